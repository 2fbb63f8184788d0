import { writeSync } from 'node:fs';
import type { RequestId } from '@weir/domain/kernel';
import { aUsageRecord } from '../../testing/src/a-usage-record.ts';
import { openSpool } from '../src/open-spool.ts';

// Appends and releases for ever, telling on standard output what is about to be released and what has been
// acknowledged, each before anything else happens. Killed from outside.
const [directory, run] = process.argv.slice(2) as [string, string];
const spool = await openSpool({ directory, segmentBytes: 40_000, logger: { log: () => {} } });
let made = 0;

async function appendForEver(groupSize: number): Promise<never> {
  for (;;) {
    const ids = Array.from({ length: groupSize }, () => `run-${run}-${made++}`);
    await spool.append(ids.map((id) => aUsageRecord({ requestId: id as RequestId })));
    writeSync(1, `kept ${ids.join(' ')}\n`);
  }
}

async function releaseForEver(): Promise<never> {
  for (;;) {
    const batch = await spool.peek(7);
    if (batch === null || spool.depth() < 100) {
      await new Promise(setImmediate);
      continue;
    }
    writeSync(1, `released ${batch.records.map((record) => record.requestId).join(' ')}\n`);
    await batch.release();
  }
}

await Promise.all([appendForEver(1), appendForEver(3), appendForEver(20), releaseForEver()]);
