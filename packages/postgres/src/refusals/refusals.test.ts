import type { RefusalCount } from '@weir/domain/refusals';
import { aFreshId } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { pruneRefusals } from './prune-refusals.ts';
import { PostgresRefusalReader } from './refusal-reader.ts';
import { PostgresRefusalStore } from './refusal-store.ts';

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 0, 15, 12, minute, second));

function aCount(changes: Partial<RefusalCount> = {}): RefusalCount {
  return {
    minute: at(0),
    key: { id: aFreshId(), organizationId: aFreshId() },
    code: 'too_many_requests',
    scope: 'workspace',
    count: 3,
    firstAt: at(0, 1),
    lastAt: at(0, 20),
    limit: 9_007_199_254_740_993n,
    observed: 12n,
    resetsAt: at(1),
    operation: 'chat',
    model: 'meadow',
    requestId: 'req_1',
    limits: [
      {
        ...{ id: 'limit', scope: 'workspace', scopeId: 'w1', modelId: null, kind: 'budget', period: 'month' },
        ...{ amount: 9_007_199_254_740_993n, used: 12n, reserved: null, resetsAtMs: 1, refuses: true },
      },
    ],
    requestIds: ['req_1'],
    ...changes,
  };
}

describe('refusals in PostgreSQL', () => {
  let database: OpenTestDatabase;
  let store: PostgresRefusalStore;
  let reader: PostgresRefusalReader;
  beforeEach(async () => {
    database = await openTestDatabase();
    store = new PostgresRefusalStore(database);
    reader = new PostgresRefusalReader(database);
  });
  afterEach(() => database.discard());

  it('are given back, the latest first, all or those of an organization and since a time', async () => {
    const known = aCount();
    const unknown = aCount({
      ...{ minute: at(5), lastAt: at(5, 3), key: null, code: 'api_key_unknown', scope: null },
      ...{ limit: null, observed: null, resetsAt: null, operation: null, model: null, requestId: null },
      ...{ limits: [], requestIds: [] },
    });
    await store.add([known, unknown]);
    expect(await reader.list({ limit: 10 })).toEqual([unknown, known]);
    expect(await reader.list({ limit: 1 })).toEqual([unknown]);
    expect(await reader.list({ limit: 10, since: at(1) })).toEqual([unknown]);
    expect(await reader.list({ limit: 10, organizationId: known.key!.organizationId })).toEqual([known]);
  });

  it('add up by minute, key, code and scope, with the first time and the last facts', async () => {
    const first = aCount({ scope: null });
    const later = {
      ...first,
      count: 4,
      firstAt: at(0, 30),
      lastAt: at(0, 40),
      observed: 15n,
      requestId: 'req_2',
      requestIds: Array.from({ length: 20 }, (_, index) => `req_${index + 2}`),
      limits: [],
    };
    await store.add([first]);
    await store.add([later, { ...first, code: 'model_not_found' }, { ...first, minute: at(1) }]);
    const listed = await reader.list({ limit: 10 });
    expect(listed).toHaveLength(3);
    const requestIds = Array.from({ length: 20 }, (_, index) => `req_${index + 1}`);
    expect(listed).toContainEqual({ ...later, count: 7, firstAt: first.firstAt, requestIds });
  });

  it('end in no deadlock when replicas write the same ones in another order', async () => {
    const counts = Array.from({ length: 30 }, () => aCount({ count: 1 }));
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.add(index % 2 === 0 ? counts : counts.toReversed())),
    );
    expect((await reader.list({ limit: 100 })).map(({ count }) => count)).toEqual(Array(30).fill(20));
  });

  it('are pruned by age and by number, the oldest first, in batches', async () => {
    const kept = { days: 30, rows: 1_000_000 };
    const days = (count: number) => new Date(at(0).getTime() - count * 86_400_000);
    await store.add([aCount({ minute: days(31) }), aCount({ minute: days(29) }), aCount()]);
    expect(await pruneRefusals(database, at(0), kept)).toBe(1);
    expect((await reader.list({ limit: 10 })).map(({ minute }) => minute)).toEqual([at(0), days(29)]);

    await database.sql`
      insert into request_refusals (minute, code, count, first_at, last_at)
      select ${at(0)}::timestamptz - number * interval '1 minute', 'other', 1, now(), now()
      from generate_series(1, 6000) number`;
    expect(await pruneRefusals(database, at(0), { days: 30, rows: 5 })).toBe(5_997);
    expect(await reader.list({ limit: 10 })).toHaveLength(5);
  });
});
