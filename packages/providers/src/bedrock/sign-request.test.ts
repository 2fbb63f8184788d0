import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { expect, it } from 'vitest';
import { expectedSignature, signatureOf } from '../../test/verify-signature.ts';
import { signRequest } from './sign-request.ts';

const KEYS = {
  accessKeyId: 'AKIAWEIRWEIRWEIRWEIR',
  secretAccessKey: 'cDPfLf0Kx1example+secret/of0forty0chars0',
  sessionToken: 'a+session/token==',
};
const MODEL = 'arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0';

/** The request that the SDK of AWS would send. */
async function signedBySdk() {
  let sent: { method: string; path: string; headers: Record<string, string>; body: Uint8Array } | undefined;
  const client = new BedrockRuntimeClient({
    region: 'eu-central-1',
    credentials: KEYS,
    requestHandler: {
      handle: async (request: typeof sent) => {
        sent = request;
        throw Object.assign(new Error('not sent'), { name: 'NotSent', $retryable: undefined });
      },
    },
    maxAttempts: 1,
  });
  const messages = [{ role: 'user' as const, content: [{ text: 'Wéir?' }] }];
  await client.send(new ConverseCommand({ modelId: MODEL, messages })).catch(() => {});
  const { buffer, byteOffset, byteLength } = sent!.body;
  return { ...sent!, body: Buffer.from(buffer, byteOffset, byteLength) };
}

it('signs what the SDK of AWS signs, as the specification says', async () => {
  const sdk = await signedBySdk();
  const { method, path, headers, body } = sdk;
  expect(expectedSignature({ method, path, query: '', headers, body }, KEYS.secretAccessKey)).toBe(
    signatureOf({ headers }),
  );

  const date = headers['x-amz-date']!;
  const nowMs = Date.parse(date.replace(/^(....)(..)(..T..)(..)(..)Z$/, '$1-$2-$3:$4:$5Z'));
  const url = new URL(`https://${headers.host}${path}`);
  const own = await signRequest(
    {
      method: 'POST',
      url,
      body: [body.subarray(0, 7), body.subarray(7)],
      region: 'eu-central-1',
      nowMs,
    },
    KEYS,
  );
  const ownHeaders: Record<string, string> = { host: url.host, 'content-type': 'application/json' };
  for (let i = 0; i < own.length; i += 2) ownHeaders[own[i]!] = own[i + 1]!;
  expect(ownHeaders).toMatchObject({
    'x-amz-date': date,
    'x-amz-security-token': KEYS.sessionToken,
    'x-amz-content-sha256': headers['x-amz-content-sha256'],
  });
  expect(signatureOf({ headers: ownHeaders })).toBe(
    expectedSignature({ method, path, query: '', headers: ownHeaders, body }, KEYS.secretAccessKey),
  );
  expect(/SignedHeaders=([^,]+)/.exec(ownHeaders.authorization!)![1]).toBe(
    'content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token',
  );
});

it('signs the query of a GET', async () => {
  const url = new URL(
    'https://bedrock.us-east-1.amazonaws.com/foundation-models?byOutputModality=TEXT&a=b%2Fc',
  );
  const signed = await signRequest({ method: 'GET', url, body: [], region: 'us-east-1', nowMs: 0 }, KEYS);
  const headers: Record<string, string> = { host: url.host };
  for (let i = 0; i < signed.length; i += 2) headers[signed[i]!] = signed[i + 1]!;
  const query = 'a=b%2Fc&byOutputModality=TEXT';
  expect(signatureOf({ headers })).toBe(
    expectedSignature({ method: 'GET', path: url.pathname, query, headers, body: '' }, KEYS.secretAccessKey),
  );
});
