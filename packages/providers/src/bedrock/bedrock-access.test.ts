import { isProviderError } from '@weir/domain/inference';
import { aConnection, FakeClock } from '@weir/testing';
import { describe, expect, it } from 'vitest';
import { BedrockAccess } from './bedrock-access.ts';

const AWS = 'https://bedrock-runtime.us-east-1.amazonaws.com';
const ELSEWHERE = 'https://collector.example';
const OWN = { accessKeyId: 'AKIAOWNOWNOWNOWNOWN1', secretAccessKey: 'the-own-secret' };
const BROUGHT = `AKIABROUGHTBROUGHT01:${'s'.repeat(40)}`;

function authorize(
  connection: { baseUrl: string; credential: string | null; guarded: boolean },
  environment: { apiKey?: string; region?: string } = {},
) {
  const access = new BedrockAccess(new FakeClock(), {
    region: environment.region ?? null,
    apiKey: environment.apiKey ?? null,
    loadKeys: async () => OWN,
  });
  const request = {
    method: 'POST',
    url: new URL(`${connection.baseUrl}/model/m/converse`),
    body: [],
  } as const;
  return access.authorize(aConnection({ kind: 'bedrock', ...connection }), request).then(
    (headers) => headers[headers.indexOf('authorization') + 1],
    (error) => (isProviderError(error) ? error.code : Promise.reject(error)),
  );
}

describe("the gateway's own identity", () => {
  it('signs for connections without a credential that the operator named', async () => {
    expect(await authorize({ baseUrl: AWS, credential: null, guarded: false })).toContain(OWN.accessKeyId);
    const proxied = { baseUrl: ELSEWHERE, credential: null, guarded: false };
    expect(await authorize(proxied, { region: 'eu-west-1' })).toContain('/eu-west-1/bedrock/aws4_request');
  });

  it('signs for a connection that was made over the API only towards AWS', async () => {
    expect(await authorize({ baseUrl: AWS, credential: null, guarded: true })).toContain(OWN.accessKeyId);
    for (const baseUrl of [
      ELSEWHERE,
      'http://bedrock-runtime.us-east-1.amazonaws.com',
      `${AWS}.evil.example`,
    ]) {
      const connection = { baseUrl, credential: null, guarded: true };
      expect(await authorize(connection, { region: 'us-east-1' })).toBe('upstream_credential_rejected');
      const environment = { region: 'us-east-1', apiKey: 'ABSKown' };
      expect(await authorize(connection, environment)).toBe('upstream_credential_rejected');
    }
  });

  it('is never used in place of a credential that was brought, however broken', async () => {
    for (const credential of [BROUGHT, '', 'AKIA:', 'not a key', `${BROUGHT}:`, 'null']) {
      const found = await authorize(
        { baseUrl: AWS, credential, guarded: false },
        { apiKey: 'ABSKown-api-key' },
      );
      expect(found).not.toContain(OWN.accessKeyId);
      expect(found).not.toContain('ABSKown');
    }
  });

  it('is the API key of the environment where there is one', async () => {
    const connection = { baseUrl: AWS, credential: null, guarded: true };
    expect(await authorize(connection, { apiKey: 'ABSKown' })).toBe('Bearer ABSKown');
  });
});

it('signs with access keys, temporary ones with their token, and sends an API key as it is', async () => {
  const connection = { baseUrl: AWS, guarded: true };
  expect(await authorize({ ...connection, credential: BROUGHT })).toContain('AKIABROUGHTBROUGHT01');
  expect(await authorize({ ...connection, credential: `${BROUGHT}:token==` })).toContain(
    'x-amz-security-token',
  );
  expect(await authorize({ ...connection, credential: 'bedrock-api-key-abc' })).toBe(
    'Bearer bedrock-api-key-abc',
  );
});

it('asks nobody where the region is not known', async () => {
  expect(await authorize({ baseUrl: ELSEWHERE, credential: BROUGHT, guarded: true })).toBe(
    'upstream_connect_failed',
  );
});
