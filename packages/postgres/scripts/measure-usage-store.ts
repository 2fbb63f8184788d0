/** Prints the cost of inserts into the usage ledger for this process and the server, by batch size. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { aUsageRecord, usageRecords } from '@weir/testing';
import { createDatabase } from '../src/database/database.ts';
import { startEmbeddedPostgres } from '../src/embedded/embedded-server.ts';
import { migrate } from '../src/migrations/migrate.ts';
import { encodeUsageRecords } from '../src/usage/usage-record-encoding.ts';
import { PostgresUsageStore } from '../src/usage/usage-store.ts';
import { serverCpuMs } from './server-cpu.ts';

const RECORDS_PER_ROUND = 8_000;
const ROUNDS = 3;

let serial = 0;

const dataDir = mkdtempSync(join(tmpdir(), 'weir-measure-'));
const server = await startEmbeddedPostgres({ dataDir });
await migrate(server.url, { directory: join(import.meta.dirname, '../../../migrations') });
const database = createDatabase(server.url);
const store = new PostgresUsageStore(database);

await run(1, 2_000);
for (let round = 0; round < ROUNDS; round++) {
  for (const batchSize of [1, 8, 32, 128]) print(await run(batchSize, RECORDS_PER_ROUND));
}
const sample = usageRecords(8_000);
const started = process.cpuUsage();
for (let index = 0; index < sample.length; index += 8) encodeUsageRecords(sample.slice(index, index + 8));
print({ encodingUsPerRecord: round(spentUs(started) / sample.length) });

await database.close();
await server.stop();
rmSync(dataDir, { recursive: true });

async function run(batchSize: number, count: number) {
  const records = Array.from({ length: count }, freshRecord);
  const serverBefore = serverCpuMs(server.pid);
  const before = process.cpuUsage();
  const startedAt = performance.now();
  for (let index = 0; index < count; index += batchSize) {
    await store.insert(records.slice(index, index + batchSize));
  }
  const batches = count / batchSize;
  return {
    batchSize,
    processUsPerRecord: round(spentUs(before) / count),
    processUsPerBatch: round(spentUs(before) / batches),
    serverUsPerRecord: round(((serverCpuMs(server.pid) - serverBefore) * 1_000) / count),
    msPerBatch: round((performance.now() - startedAt) / batches),
  };
}

function freshRecord(): UsageRecord {
  serial += 1;
  return aUsageRecord({
    requestId: `019bc0de-0000-7000-8000-${serial.toString(16).padStart(12, '0')}` as RequestId,
    startedAt: new Date(),
  });
}

function spentUs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

/** User and system time of all backends; 0 where there is no /proc. */
function print(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
