import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** Somebody whom the server knows, as it tells them. */
export interface OidcUser {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly groups?: readonly string[];
}

/** A real OpenID Connect issuer on loopback. It insists on PKCE. */
export interface OidcServer {
  readonly issuer: string;
  /** What a gateway needs to sign people in by it. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes the server know somebody, or know them otherwise than before. */
  setUser(user: OidcUser): void;
  /** Signs with a new key from now on; the old one is gone. */
  rotateKey(): Promise<void>;
  stop(): Promise<void>;
}

/** Where browsers think the gateway is, whatever port it has: the redirect URI is known before the port is. */
export const PUBLIC_URL = 'http://127.0.0.1:1';

const CLIENT_ID = 'weir';
/** With everything that must be encoded on its way. */
const CLIENT_SECRET = 'secret of: 100% +/=&';

export async function startOidcServer(users: readonly OidcUser[] = []): Promise<OidcServer> {
  const known = new Map(users.map((user) => [user.id, user]));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (!pathname.startsWith('/interaction/')) return void provider.callback()(request, response);
    // What a form would be to people: whom to be.
    const accountId = searchParams.get('user');
    const result =
      accountId === null || !known.has(accountId) ? { error: 'access_denied' } : { login: { accountId } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let keys = 0;
  let provider = await makeProvider(issuer, known, `key-${++keys}`);
  return {
    issuer,
    env: {
      PUBLIC_URL,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_SCOPES: 'openid profile email groups',
    },
    setUser: (user) => void known.set(user.id, user),
    async rotateKey() {
      provider = await makeProvider(issuer, known, `key-${++keys}`);
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function makeProvider(
  issuer: string,
  users: ReadonlyMap<string, OidcUser>,
  kid: string,
): Promise<Provider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${PUBLIC_URL}/v1/auth/oidc/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key as never] },
    cookies: { keys: ['of no use'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    claims: {
      openid: ['sub'],
      profile: ['name'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    findAccount(_, id) {
      const user = users.get(id);
      if (user === undefined) return undefined;
      const { name, email, emailVerified, groups } = user;
      return {
        accountId: id,
        claims: () => ({ sub: id, name, email, email_verified: emailVerified, groups }),
      };
    },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session!.accountId!,
        clientId: oidc.client!.clientId,
      });
      grant.addOIDCScope('openid profile email groups');
      await grant.save();
      return grant;
    },
  };
  return new Provider(issuer, configuration);
}
