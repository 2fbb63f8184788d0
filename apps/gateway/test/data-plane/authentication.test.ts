import { type ApiKeyHash, generateApiKeySecret, revokeApiKey } from '@weir/domain/api-keys';
import { SYSTEM_CALLER } from '@weir/domain/kernel';
import { anApiKey } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chat, chatBody, errorOf, post } from '../call-gateway.ts';
import { WITHIN_A_SECOND } from '../changes-heard.ts';
import { rawRequest, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const call = (headers: Readonly<Record<string, string | null>>) => chat(gateway, 'sim-fast', {}, headers);

async function expectRefusal(response: Response, code: string): Promise<void> {
  expect(response.status).toBe(401);
  expect(await errorOf(response)).toMatchObject({ type: 'authentication_error', code, param: null });
}

describe('a data-plane request', () => {
  it('is refused without a key', async () => {
    await expectRefusal(await call({ authorization: null }), 'api_key_missing');
  });

  it.each(['Basic dXNlcjpwYXNz', 'Token sk-live-x', 'Bearer', 'Bearer '])(
    'is refused with the authorization %j as one without a key',
    async (authorization) => {
      await expectRefusal(await call({ authorization }), 'api_key_missing');
    },
  );

  it('is refused when the right key comes with another scheme', async () => {
    await expectRefusal(await call({ authorization: `Basic ${gateway.apiKey}` }), 'api_key_missing');
    await expectRefusal(await call({ authorization: gateway.apiKey }), 'api_key_missing');
  });

  it.each([
    ['cut short', (key: string) => key.slice(0, -1)],
    ['mistyped', (key: string) => key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')],
    ['of another kind', () => 'sk-proj-abcdefghijklmnop'],
    ['followed by something', (key: string) => `${key} x`],
  ])('is refused with a key that is %s', async (_, change) => {
    await expectRefusal(
      await call({ authorization: `Bearer ${change(gateway.apiKey)}` }),
      'api_key_malformed',
    );
  });

  it('is refused with a well-formed key that nobody made', async () => {
    const secret = generateApiKeySecret('live', gateway.composition.ports.randomBytes);

    await expectRefusal(await call({ authorization: `Bearer ${secret}` }), 'api_key_unknown');
  });

  it('is refused with a key from the moment it expires, also one in use', async () => {
    const { clock } = gateway.composition.services;
    const expiresAt = new Date(clock.nowMs() + 60_000);
    const { secret } = await gateway.createKey('live', expiresAt);
    const authorization = `Bearer ${secret}`;
    expect((await call({ authorization })).status).toBe(200);

    const nowMs = vi.spyOn(clock, 'nowMs').mockReturnValue(expiresAt.getTime() - 1);
    try {
      expect((await call({ authorization })).status).toBe(200);
      nowMs.mockReturnValue(expiresAt.getTime());
      await expectRefusal(await call({ authorization }), 'api_key_expired');
    } finally {
      nowMs.mockRestore();
    }
  });

  it('is refused with a key that expired before it was ever used', async () => {
    const { randomBytes, hasher } = gateway.composition.ports;
    const { apiKeys } = gateway.composition.services.management.unitOfWork.repositories;
    const secret = generateApiKeySecret('live', randomBytes);
    await apiKeys.insert(
      { ...anApiKey({ expiresAt: new Date(0) }), workspaceId: gateway.key.workspaceId },
      hasher.sha256Hex(secret) as ApiKeyHash,
    );

    await expectRefusal(await call({ authorization: `Bearer ${secret}` }), 'api_key_expired');
  });

  it('is refused with a revoked key within a second, also one in use', async () => {
    const { key, secret } = await gateway.createKey('live');
    const authorization = `Bearer ${secret}`;
    expect((await call({ authorization })).status).toBe(200);

    const { management } = gateway.composition.services;
    await revokeApiKey(SYSTEM_CALLER, key.workspaceId, key.id, management);

    await vi.waitFor(
      async () => await expectRefusal(await call({ authorization }), 'api_key_revoked'),
      WITHIN_A_SECOND,
    );
  });

  it('is let through with a key that was refused as unknown before it was made', async () => {
    const { randomBytes, hasher } = gateway.composition.ports;
    const { apiKeys } = gateway.composition.services.management.unitOfWork.repositories;
    const secret = generateApiKeySecret('live', randomBytes);
    const authorization = `Bearer ${secret}`;
    await expectRefusal(await call({ authorization }), 'api_key_unknown');

    await apiKeys.insert(
      { ...anApiKey(), workspaceId: gateway.key.workspaceId },
      hasher.sha256Hex(secret) as ApiKeyHash,
    );

    await vi.waitFor(async () => expect((await call({ authorization })).status).toBe(200), {
      timeout: 10_000,
      interval: 10,
    });
  });

  it.each(['key', 'api_key', 'access_token', 'authorization'])(
    'is refused with the key in the query as %s',
    async (name) => {
      const path = `/chat/completions?${name}=${gateway.apiKey}`;

      await expectRefusal(
        await post(gateway, path, chatBody('sim-fast'), { authorization: null }),
        'api_key_missing',
      );
    },
  );

  it.each(['cookie', 'x-api-key', 'proxy-authorization'])(
    'is refused with the key in the header %s',
    async (name) => {
      await expectRefusal(
        await call({ authorization: null, [name]: `Bearer ${gateway.apiKey}` }),
        'api_key_missing',
      );
      await expectRefusal(await call({ authorization: null, [name]: gateway.apiKey }), 'api_key_missing');
    },
  );

  it.each(['bearer', 'BEARER', 'Bearer '])('is let through with the scheme written %j', async (scheme) => {
    const response = await call({ authorization: `${scheme} ${gateway.apiKey}` });
    await response.arrayBuffer();

    expect(response.status).toBe(200);
  });

  it('is let through with the key in the header api-key, also with the same one in the authorization', async () => {
    for (const authorization of [null, `Bearer ${gateway.apiKey}`]) {
      const response = await call({ authorization, 'api-key': gateway.apiKey });
      await response.arrayBuffer();
      expect(response.status).toBe(200);
      expect(JSON.stringify(gateway.simulator.requests.at(-1))).not.toContain(gateway.apiKey);
    }
    const headers = { 'api-key': gateway.apiKey };
    for (const path of ['/models', '/models/sim-fast', '/key']) {
      expect((await fetch(gateway.baseUrl + path, { headers })).status).toBe(200);
    }
  });

  it('is refused with two keys that differ, whichever of them is good', async () => {
    const { secret } = await gateway.createKey('live');
    const good = gateway.apiKey;
    for (const [authorization, apiKey] of [
      [`Bearer ${secret}`, good],
      [`Bearer ${good}`, secret],
      [`Bearer ${good}`, 'x'],
      [`Bearer ${good}`, `Bearer ${good}`],
      [`Bearer ${good}`, ''],
      ['Bearer', good],
      ['Basic dXNlcjpwYXNz', good],
    ] as const) {
      const before = gateway.simulator.requests.length;
      await expectRefusal(await call({ authorization, 'api-key': apiKey }), 'credential_not_accepted');
      const read = await fetch(`${gateway.baseUrl}/key`, { headers: { authorization, 'api-key': apiKey } });
      await expectRefusal(read, 'credential_not_accepted');
      expect(gateway.simulator.requests.length).toBe(before);
    }
  });

  it('is refused with the header api-key twice, or with a scheme in it', async () => {
    const { apiKey, port } = gateway;
    const twice = rawRequest({
      headers: { 'api-key': apiKey, 'Api-Key': apiKey },
      body: chatBody('sim-fast'),
    });
    expect(await sendRaw(port, twice)).toMatchObject({ status: 401 });
    const scheme = await call({ authorization: null, 'api-key': `Bearer ${apiKey}` });
    await expectRefusal(scheme, 'api_key_malformed');
    await expectRefusal(await call({ authorization: null, 'api-key': '' }), 'api_key_missing');
  });

  it('is not recorded when refused, and never reaches the upstream', async () => {
    const before = { records: (await gateway.records()).length, requests: gateway.simulator.requests.length };

    await expectRefusal(await call({ authorization: null }), 'api_key_missing');

    expect((await gateway.records()).length).toBe(before.records);
    expect(gateway.simulator.requests.length).toBe(before.requests);
  });
});

describe('a test key', () => {
  it('reaches connections to simulators and no other', async () => {
    const { secret } = await gateway.createKey('test');
    await gateway.connect({ name: 'simulated', kind: 'simulator', baseUrl: gateway.simulator.url }, [
      { model: 'simulated', upstreamName: 'sim-fast' },
      // The live connection serves it too, and would be first.
      { model: 'sim-cached', tier: 5 },
    ]);
    const authorization = `Bearer ${secret}`;

    const simulated = await chat(gateway, 'simulated', {}, { authorization });
    const shared = await chat(gateway, 'sim-cached', {}, { authorization });
    const live = await chat(gateway, 'sim-fast', {}, { authorization });

    expect(simulated.status).toBe(200);
    expect(shared.status).toBe(200);
    expect(await gateway.recordOf(shared.headers.get('x-request-id'))).toMatchObject({
      provider: 'simulator',
    });
    expect(live.status).toBe(404);
    expect(await errorOf(live)).toMatchObject({ code: 'model_not_found' });
  });
});
