import { describe, expect, it } from 'vitest';
import { aConnection, aDeployment, aModel } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { CatalogSnapshot } from './catalog-snapshot.ts';
import { getModel } from './get-model.ts';
import { listModels } from './list-models.ts';
import type { CatalogRows } from './ports.ts';

const upstream = aConnection();
const simulator = aConnection({ kind: 'simulator' });

function snapshotOf(rows: Partial<CatalogRows>): CatalogSnapshot {
  return new CatalogSnapshot(
    {
      models: [],
      aliases: [],
      connections: [upstream, simulator],
      deployments: [],
      refusesUnpriced: false,
      credentials: [],
      ...rows,
    },
    1,
  );
}

describe('CatalogSnapshot', () => {
  it('resolves a model by its name and by its aliases, to the same object', () => {
    const model = aModel({ name: 'meadow-large' });
    const deployment = aDeployment(model, upstream);
    const snapshot = snapshotOf({
      models: [model],
      aliases: [{ name: 'gpt-4o', modelId: model.id }],
      deployments: [deployment],
    });
    const resolved = snapshot.resolve('meadow-large', 'live');
    expect(resolved).toEqual({ model, deployments: [{ ...deployment, connection: upstream }] });
    expect(snapshot.resolve('gpt-4o', 'live')).toBe(resolved);
    expect(snapshot.resolve('meadow-large', 'live')).toBe(resolved);
  });

  it.each(['', 'other', 'Meadow-Large', '__proto__', 'constructor'])('knows no model named %j', (name) => {
    const snapshot = snapshotOf({ models: [aModel({ name: 'meadow-large' })] });
    expect(snapshot.resolve(name, 'live')).toBeNull();
  });

  it("lets a model's own name win over another's alias", () => {
    const [own, other] = [aModel({ name: 'meadow' }), aModel({ name: 'other' })];
    const snapshot = snapshotOf({ models: [own, other], aliases: [{ name: 'meadow', modelId: other.id }] });
    expect(snapshot.resolve('meadow', 'live')?.model).toBe(own);
    expect(snapshot.list('live').flatMap((listed) => listed.aliases)).toEqual([]);
  });

  it('orders deployments by tier, then weight, then id', () => {
    const model = aModel();
    const [a, b, c, d] = [
      aDeployment(model, upstream, { tier: 1, weight: 9 }),
      aDeployment(model, upstream, { tier: 0, weight: 1 }),
      aDeployment(model, upstream, { tier: 0, weight: 5 }),
      aDeployment(model, upstream, { tier: 0, weight: 1 }),
    ];
    const order = snapshotOf({ models: [model], deployments: [d, a, b, c] }).resolve(
      model.name,
      'live',
    )?.deployments;
    expect(order?.map((deployment) => deployment.id)).toEqual([c.id, b.id, d.id, a.id]);
  });

  it('lets a model be served by two connections', () => {
    const model = aModel();
    const deployments = [aDeployment(model, upstream), aDeployment(model, simulator)];
    const resolved = snapshotOf({ models: [model], deployments }).resolve(model.name, 'live');
    expect(resolved?.deployments.map((deployment) => deployment.connection)).toEqual([upstream, simulator]);
  });

  it('takes a test key to simulators only', () => {
    const [both, real] = [aModel({ name: 'both' }), aModel({ name: 'real' })];
    const snapshot = snapshotOf({
      models: [both, real],
      aliases: [
        { name: 'alias-of-both', modelId: both.id },
        { name: 'alias-of-real', modelId: real.id },
      ],
      deployments: [aDeployment(both, upstream), aDeployment(both, simulator), aDeployment(real, upstream)],
    });
    for (const name of ['both', 'alias-of-both']) {
      const connections = snapshot
        .resolve(name, 'test')
        ?.deployments.map((deployment) => deployment.connection);
      expect(connections).toEqual([simulator]);
    }
    for (const name of ['real', 'alias-of-real']) expect(snapshot.resolve(name, 'test')).toBeNull();
    expect(snapshot.list('test').map((listed) => listed.model.name)).toEqual(['both']);
  });

  it('lists models by name with their aliases, those that nothing serves as not ready', () => {
    const [idle, served] = [aModel({ name: 'a-idle' }), aModel({ name: 'b-served' })];
    const snapshot = snapshotOf({
      models: [served, idle],
      aliases: [
        { name: 'z', modelId: served.id },
        { name: 'y', modelId: served.id },
      ],
      deployments: [aDeployment(served, upstream)],
    });
    expect(snapshot.list('live')).toEqual([
      { model: idle, aliases: [], ready: false },
      { model: served, aliases: ['y', 'z'], ready: true },
    ]);
    expect(snapshot.resolve('a-idle', 'live')).toEqual({ model: idle, deployments: [] });
    expect(snapshot.list('test')).toEqual([]);
  });

  it('leaves out what hangs on a disabled model or connection', () => {
    const model = aModel();
    const gone = aConnection();
    const snapshot = snapshotOf({
      models: [model],
      aliases: [{ name: 'orphan', modelId: aFreshId() }],
      deployments: [aDeployment(model, gone), aDeployment(aModel(), upstream)],
    });
    expect(snapshot.resolve(model.name, 'live')?.deployments).toEqual([]);
    expect(snapshot.resolve('orphan', 'live')).toBeNull();
    expect(snapshot.deploymentCount).toBe(0);
  });

  it('cannot be changed from outside', () => {
    const model = aModel();
    const rows = { models: [model], deployments: [aDeployment(model, upstream)], connections: [upstream] };
    const snapshot = snapshotOf(rows);
    rows.models.pop();
    rows.connections.pop();
    expect(snapshot.list('live')).toHaveLength(1);
    expect(snapshot.connections).toHaveLength(1);
    expect(Object.isFrozen(snapshot.resolve(model.name, 'live')?.deployments)).toBe(true);
    expect(Object.isFrozen(snapshot.list('live'))).toBe(true);
  });
});

describe('listModels and getModel', () => {
  const model = aModel({ name: 'real' });
  const snapshot = snapshotOf({
    models: [model],
    aliases: [{ name: 'nick', modelId: model.id }],
    deployments: [aDeployment(model, upstream)],
  });

  it('show a key what it may use', () => {
    const listed = { model, aliases: ['nick'], ready: true };
    const key = { mode: 'live', allowedModels: null, subscriptions: new Map() } as const;
    expect(listModels(key, snapshot)).toEqual([listed]);
    expect(getModel(key, 'real', snapshot)).toEqual(listed);
    expect(getModel(key, 'nick', snapshot)).toEqual(listed);
    expect(listModels({ mode: 'test', allowedModels: null, subscriptions: new Map() }, snapshot)).toEqual([]);
  });

  it('show a restricted key the models it names, also under their aliases, and no model by naming an alias', () => {
    const restricted = (...names: string[]) =>
      ({ mode: 'live', allowedModels: new Set(names), subscriptions: new Map() }) as const;
    expect(listModels(restricted('real'), snapshot)).toHaveLength(1);
    expect(getModel(restricted('real'), 'nick', snapshot)).toMatchObject({ model });
    for (const key of [restricted(), restricted('nick'), restricted('REAL'), restricted('real ')]) {
      expect(listModels(key, snapshot)).toEqual([]);
      expect(() => getModel(key, 'real', snapshot)).toThrow();
      expect(() => getModel(key, 'nick', snapshot)).toThrow();
    }
  });

  it('do not tell a model that is not there from one the key may not use', () => {
    const thrown = (mode: 'live' | 'test', name: string, allowedModels: Set<string> | null = null) => {
      try {
        return getModel({ mode, allowedModels, subscriptions: new Map() }, name, snapshot);
      } catch (error) {
        return error;
      }
    };
    const messageOf = (error: unknown, name: string) => (error as Error).message.replace(`\`${name}\``, '…');
    const unknown = messageOf(thrown('live', 'none'), 'none');
    expect(messageOf(thrown('live', 'real', new Set(['other'])), 'real')).toBe(unknown);
    expect(thrown('test', 'real')).toMatchObject({ code: 'model_not_found', param: 'model' });
    expect(messageOf(thrown('test', 'real'), 'real')).toBe(unknown);
  });
});
