import { discoveryTurnsContract } from '@weir/testing';
import { onTestFinished } from 'vitest';
import { openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresDiscoveryTurns } from './discovery-turns.ts';

discoveryTurnsContract(async () => {
  const database = await openTestDatabase();
  onTestFinished(() => database.discard());
  return {
    turns: new PostgresDiscoveryTurns(database),
    pass: async (durationMs) => void (await database.sql`select pg_sleep(${durationMs / 1000})`),
  };
});
