import { SystemClock } from '@weir/domain/kernel';
import { changeFeedContract } from '@weir/testing';
import { describe } from 'vitest';
import { openTestDatabase } from '../testing/open-test-database.ts';
import { PostgresChangeFeed } from './change-feed.ts';

describe('PostgresChangeFeed', () => {
  changeFeedContract(async () => {
    const database = await openTestDatabase();
    return {
      feed: new PostgresChangeFeed(database.url, new SystemClock(), { reconnectAfterMs: 50 }),
      async changeApiKey(hash) {
        await database.sql.notify('weir_api_keys', hash);
      },
      async changeAllApiKeys() {
        await database.sql.notify('weir_api_keys', '*');
      },
      async changeCatalog() {
        await database.sql.notify('weir_catalog', '');
      },
      async disconnect() {
        await database.sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'weir-changes' and datname = current_database()`;
      },
      close: () => database.discard(),
    };
  });
});
