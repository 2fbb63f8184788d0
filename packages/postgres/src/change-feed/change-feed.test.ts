import { type ChangeListener, SystemClock } from '@weir/domain/kernel';
import { changeFeedContract } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseProxy } from '../../testing/database-proxy.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresCancellationRepository } from '../live-requests/cancellation-repository.ts';
import { PostgresChangeFeed } from './change-feed.ts';

const IMPATIENT = { heartbeatMs: 50, answerWithinMs: 500, reconnectAfterMs: 20 };

describe('PostgresChangeFeed', () => {
  let database: OpenTestDatabase;
  let proxy: DatabaseProxy;
  let feed: PostgresChangeFeed;
  let told: string[];
  const listener: ChangeListener = {
    apiKeyChanged: (hash) => told.push(`apiKeyChanged ${hash}`),
    organizationKeysChanged: (id) => told.push(`organizationKeysChanged ${id}`),
    allApiKeysChanged: () => told.push('allApiKeysChanged'),
    requestCancelled: ({ requestId }) => told.push(requestId),
    catalogChanged: () => told.push('catalogChanged'),
    connected: () => told.push('connected'),
    disconnected: () => told.push('disconnected'),
  };
  beforeEach(async () => {
    told = [];
    database = await openTestDatabase();
    proxy = await DatabaseProxy.start(database.url);
    feed = new PostgresChangeFeed(proxy.url, new SystemClock(), IMPATIENT);
  });
  afterEach(async () => {
    await feed.close();
    await proxy.stop();
    await database.discard();
  });
  const toldEventually = (...expected: string[]) => vi.waitFor(() => expect(told).toEqual(expected), 10_000);

  changeFeedContract(async () => ({
    feed,
    async changeApiKey(hash) {
      await database.sql.notify('weir_api_keys', hash);
    },
    async changeKeysOfOrganization(organizationId) {
      await database.sql.notify('weir_api_keys', `organization:${organizationId}`);
    },
    async changeAllApiKeys() {
      await database.sql.notify('weir_api_keys', '*');
    },
    async cancelRequest(cancellation) {
      await new PostgresCancellationRepository(database.kysely).send(cancellation);
    },
    async changeCatalog() {
      await database.sql.notify('weir_catalog', '');
    },
    async disconnect() {
      await database.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'weir-changes' and datname = current_database()`;
    },
  }));

  it('notices a server that went silent, and tells when it is back', async () => {
    await feed.listen(listener);
    proxy.behave('silent');
    await toldEventually('connected', 'disconnected');
    proxy.behave('forward');
    await toldEventually('connected', 'disconnected', 'connected');
    await database.sql.notify('weir_catalog', '');
    await toldEventually('connected', 'disconnected', 'connected', 'catalogChanged');
  });

  it('says once that it is disconnected, however long reconnecting fails', async () => {
    await feed.listen(listener);
    proxy.behave('hang-up');
    proxy.cut();
    const attempted = proxy.accepted + 4;
    await vi.waitFor(() => expect(proxy.accepted).toBeGreaterThan(attempted), 10_000);
    expect(told).toEqual(['connected', 'disconnected']);
    proxy.behave('forward');
    await toldEventually('connected', 'disconnected', 'connected');
  });

  it('waits for a database that is not there yet', async () => {
    proxy.behave('hang-up');
    const listening = feed.listen(listener);
    await vi.waitFor(() => expect(proxy.accepted).toBeGreaterThan(2), 10_000);
    expect(told).toEqual([]);
    proxy.behave('forward');
    await listening;
    expect(told).toEqual(['connected']);
  });

  it('stops trying once closed', async () => {
    proxy.behave('hang-up');
    const listening = feed.listen(listener);
    await vi.waitFor(() => expect(proxy.accepted).toBeGreaterThan(1), 10_000);
    await feed.close();
    await listening;
    proxy.behave('forward');
    const connectAnother = async () => {
      const another = new PostgresChangeFeed(proxy.url, new SystemClock(), IMPATIENT);
      await another.listen({ ...listener, connected: () => {} });
      await another.close();
      return proxy.accepted;
    };
    // With the first one the last attempt of the closed feed has arrived, too.
    const accepted = await connectAnother();
    expect(await connectAnother()).toBe(accepted + 1);
    expect(told).toEqual([]);
  });

  it('stays connected when there is nothing to tell', async () => {
    await feed.listen(listener);
    const beats = async () => {
      const [row] = await database.sql<{ at: string }[]>`
        select query_start::text as at from pg_stat_activity
        where application_name = 'weir-changes' and datname = current_database()`;
      return row?.at;
    };
    const first = await beats();
    await vi.waitFor(async () => expect(await beats()).not.toBe(first), 10_000);
    expect(told).toEqual(['connected']);
  });
});
