import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as KMS logs it: never with key material. */
export interface KmsCall {
  readonly operation: string;
  readonly context: Readonly<Record<string, string>>;
  readonly keyId: string | undefined;
}

/** How calls fail: with a status and the name of an error, or not at all, by never being answered. */
export type KmsFault = { readonly status: number; readonly type: string } | 'hang';

export interface TestKms {
  readonly url: string;
  /** The ARN of its one key. */
  readonly keyArn: string;
  /** What was asked, oldest first, failures included. */
  readonly calls: KmsCall[];
  /** Every data key that it ever gave away, in base64. */
  readonly givenKeys: string[];
  /** Set: every call fails in this way. */
  fault: KmsFault | null;
  /** Data keys are bound by this key from now on: what was wrapped before is not known. */
  loseKey(): void;
  close(): Promise<void>;
}

const REGION = 'eu-central-1';
const CONTENT_TYPE = 'application/x-amz-json-1.1';
const SIGNED = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/eu-central-1\/kms\/aws4_request, /;

/** What the SDK needs in the environment to call it. */
export function environmentOf({ url }: TestKms): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_KMS: url,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'AKIAWEIRWEIRWEIRWEIR',
    AWS_SECRET_ACCESS_KEY: 'sekret/sekret+sekret/sekret+sekret/sekre',
  };
}

/**
 * A KMS with one key, on loopback, for the SDK of AWS: GenerateDataKey and Decrypt on the wire of JSON 1.1
 * (https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html). It takes signed requests only, and unwraps in the encryption
 * context only in which it wrapped.
 */
export async function startTestKms(): Promise<TestKms> {
  let wrappingKey = randomBytes(32);
  const keyArn = `arn:aws:kms:${REGION}:111122223333:key/${crypto.randomUUID()}`;
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [, operation = ''] = /^TrentService\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? [];
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    const context = (body.EncryptionContext ?? {}) as Record<string, string>;
    kms.calls.push({ operation, context, keyId: body.KeyId as string | undefined });
    if (kms.fault === 'hang') return;
    const [status, answered] = kms.fault === null ? serve() : [kms.fault.status, { __type: kms.fault.type }];
    response.writeHead(status, { 'content-type': CONTENT_TYPE }).end(JSON.stringify(answered));

    function serve(): readonly [number, object] {
      if (request.headers['content-type'] !== CONTENT_TYPE) return [415, { __type: 'UnsupportedMediaType' }];
      if (!SIGNED.test(request.headers.authorization ?? '')) {
        return [400, { __type: 'IncompleteSignature' }];
      }
      if (operation === 'GenerateDataKey') return generate();
      if (operation === 'Decrypt') return decrypt();
      return [400, { __type: 'UnknownOperationException' }];
    }

    function generate(): readonly [number, object] {
      if (body.KeyId !== keyArn) return [400, { __type: 'NotFoundException' }];
      if (body.KeySpec !== 'AES_256') return [400, { __type: 'ValidationException' }];
      const key = randomBytes(32);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
      cipher.setAAD(canonical(context));
      const wrapped = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
      kms.givenKeys.push(key.toString('base64'));
      return [
        200,
        { CiphertextBlob: wrapped.toString('base64'), Plaintext: key.toString('base64'), KeyId: keyArn },
      ];
    }

    function decrypt(): readonly [number, object] {
      const wrapped = Buffer.from(String(body.CiphertextBlob), 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', wrappingKey, wrapped.subarray(0, 12));
        decipher.setAAD(canonical(context));
        decipher.setAuthTag(wrapped.subarray(-16));
        const key = Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
        return [
          200,
          { Plaintext: key.toString('base64'), KeyId: keyArn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' },
        ];
      } catch {
        return [400, { __type: 'InvalidCiphertextException' }];
      }
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const kms: TestKms = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keyArn,
    calls: [],
    givenKeys: [],
    fault: null,
    loseKey() {
      wrappingKey = randomBytes(32);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return kms;
}

function canonical(context: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
}
