import { describe, expect, it } from 'vitest';
import { aModel } from '../../../testing/src/a-model.ts';
import { aFoundApiKey, anApiKey } from '../../../testing/src/an-api-key.ts';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { toAuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import { DomainError, isDomainError } from '../kernel/domain-error.ts';
import { HOLDS_NOTHING } from '../limits/holds-nothing.ts';
import type { Admission, AdmissionRequest, Admitted } from '../limits/ports.ts';
import type { Catalog } from '../models/catalog.ts';
import type { ResolvedModel, RoutedDeployment } from '../models/catalog-snapshot.ts';
import { NO_PRICES } from '../models/price-list.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import { routed, startRun } from './__fixtures__/a-run.ts';
import { aScan } from './__fixtures__/a-scan.ts';
import { DONE, finish, token } from './__fixtures__/open-ai-events.ts';
import { RecordingClient } from './__fixtures__/recording-client.ts';
import { type StartInferencePorts, startInference } from './start-inference.ts';

/** A catalog that resolves each of these names, for live keys. */
function aCatalog(
  models: Readonly<Record<string, ResolvedModel>>,
  refusesUnpriced = false,
): Pick<Catalog, 'current'> {
  const resolve = (name: string, mode: string) => (mode === 'live' ? (models[name] ?? null) : null);
  const deploymentsFor = ({ deployments }: ResolvedModel) => deployments;
  return { current: { resolve, deploymentsFor, refusesUnpriced } as unknown as Catalog['current'] };
}

/** All credentials are open. */
const credentials: StartInferencePorts['credentials'] = {
  deployments: (deployments) => deployments as readonly RoutedDeployment[],
};

function start(
  text: string,
  models: Readonly<Record<string, ResolvedModel>>,
  allowedModels: readonly string[] | null = null,
  more: { readonly refusesAliases?: boolean; readonly refusesUnpriced?: boolean } = {},
) {
  const { runner, provider, request } = startRun();
  const {
    body: ______,
    parsed: _,
    model: __,
    deployments: ___,
    admitted: ____,
    clientTags: _____,
    ...call
  } = request;
  const client = new RecordingClient();
  const key = toAuthenticatedKey(aFoundApiKey(anApiKey({ allowedModels })));
  try {
    const { refusesAliases = false, refusesUnpriced = false } = more;
    const input = { ...call, key, refusesAliases, scan: aScan(text, request.operation.dialect.members) };
    const catalog = aCatalog(models, refusesUnpriced);
    startInference(
      { catalog, credentials, admission: { admit: () => HOLDS_NOTHING }, runner },
      input,
      client,
    );
    return { refusal: null, provider, runner };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { refusal: { code: error.code, param: error.param }, provider, runner };
  }
}

describe('startInference', () => {
  const model = aModel({ name: 'meadow' });

  it('runs the request against the deployments of the model that its name or alias means', () => {
    const { refusal, provider, runner } = start('{"model":"alias"}', {
      alias: { model, deployments: routed(model, 2, {}) },
    });
    expect(refusal).toBeNull();
    expect(provider.upstream.requestBody.model).toBe('upstream-model-1');
    expect(runner.activeRequests).toBe(2);
  });

  it.each([
    ['{"model":', { code: 'malformed_json', param: undefined }],
    ['{"model":"unknown"}', { code: 'model_not_found', param: 'model' }],
    ['{"model":"idle"}', { code: 'no_deployment_available', param: 'model' }],
  ])('refuses %s before anything is run', (text, expected) => {
    const { refusal, provider, runner } = start(text, { idle: { model, deployments: [] } });
    expect(refusal).toEqual(expected);
    expect(provider.exchanges).toHaveLength(1);
    expect(runner.activeRequests).toBe(1);
  });

  it('leaves out deployments that can serve the endpoint neither as it is nor translated', () => {
    const [unable] = routed(model, 1, { apis: ['openai-responses'] });
    const [, able] = routed(model, 2, { apis: ['openai'] });
    const ask = (deployments: ResolvedModel['deployments']) =>
      start('{"model":"meadow"}', { meadow: { model, deployments } });
    expect(ask([unable!]).refusal).toEqual({ code: 'operation_not_served', param: 'model' });
    const { refusal, provider } = ask([unable!, able!]);
    expect(refusal).toBeNull();
    expect(provider.upstream.requestBody.model).toBe('upstream-model-2');
  });

  it('refuses an alias where the client wants none, and never the name itself', () => {
    const models = {
      alias: { model, deployments: routed(model, 1, {}) },
      meadow: { model, deployments: routed(model, 1, {}) },
    };
    const wish = { refusesAliases: true };
    expect(start('{"model":"alias"}', models, null, wish).refusal).toEqual({
      code: 'model_not_found',
      param: 'model',
    });
    expect(start('{"model":"meadow"}', models, null, wish).refusal).toBeNull();
    // What a key may not use is not named to it.
    expect(start('{"model":"alias"}', models, ['other'], wish).refusal?.code).toBe('model_not_allowed');
  });

  it('refuses a retired model, under its alias too, and serves a deprecated one', () => {
    const lifecycle = { deprecatedAt: new Date(0), retiresAt: new Date(1) };
    const [retired, deprecated] = [
      aModel({ lifecycle }),
      aModel({ lifecycle: { ...lifecycle, retiresAt: null } }),
    ];
    const models = {
      retired: { model: retired, deployments: [] },
      deprecated: { model: deprecated, deployments: routed(deprecated, 1, {}) },
    };
    expect(start('{"model":"retired"}', models).refusal).toEqual({ code: 'model_retired', param: 'model' });
    expect(start('{"model":"deprecated"}', models).refusal).toBeNull();
  });

  it('refuses a model whose cost would be unknown where the platform wants none', () => {
    const [unpriced, free] = [aModel({ prices: NO_PRICES }), aModel({ prices: NO_PRICES, free: true })];
    const models = {
      unpriced: { model: unpriced, deployments: routed(unpriced, 1, {}) },
      free: { model: free, deployments: routed(free, 1, {}) },
      meadow: { model, deployments: routed(model, 1, {}) },
    };
    const refusalOf = (name: string, refusesUnpriced: boolean) =>
      start(`{"model":"${name}"}`, models, null, { refusesUnpriced }).refusal?.code;
    expect(refusalOf('unpriced', false)).toBeUndefined();
    expect(['unpriced', 'free', 'meadow'].map((name) => refusalOf(name, true))).toEqual([
      'model_not_priced',
      undefined,
      undefined,
    ]);
  });

  it('refuses what could not be recorded before anything is reserved or asked of an upstream', () => {
    const admitted: string[] = [];
    const { runner, provider, request, ledger } = startRun();
    const { body: ______, parsed: _, model: __, ...more } = request;
    const { deployments: ___, admitted: ____, clientTags: _____, ...call } = more;
    const ask = (room: number) => {
      ledger.room = room;
      const ports = {
        catalog: aCatalog({ meadow: { model, deployments: routed(model, 1, {}) } }),
        credentials,
        admission: {
          admit: (asked: AdmissionRequest) => {
            admitted.push(asked.model.name);
            return HOLDS_NOTHING;
          },
        },
        runner,
      };
      const scan = aScan('{"model":"meadow"}', request.operation.dialect.members);
      startInference(ports, { ...call, scan }, new RecordingClient());
    };
    // One request is running, and owes a record.
    expect(() => ask(1)).toThrow(
      expect.objectContaining({ code: 'usage_not_recordable', retryable: true, retryAfterMs: 5_000 }),
    );
    expect([admitted, provider.exchanges.length]).toEqual([[], 1]);
    ask(2);
    expect([admitted, provider.exchanges.length]).toEqual([['meadow'], 2]);
  });

  describe('for a key that may use some models only', () => {
    const [allowed, other] = [aModel({ name: 'allowed' }), aModel({ name: 'other' })];
    const models = {
      allowed: { model: allowed, deployments: routed(allowed, 1, {}) },
      'alias of allowed': { model: allowed, deployments: routed(allowed, 1, {}) },
      other: { model: other, deployments: routed(other, 1, {}) },
      'alias of other': { model: other, deployments: routed(other, 1, {}) },
      ALLOWED: { model: other, deployments: routed(other, 1, {}) },
    };
    const startRestricted = (text: string) => start(text, models, ['allowed']);

    it.each(['{"model":"allowed"}', '{"model":"alias of allowed"}', '{"mod\\u0065l":"\\u0061llowed"}'])(
      'runs %s',
      (text) => {
        expect(startRestricted(text)).toMatchObject({ refusal: null, runner: { activeRequests: 2 } });
      },
    );

    it.each([
      ['{"model":"other"}', 'model_not_allowed', 'model'],
      ['{"model":"alias of other"}', 'model_not_allowed', 'model'],
      ['{"model":"ALLOWED"}', 'model_not_allowed', 'model'],
      ['{"model":"\\u006fther"}', 'model_not_allowed', 'model'],
      ['{"model":"allowed "}', 'model_not_found', 'model'],
      ['{"model":"allowed\\u0000"}', 'model_not_found', 'model'],
      ['{"model":"\\uff41llowed"}', 'model_not_found', 'model'],
      ['{"model":"allowed","model":"other"}', 'invalid_parameter', 'model'],
      ['{"model":"other","mod\\u0065l":"allowed"}', 'invalid_parameter', 'model'],
      ['{"model":["allowed"]}', 'invalid_parameter', 'model'],
      ['{"model":"allowed","models":["other"]}', 'model_not_allowed', 'models'],
      ['{"model":"allowed","f\\u0061llbacks":["other"]}', 'model_not_allowed', 'fallbacks'],
    ])('refuses %s', (text, code, param) => {
      const { refusal, runner } = startRestricted(text);
      expect(refusal).toEqual({ code, param });
      expect(runner.activeRequests).toBe(1);
    });

    it('says no before it says that nothing serves the model', () => {
      const idle = { other: { model: other, deployments: [] } };
      expect(start('{"model":"other"}', idle, ['allowed']).refusal?.code).toBe('model_not_allowed');
      expect(start('{"model":"other"}', idle, []).refusal?.code).toBe('model_not_allowed');
    });

    it('leaves further models alone where nothing is restricted', () => {
      expect(start('{"model":"allowed","models":["other"]}', models).refusal).toBeNull();
    });
  });

  describe('asks admission', () => {
    const models = { meadow: { model, deployments: routed(model, 1, {}) } };
    const refusal = new DomainError('too_many_requests', 'Too many.', { retryAfterMs: 2_000 });

    /** One request to a gateway with this admission. */
    function ask(admission: Pick<Admission, 'admit'>, opening = credentials) {
      const { runner, provider, request, ledger } = startRun();
      const {
        body: ______,
        parsed: _,
        model: __,
        deployments: ___,
        admitted: ____,
        clientTags: _____,
        ...call
      } = request;
      const client = new RecordingClient();
      const text = '{"model":"meadow","stream":true}';
      const scan = aScan(text, request.operation.dialect.members);
      const start = () =>
        startInference(
          { catalog: aCatalog(models), credentials: opening, admission, runner },
          { ...call, scan },
          client,
        );
      return { client, ledger, provider, runner, request, scan, start };
    }

    it('with what the limits are judged by, and tells the client what it says', async () => {
      const asked: AdmissionRequest[] = [];
      const settled: (UsageRecord | null)[] = [];
      const admitted: Admitted = {
        ...HOLDS_NOTHING,
        headers: ['x-ratelimit-remaining-requests', '7'],
        settle: (record) => settled.push(record),
      };
      const { client, ledger, provider, request, start } = ask({
        admit: (one) => {
          asked.push(one);
          return admitted;
        },
      });
      expect(start()).toBeUndefined();
      expect(asked).toMatchObject([
        {
          key: request.key,
          operation: { name: 'chat' },
          parsed: { model: 'meadow' },
          model,
          receivedMs: request.receivedMs,
        },
      ]);
      provider.upstream.send(token('a') + finish() + DONE);
      provider.upstream.end();
      await flushMicrotasks();
      expect(client.answer?.limitHeaders).toEqual(admitted.headers);
      expect(settled).toEqual([ledger.records.at(-1)]);
    });

    it('and runs nothing that it refuses', async () => {
      for (const admit of [
        () => {
          throw refusal;
        },
        () => Promise.reject(refusal),
      ]) {
        const { client, provider, start } = ask({ admit });
        await expect((async () => start())()).rejects.toBe(refusal);
        expect(provider.exchanges).toHaveLength(1);
        expect(client.answer).toBeNull();
      }
    });

    it('and waits for a yes that takes a while', async () => {
      const yes = Promise.withResolvers<Admitted>();
      const { provider, runner, start } = ask({ admit: () => yes.promise });
      const started = start();
      expect(runner.activeRequests).toBe(1);
      yes.resolve(HOLDS_NOTHING);
      await started;
      expect(runner.activeRequests).toBe(2);
      expect(provider.exchanges).toHaveLength(2);
    });

    it('once credentials are open that take a while, and not for a client that has left meanwhile', async () => {
      for (const leaves of [false, true]) {
        const open = Promise.withResolvers<readonly RoutedDeployment[]>();
        const asked: AdmissionRequest[] = [];
        const admit = (one: AdmissionRequest) => {
          asked.push(one);
          return HOLDS_NOTHING;
        };
        const { client, runner, start } = ask({ admit }, { deployments: () => open.promise });
        const started = start();
        expect(asked).toEqual([]);
        if (leaves) client.goAway();
        open.resolve(routed(model, 2, {}));
        await started;
        expect(asked).toHaveLength(leaves ? 0 : 1);
        expect(runner.activeRequests).toBe(leaves ? 1 : 2);
      }
    });

    it('not at all where no credential can be opened', async () => {
      const { provider, start } = ask(
        { admit: () => expect.fail('admitted') },
        { deployments: () => Promise.reject(refusal) },
      );
      await expect(start()).rejects.toBe(refusal);
      expect(provider.exchanges).toHaveLength(1);
    });

    it('and gives a yes back when the client has left meanwhile', async () => {
      const settled: (UsageRecord | null)[] = [];
      const yes = Promise.withResolvers<Admitted>();
      const { client, provider, scan, start } = ask({ admit: () => yes.promise });
      const started = start();
      client.goAway();
      yes.resolve({ ...HOLDS_NOTHING, settle: (record) => settled.push(record) });
      await started;
      expect(settled).toEqual([null]);
      expect(() => scan.body.bytes).toThrow('released');
      expect(provider.exchanges).toHaveLength(1);
    });

    it('and gives a yes back when the run cannot begin, now or later', async () => {
      for (const later of [false, true]) {
        const settled: (UsageRecord | null)[] = [];
        const admitted: Admitted = { ...HOLDS_NOTHING, settle: (record) => settled.push(record) };
        const { provider, runner, start } = ask({
          admit: () => (later ? Promise.resolve(admitted) : admitted),
        });
        provider.open = () => {
          throw new Error('a bug');
        };
        await expect((async () => start())()).rejects.toThrow('a bug');
        expect(settled).toEqual([null]);
        expect(runner.activeRequests).toBe(1);
      }
    });

    it('and gives a yes back when the process has begun to stop meanwhile', async () => {
      const settled: (UsageRecord | null)[] = [];
      const yes = Promise.withResolvers<Admitted>();
      const { provider, runner, start } = ask({ admit: () => yes.promise });
      const started = start();
      runner.close();
      yes.resolve({ ...HOLDS_NOTHING, settle: (record) => settled.push(record) });
      await expect(started).rejects.toMatchObject({ code: 'shutting_down' });
      expect(settled).toEqual([null]);
      expect(provider.exchanges).toHaveLength(1);
    });
  });
});
