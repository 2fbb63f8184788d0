import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLedger, countLedgerRecords } from './ledger.ts';

function counts(...values: number[]): () => Promise<number> {
  return () => Promise.resolve(values.length > 1 ? values.shift()! : values[0]!);
}

describe('checkLedger', () => {
  it('is content with one record for each request, even if some come late', async () => {
    expect(await checkLedger(counts(105, 107, 110), 100, 10)).toEqual({ expected: 10, found: 10 });
  });
  it('tells of records that never come', async () => {
    expect(await checkLedger(counts(109), 100, 10, 150)).toEqual({ expected: 10, found: 9 });
  });
  it('tells of records too many', async () => {
    expect(await checkLedger(counts(111), 100, 10)).toEqual({ expected: 10, found: 11 });
  });
  it('has nothing to say of a peer without a ledger', async () => {
    expect(await checkLedger(() => Promise.resolve(null), null, 10)).toBeNull();
  });
});

describe('countLedgerRecords', () => {
  it('is null where the data directory names no database', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'weir-bench-ledger-'));
    try {
      expect(await countLedgerRecords(directory)).toBeNull();
      writeFileSync(join(directory, 'postgres.json'), '{"port":1}');
      expect(await countLedgerRecords(directory)).toBeNull();
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
