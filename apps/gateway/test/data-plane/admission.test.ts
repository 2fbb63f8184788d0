import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DomainError } from '@weir/domain/kernel';
import { type Admission, HOLDS_NOTHING, limitRefusal } from '@weir/domain/limits';
import type { Refusal } from '@weir/domain/refusals';
import { aQuota, JANUARY } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { chat, errorOf } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

/** The same gateway at another address, with limits of its own. */
async function withAdmission(admit: Admission['admit'], refused: Refusal[] = []): Promise<TestGateway> {
  const services = {
    ...gateway.composition.services,
    admission: { admit, check: async () => {}, inspect: async () => [] },
    refusals: { refused: (refusal: Refusal) => void refused.push(refusal), write: async () => {} },
  };
  const server = createHttpServer(buildApp(services), services, {
    headersTimeoutMs: 10_000,
    requestTimeoutMs: 10_000,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { ...gateway, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
}

const LEFT = ['x-ratelimit-remaining-requests', '7'];

const refusal = new DomainError('too_many_requests', 'Too many requests.', { retryAfterMs: 2_500 });

describe('admission', () => {
  it.each([
    ['at once', () => ({ ...HOLDS_NOTHING, headers: LEFT })],
    ['later', async () => ({ ...HOLDS_NOTHING, headers: LEFT })],
  ])('that says yes %s tells the client what is left', async (_when, admit) => {
    const limited = await withAdmission(admit);
    for (const stream of [true, false]) {
      const response = await chat(limited, 'sim-fast', { stream });
      expect(response.status).toBe(200);
      expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('7');
      expect((await response.text()).length).toBeGreaterThan(100);
    }
  });

  it.each([
    [
      'at once',
      () => {
        throw refusal;
      },
    ],
    ['later', () => Promise.reject(refusal)],
  ])(
    'that says no %s is answered in the envelope, and nothing is asked of the upstream',
    async (_when, admit) => {
      const limited = await withAdmission(admit);
      gateway.simulator.reset();
      const response = await chat(limited, 'sim-fast', { stream: true });
      expect(response.status).toBe(429);
      expect(response.headers.get('retry-after')).toBe('3');
      expect(await errorOf(response)).toMatchObject({ type: 'rate_limit_error', code: 'too_many_requests' });
      expect(gateway.simulator.requests).toEqual([]);
    },
  );

  it('by a limit tells its details, what is left of others, and is recorded with them', async () => {
    const refused: Refusal[] = [];
    const budget = aQuota(9_007_199_254_740_993n, { scope: 'workspace' });
    const limited = await withAdmission(() => {
      throw limitRefusal(budget, {
        model: { name: 'sim-fast' },
        ...{ observed: 7n, resetsAtMs: JANUARY.endsAtMs, retryAfterMs: null, nowMs: 0, headers: LEFT },
      });
    }, refused);
    const response = await chat(limited, 'sim-fast');
    expect(response.status).toBe(402);
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('7');
    expect(await errorOf(response)).toMatchObject({
      type: 'budget_exceeded',
      code: 'workspace_budget_exceeded',
      details: {
        ...{ scope: 'workspace', scope_id: budget.scopeId, limit_nano_usd: '9007199254740993' },
        ...{ observed_nano_usd: '7', resets_at: '2026-02-01T00:00:00.000Z' },
      },
    });
    expect(refused).toMatchObject([
      {
        ...{ code: 'workspace_budget_exceeded', scope: 'workspace', model: 'sim-fast', operation: 'chat' },
        ...{ limit: 9_007_199_254_740_993n, observed: 7n, resetsAt: new Date(JANUARY.endsAtMs) },
      },
    ]);
  });
});
