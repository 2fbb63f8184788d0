import type { ModelId, PriceId } from '@weir/domain/kernel';
import { aFreshId } from '@weir/testing';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresModelRepository } from './model-repository.ts';

describe('PostgresModelRepository', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.discard());

  /** A model with a list of prices for each of these days of 2026. */
  async function addModel(days: readonly number[]): Promise<ModelId> {
    const id = aFreshId<'model'>();
    await database.sql`
      insert into models (id, name, owned_by, created_at) values (${id}, ${id}, 'weir', '2026-01-01')`;
    for (const day of days) {
      const priceId: PriceId = aFreshId<'price'>();
      const from = new Date(Date.UTC(2026, 0, day));
      await database.sql`
        insert into model_prices (id, model_id, effective_from, source, request_nano_usd, created_at)
        values (${priceId}, ${id}, ${from}, 'operator', ${day}, ${from})`;
    }
    return id;
  }

  function counting() {
    let statements = 0;
    const counter: KyselyPlugin = {
      transformQuery({ node }) {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const repository = new PostgresModelRepository(database.kysely.withPlugin(counter));
    return { repository, statements: () => statements };
  }

  it('asks the database as often for a page of many models as for one of two', async () => {
    for (let model = 0; model < 20; model++) await addModel([1]);
    const asked = [];
    for (const limit of [2, 20]) {
      const { repository, statements } = counting();
      const { items } = await repository.page({}, { limit, after: null });
      expect(items.map(({ prices }) => prices.requestNanoUsd)).toEqual(Array(limit).fill(1n));
      asked.push(statements());
    }
    expect(asked[0]).toBeGreaterThan(0);
    expect(asked[1]).toBe(asked[0]);
  });

  it('lists the lists of prices that take effect last, the last one first', async () => {
    const id = await addModel([3, 1, 2]);
    const { repository } = counting();
    const lists = await repository.listPrices(id, 2);
    expect(lists.map(({ prices }) => prices.requestNanoUsd)).toEqual([3n, 2n]);
    expect((await repository.find(id))?.prices.requestNanoUsd).toBe(3n);
  });
});
