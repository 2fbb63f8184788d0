import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export interface IssuerRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly form: URLSearchParams;
}

type Answer = (request: IssuerRequest, response: ServerResponse) => void;

/** An identity provider with scripted answers by path, also ones that no real provider gives. */
export interface ScriptedIssuer {
  readonly url: string;
  readonly requests: IssuerRequest[];
  /** Sets the answer to the next requests for a path. */
  answer(path: string, answer: Answer): void;
  /** Answers the token endpoint with this ID token. */
  giveIdToken(idToken: string): void;
  /** An ID token of this issuer for client `weir` and nonce `the-nonce`, issued now, with these changes. */
  idToken(claims?: Record<string, unknown>, signing?: Partial<Signing>): Promise<string>;
  /** Replaces its key. */
  rotateKey(): Promise<void>;
  readonly publicJwk: JWK;
  stop(): Promise<void>;
}

export interface Signing {
  readonly alg: string;
  readonly kid: string;
  readonly key: CryptoKey | Uint8Array;
}

export function json(body: unknown, status = 200): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

export async function startScriptedIssuer(metadata: Record<string, unknown> = {}): Promise<ScriptedIssuer> {
  const requests: IssuerRequest[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer(async (incoming, response) => {
    const { pathname: path } = new URL(incoming.url ?? '/', 'http://issuer');
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const request = { method: incoming.method ?? '', path, headers: incoming.headers, form };
    requests.push(request);
    (answers.get(path) ?? json({ error: 'not_found' }, 404))(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let keys = 0;
  let signing: Signing;
  let publicJwk: JWK;

  const issuer: ScriptedIssuer = {
    url,
    requests,
    answer: (path, answer) => void answers.set(path, answer),
    giveIdToken: (idToken) =>
      issuer.answer('/token', json({ access_token: 'the-access-token', id_token: idToken })),
    idToken(claims = {}, other = {}) {
      const nowS = Math.floor(Date.now() / 1000);
      const { alg, kid, key } = { ...signing, ...other };
      const standard = {
        iss: url,
        aud: 'weir',
        sub: 'a1',
        nonce: 'the-nonce',
        iat: nowS,
        exp: nowS + 60,
        name: 'Ada',
        email: 'ada@example.com',
      };
      return new SignJWT({ ...standard, ...claims }).setProtectedHeader({ alg, kid }).sign(key);
    },
    async rotateKey() {
      const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
      signing = { alg: 'ES256', kid: `key-${++keys}`, key: privateKey };
      publicJwk = { ...(await exportJWK(publicKey)), kid: signing.kid, alg: 'ES256', use: 'sig' };
      issuer.answer('/keys', json({ keys: [publicJwk] }));
    },
    get publicJwk() {
      return publicJwk;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  await issuer.rotateKey();
  issuer.answer(
    '/.well-known/openid-configuration',
    json({
      issuer: url,
      authorization_endpoint: `${url}/authorize?tenant=1`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      userinfo_endpoint: `${url}/userinfo`,
      ...metadata,
    }),
  );
  return issuer;
}
