import {
  type CatalogRepository,
  type CatalogRows,
  CONNECTION_KINDS,
  type Connection,
  type ConnectionKind,
  type Model,
  NO_PRICES,
} from '@weir/domain/models';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aConnection, aDeployment, aModel, aPriceList, aPriceTier } from './a-model.ts';

/** A repository on a database without models and connections. */
export interface CatalogRepositoryHarness {
  readonly repository: CatalogRepository;
  close?(): Promise<void>;
}

/** What every repository of the model catalog promises. Call inside a `describe` or at the top of a test file. */
export function catalogRepositoryContract(make: () => Promise<CatalogRepositoryHarness>): void {
  describe('keeps the contract of a catalog repository', () => {
    let harness: CatalogRepositoryHarness;
    let repository: CatalogRepository;
    beforeEach(async () => {
      harness = await make();
      repository = harness.repository;
    });
    afterEach(async () => {
      await harness.close?.();
    });
    const saved = async (overrides: Partial<Connection> = {}): Promise<Connection> => {
      const connection = aConnection(overrides);
      return { ...connection, id: await repository.saveConnection(connection) };
    };
    const discover = (connection: Connection, ...models: Model[]) =>
      repository.replaceDiscovered(
        connection.id,
        models,
        models.map((model) => aDeployment(model, connection)),
      );

    it('loads nothing from an empty database', async () => {
      expect(await repository.load()).toEqual({
        models: [],
        aliases: [],
        connections: [],
        deployments: [],
        credentials: [],
        refusesUnpriced: false,
      });
    });

    describe('for connections that the environment configures', () => {
      const configure = async (overrides: Partial<Connection> = {}) => {
        const connection = aConnection({ name: 'upstream', credential: 'sk-first', ...overrides });
        return { ...connection, id: await repository.saveConnection(connection, 'environment') };
      };

      it('retires those that are no longer configured, and leaves those of operators alone', async () => {
        const [own, former] = [await saved({ name: 'own', credential: 'sk-own' }), await configure()];
        const kept = await configure({ name: 'kept' });
        await discover(former, aModel({ name: 'meadow' }));
        await repository.retireConfigured('kept');
        const { connections, deployments } = await repository.load();
        expect(byName(connections)).toEqual([kept, own]);
        expect(deployments).toEqual([]);
        await repository.retireConfigured(null);
        expect((await repository.load()).connections).toEqual([own]);
      });

      it('takes one with another URL for another connection, and finds the former one again', async () => {
        const first = await configure();
        const second = await configure({ baseUrl: 'https://second.example/v1', credential: null });
        expect(second.id).not.toBe(first.id);
        expect((await repository.load()).connections).toEqual([second]);
        const again = await configure({ baseUrl: first.baseUrl, credential: null });
        expect(again.id).toBe(first.id);
        expect((await repository.load()).connections).toEqual([again]);
      });

      it('finds a retired one again, without the credential that it had', async () => {
        const first = await configure();
        await repository.retireConfigured(null);
        const again = await configure({ credential: null });
        expect((await repository.load()).connections).toEqual([{ ...again, id: first.id }]);
      });

      it('keeps a simulator, which comes back at another port each time', async () => {
        const simulator = { name: 'simulator', kind: 'simulator', credential: null } as const;
        const first = await configure({ ...simulator, baseUrl: 'http://127.0.0.1:1/v1' });
        const second = await configure({ ...simulator, baseUrl: 'http://127.0.0.1:2/v1' });
        expect((await repository.load()).connections).toEqual([{ ...second, id: first.id }]);
      });

      it('never takes the name of an operator’s connection', async () => {
        const own = await saved({ name: 'upstream' });
        await expect(configure()).rejects.toMatchObject({ code: 'name_taken' });
        expect((await repository.load()).connections).toEqual([own]);
      });
    });

    it('gives connections back exactly as saved, credential included', async () => {
      const timeouts = { connectMs: 1, firstByteMs: 2, idleMs: 3, totalMs: 4 };
      const given = aConnection({
        kind: 'simulator',
        credential: 'sk-ünïcode',
        timeouts,
        streamOptions: false,
        continuousUsage: true,
        preset: 'groq',
        apis: ['openai', 'anthropic'],
        credentialHeader: 'api-key',
        addsModels: false,
      });
      const open = aConnection({ credential: null });
      expect(await repository.saveConnection(given)).toBe(given.id);
      await repository.saveConnection(open);
      const { connections } = await repository.load();
      expect(byName(connections)).toEqual(byName([given, open]));
    });

    it.each(Object.keys(CONNECTION_KINDS) as ConnectionKind[])(
      'keeps connections of kind %s',
      async (kind) => {
        const connection = await saved({ kind });
        expect((await repository.load()).connections).toEqual([connection]);
      },
    );

    it('updates the connection of a name and keeps its first id', async () => {
      const first = await saved({ name: 'primary' });
      const second = aConnection({ name: 'primary', baseUrl: 'https://moved.example/v1', credential: null });
      expect(await repository.saveConnection(second)).toBe(first.id);
      expect((await repository.load()).connections).toEqual([{ ...second, id: first.id }]);
    });

    it('changes what a connection speaks, and where its credential goes', async () => {
      const first = await saved({ name: 'primary', apis: ['openai'], credentialHeader: 'api-key' });
      const changed = { ...first, apis: null, credentialHeader: null, addsModels: false };
      await repository.saveConnection(changed);
      expect((await repository.load()).connections).toEqual([changed]);
    });

    it('adds discovered models and deployments exactly as given', async () => {
      const connection = await saved();
      const priced = aModel({
        prices: aPriceList({
          outputNanoUsdPerMillion: 9_007_199_254_740_993n,
          audioOutputNanoUsdPerMillion: 1n,
          requestNanoUsd: 9_007_199_254_740_993n,
          tiers: [
            aPriceTier(128_001, { outputNanoUsdPerMillion: 3n }),
            aPriceTier(200_001, { outputNanoUsdPerMillion: 4n }),
          ],
        }),
      });
      const unpriced = aModel({ prices: NO_PRICES, contextLength: null });
      const deployments = [priced, unpriced].map((model) => aDeployment(model, connection));
      await repository.replaceDiscovered(connection.id, [priced, unpriced], deployments);
      const rows = await repository.load();
      expect(byName(rows.models)).toEqual(byName([priced, unpriced]));
      expect(byId(rows.deployments)).toEqual(byId(deployments));
    });

    it('changes nothing when the same models are discovered again under fresh ids', async () => {
      const connection = await saved();
      const models = [aModel(), aModel()];
      await discover(connection, ...models);
      const before = sorted(await repository.load());
      await discover(connection, ...models.map(({ name, ownedBy }) => aModel({ name, ownedBy })).reverse());
      expect(sorted(await repository.load())).toEqual(before);
    });

    it('removes deployments of models no longer listed, and keeps the models', async () => {
      const connection = await saved();
      const [kept, dropped] = [aModel(), aModel()];
      await discover(connection, kept, dropped);
      await discover(connection, kept);
      const rows = await repository.load();
      expect(rows.deployments.map((deployment) => deployment.modelId)).toEqual([kept.id]);
      expect(byName(rows.models)).toEqual(byName([kept, dropped]));
    });

    it('lets two connections serve a model of the same name', async () => {
      const [one, other] = [await saved(), await saved()];
      const model = aModel();
      await discover(one, model);
      await discover(other, aModel({ name: model.name }));
      const rows = await repository.load();
      expect(rows.models).toEqual([model]);
      expect(rows.deployments.map(({ modelId, connectionId }) => ({ modelId, connectionId }))).toEqual(
        expect.arrayContaining([
          { modelId: model.id, connectionId: one.id },
          { modelId: model.id, connectionId: other.id },
        ]),
      );
      expect(rows.deployments).toHaveLength(2);
    });

    it('brings a deployment back as it was when its model is listed again', async () => {
      const connection = await saved();
      const model = aModel();
      await discover(connection, model);
      const before = (await repository.load()).deployments;
      await discover(connection, aModel());
      await discover(connection, aModel({ name: model.name }), aModel());
      expect((await repository.load()).deployments).toEqual(expect.arrayContaining([...before]));
    });

    it('leaves the deployments of other connections alone', async () => {
      const [one, other] = [await saved(), await saved()];
      const model = aModel();
      await discover(one, model);
      await discover(other, model);
      await discover(other);
      const rows = await repository.load();
      expect(rows.deployments.map((deployment) => deployment.connectionId)).toEqual([one.id]);
    });

    it('fills in prices and context lengths that are unknown', async () => {
      const connection = await saved();
      const bare = aModel({ prices: NO_PRICES, contextLength: null });
      await discover(connection, bare);
      const full = aModel({ name: bare.name });
      await discover(connection, full);
      const [stored] = (await repository.load()).models;
      expect(stored).toEqual({ ...bare, prices: full.prices, contextLength: full.contextLength });
    });

    it('fills in the context length of a deployment while it is unknown', async () => {
      const [connection, model] = [await saved(), aModel()];
      const said = async (contextLength: number | null) => {
        const deployment = aDeployment(model, connection, { contextLength });
        await repository.replaceDiscovered(connection.id, [model], [deployment]);
        return (await repository.load()).deployments.map((one) => one.contextLength);
      };
      expect(await said(null)).toEqual([null]);
      expect(await said(8_192)).toEqual([8_192]);
      expect(await said(4_096)).toEqual([8_192]);
    });

    it('fills in what a model can do and how long its answers are, where nobody knows', async () => {
      const connection = await saved();
      const bare = aModel();
      await discover(connection, bare);
      const said = { maxOutputTokens: 8, capabilities: ['text', 'tools'] as const };
      await discover(connection, aModel({ name: bare.name, ...said }));
      await discover(connection, aModel({ name: bare.name, maxOutputTokens: 9, capabilities: ['vision'] }));
      expect((await repository.load()).models).toMatchObject([{ id: bare.id, ...said }]);
    });

    describe('for hosts of the discovery server', () => {
      const aHost = (model: Model, overrides: Partial<Connection> = {}) => {
        const connection = aConnection({ name: 'gpu-1:8000', baseUrl: 'http://gpu-1:8000/v1', ...overrides });
        return { connection, tags: ['gpu'], deployments: [aDeployment(model, connection)] };
      };

      it('adds them with what they serve, disables them, and finds them again', async () => {
        const [own, model] = [await saved(), aModel()];
        await discover(own, model);
        const host = aHost(model);
        expect(await repository.replaceHosts([host], [model])).toEqual({ added: 1, gone: 0 });
        const first = await repository.load();
        expect(byName(first.connections)).toEqual(byName([own, host.connection]));
        expect(first.deployments).toHaveLength(2);
        expect(await repository.replaceHosts([], [])).toEqual({ added: 0, gone: 1 });
        expect((await repository.load()).connections).toEqual([own]);
        const again = aModel({ name: model.name });
        expect(await repository.replaceHosts([aHost(again)], [again])).toEqual({ added: 1, gone: 0 });
        expect(sorted(await repository.load())).toEqual(sorted(first));
        expect(await repository.replaceHosts([aHost(again)], [again])).toEqual({ added: 0, gone: 0 });
      });

      it('serves what a host runs now', async () => {
        const [before, now] = [aModel(), aModel()];
        await repository.replaceHosts([aHost(before)], [before]);
        await repository.replaceHosts([aHost(now)], [now]);
        const { deployments } = await repository.load();
        expect(deployments.map(({ modelId }) => modelId)).toEqual([now.id]);
      });
    });

    it('never overwrites a known price or context length, not even one of zero', async () => {
      const connection = await saved();
      const prices = aPriceList({
        inputNanoUsdPerMillion: 0n,
        outputNanoUsdPerMillion: 5n,
        requestNanoUsd: 7n,
      });
      const known = aModel({ prices, contextLength: 8_192 });
      await discover(connection, known);
      const later = aModel({ name: known.name, contextLength: 1 });
      await discover(connection, later);
      const [stored] = (await repository.load()).models;
      expect(stored).toEqual({
        ...known,
        prices: {
          ...later.prices,
          inputNanoUsdPerMillion: 0n,
          outputNanoUsdPerMillion: 5n,
          requestNanoUsd: 7n,
        },
      });
    });

    it('takes concurrent discoveries of the same connection', async () => {
      const connection = await saved();
      const names = ['a', 'b', 'c'];
      await Promise.all(
        Array.from({ length: 4 }, () => discover(connection, ...names.map((name) => aModel({ name })))),
      );
      const rows = await repository.load();
      expect(rows.models.map((model) => model.name).sort()).toEqual(names);
      expect(new Set(rows.deployments.map((deployment) => deployment.modelId)).size).toBe(3);
      expect(rows.deployments).toHaveLength(3);
    });
  });
}

function byName<Row extends { readonly name: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function sorted(rows: CatalogRows): CatalogRows {
  return { ...rows, models: byId(rows.models), deployments: byId(rows.deployments) };
}
