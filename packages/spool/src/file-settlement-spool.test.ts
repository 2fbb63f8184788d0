import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SettlementSpool } from '@weir/domain/usage';
import { aUsageRecord, RecordingLogger, settlementSpoolContract, takeAll, usageRecords } from '@weir/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSpool, type SpoolOptions } from './open-spool.ts';
import { NODE_FILES, type SpoolFile, type SpoolFileSystem } from './spool-file-system.ts';

let root: string;
let directory: string;
let logger: RecordingLogger;
let opened: SettlementSpool[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'weir-spool-'));
  directory = join(root, 'spool');
  logger = new RecordingLogger();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((spool) => spool.close()));
  await rm(root, { recursive: true });
});

async function open(options: Partial<SpoolOptions> = {}) {
  const spool = await openSpool({ directory, logger, ...options });
  opened.push(spool);
  return spool;
}

const names = async (kind: string) =>
  (await readdir(directory)).filter((name) => name.startsWith(kind)).sort();
const pathOf = async (kind: string) => join(directory, (await names(kind))[0]!);

describe('FileSettlementSpool', () => {
  it('knows its bytes and the age of its oldest record, after a restart and a partial replay, too', async () => {
    const startedAt = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
    let spool = await open();
    expect(spool).toMatchObject({ bytes: 0, oldestAtMs: null });
    await spool.append([1, 2].map((hour) => aUsageRecord({ startedAt: startedAt(hour) })));
    await spool.append([aUsageRecord({ startedAt: startedAt(3) })]);
    const { bytes } = spool;
    expect(bytes).toBe((await stat(await pathOf('segment'))).size);
    expect(spool.oldestAtMs).toBe(startedAt(1).getTime());

    await spool.close();
    spool = await open();
    expect(spool).toMatchObject({ bytes, oldestAtMs: startedAt(1).getTime() });
    await (await spool.peek(2))!.release();
    const last = await spool.peek(2);
    expect(spool.oldestAtMs).toBe(startedAt(3).getTime());
    await last!.release();
    expect(spool).toMatchObject({ bytes: 0, oldestAtMs: null });
  });

  describe.each([
    ['with everything in one file', {}],
    ['with a file for every group', { segmentBytes: 1 }],
  ])('%s', (_, options) => {
    settlementSpoolContract(async () => {
      let spool = await open(options);
      return {
        spool,
        reopen: async () => {
          await spool.close();
          spool = await open(options);
          return spool;
        },
      };
    });
  });

  it('is for its owner only', async () => {
    const spool = await open();
    await spool.append(usageRecords(2));
    await (await spool.peek(1))!.release();
    await spool.quarantine(usageRecords(1));
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(directory)) {
      expect((await stat(join(directory, name))).mode & 0o777, name).toBe(0o600);
    }
  });

  it('closes a directory that was open to others', async () => {
    await mkdir(directory);
    await chmod(directory, 0o755);
    await open();
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  it('lets one process use a directory at a time', async () => {
    const first = await open();
    await expect(open()).rejects.toThrow('in use by another process');
    await first.close();
    await open();
  });

  it('writes appends that come together with one write and one fdatasync', async () => {
    const { files, calls } = counting();
    const spool = await open({ files });
    await spool.append([aUsageRecord()]);
    const before = { ...calls };
    const groups = [spool.append([aUsageRecord()])];
    for (let group = 0; group < 50; group++) groups.push(spool.append(usageRecords(3)));
    await Promise.all(groups);
    expect(calls.write - before.write).toBeLessThanOrEqual(2);
    expect(calls.datasync - before.datasync).toBeLessThanOrEqual(2);
    expect(spool.depth()).toBe(152);
  });

  it('notes how far it was replayed with an fdatasync', async () => {
    const { files, calls } = counting();
    const spool = await open({ files });
    await spool.append(usageRecords(2));
    const before = { ...calls };
    await (await spool.peek(1))!.release();
    expect(calls).toEqual({ write: before.write + 1, datasync: before.datasync + 1 });
  });

  it('begins a new file when one is full, and removes files that are replayed', async () => {
    const spool = await open({ segmentBytes: 5_000 });
    const records = usageRecords(20);
    for (const record of records) await spool.append([record]);
    const files = (await names('segment')).length;
    expect(files).toBeGreaterThan(3);
    await (await spool.peek(3))!.release();
    expect((await names('segment')).length).toBe(files - 1);
    expect(await takeAll(spool, 100)).toEqual(records.slice(3));
    expect(await names('segment')).toEqual([]);
  });

  it('refuses what is beyond its size, and takes more once there is room', async () => {
    const spool = await open({ maxBytes: 10_000, segmentBytes: 2_500 });
    let kept = 0;
    const fill = async () => {
      for (;;) {
        await spool.append([aUsageRecord()]);
        kept += 1;
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: 'ledger_unavailable', retryable: true });
    expect(spool.depth()).toBe(kept);
    expect(kept).toBeGreaterThan(3);
    await (await spool.peek(10))!.release();
    await spool.append([aUsageRecord()]);
    await expect(spool.append(usageRecords(8))).rejects.toMatchObject({ code: 'ledger_unavailable' });
    expect(logger.of('spool.failed')[0]!.errorCode).toBe('spool_full');
  });

  it('counts what is being written, and what waits for that, towards its size', async () => {
    const { files, held } = holdingWrites();
    const spool = await open({ files, maxBytes: 10_000 });
    const appends = [spool.append([aUsageRecord()])];
    await held.reached;
    for (let i = 0; i < 20; i++) appends.push(spool.append([aUsageRecord()]));
    held.letGo();
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(3);
    expect((await stat(await pathOf('segment'))).size).toBeLessThanOrEqual(10_000);
  });

  it('has no room where a write under way will be', async () => {
    const { files, held } = holdingWrites();
    const spool = await open({ files, maxBytes: 40_960 });
    const append = spool.append(usageRecords(8));
    await held.reached;
    const room = [spool.hasRoomFor(1), spool.hasRoomFor(10)];
    held.letGo();
    await append;
    expect(room).toEqual([true, false]);
  });

  it('says whether it has room for more, those that wait to be written included', async () => {
    const spool = await open({ maxBytes: 40_960 });
    expect([spool.hasRoomFor(10), spool.hasRoomFor(11)]).toEqual([true, false]);
    const append = spool.append(usageRecords(8));
    expect([spool.hasRoomFor(1), spool.hasRoomFor(10)]).toEqual([true, false]);
    await append;
    expect(spool.hasRoomFor(10)).toBe(false);
    await takeAll(spool, 100);
    expect(spool.hasRoomFor(10)).toBe(true);
  });

  it('refuses for good a record it could not read back', async () => {
    const spool = await open();
    await expect(spool.append([aUsageRecord({ durationUs: Number.NaN })])).rejects.toMatchObject({
      code: 'ledger_unavailable',
      retryable: false,
    });
    expect(spool.depth()).toBe(0);
  });

  it('writes what was handed in before it is closed', async () => {
    const spool = await open();
    const append = spool.append(usageRecords(2));
    await spool.close();
    await append;
    expect((await open()).depth()).toBe(2);
  });

  describe('after a crash', () => {
    it('cuts off half a record at the end', async () => {
      const first = await open();
      const records = usageRecords(3);
      await first.append(records);
      await first.close();
      const segment = await pathOf('segment');
      const whole = await readFile(segment);
      await writeFile(segment, Buffer.concat([whole, whole.subarray(0, 40)]));
      const spool = await open();
      expect((await stat(segment)).size).toBe(whole.length);
      expect(logger.of('spool.torn_tail_cut')).toEqual([
        { segment: 'segment-000000000001.spool', bytes: 40 },
      ]);
      await spool.append([aUsageRecord()]);
      expect((await takeAll(spool, 10)).slice(0, 3)).toEqual(records);
    });

    it('takes half a record at the end of an older file for damage, and keeps it', async () => {
      const first = await open({ segmentBytes: 1 });
      const records = usageRecords(2);
      for (const record of records) await first.append([record]);
      await first.close();
      const older = await pathOf('segment');
      const whole = await readFile(older);
      const damaged = Buffer.concat([whole, whole.subarray(0, 40)]);
      await writeFile(older, damaged);
      const spool = await open();
      expect(logger.of('spool.torn_tail_cut')).toEqual([]);
      expect(await takeAll(spool, 10)).toEqual(records);
      expect(await readFile(await pathOf('corrupt'))).toEqual(damaged);
    });

    it('removes a file that nothing got into', async () => {
      await (await open()).close();
      await writeFile(join(directory, 'segment-000000000007.spool'), '');
      const spool = await open();
      expect(await names('segment')).toEqual([]);
      expect(await spool.peek(1)).toBeNull();
    });

    it('replays a file again whose removal did not last', async () => {
      const spool = await open();
      const records = usageRecords(4);
      await spool.append(records);
      const segment = await pathOf('segment');
      const copy = join(root, 'copy');
      await copyFile(segment, copy);
      await takeAll(spool, 10);
      await spool.append([aUsageRecord()]);
      await spool.close();
      await copyFile(copy, segment);
      expect((await takeAll(await open(), 10)).slice(0, 4)).toEqual(records);
    });

    it('never takes the released position of an old file for one in a new file', async () => {
      for (let round = 0; round < 4; round++) {
        const spool = await open();
        const records = usageRecords(4);
        await spool.append(records);
        await (await spool.peek(2))!.release();
        expect(await takeAll(spool, 2)).toEqual(records.slice(2));
        await spool.close();
      }
    });

    it.each(['', 'W1 00000000 00000000 \n', 'nonsense'])(
      'replays from the start when the position reads %j',
      async (text) => {
        const first = await open();
        await first.append(usageRecords(4));
        await (await first.peek(2))!.release();
        await first.close();
        await writeFile(join(directory, 'released'), text);
        expect((await open()).depth()).toBe(4);
      },
    );
  });

  describe('after damage', () => {
    /** Five records in one file, and where each frame begins. */
    async function aSegment() {
      const first = await open();
      const records = usageRecords(5);
      for (const record of records) await first.append([record]);
      await first.close();
      const segment = await pathOf('segment');
      const bytes = await readFile(segment);
      const starts = [0];
      for (let at = bytes.indexOf(10); at !== bytes.length - 1; at = bytes.indexOf(10, at + 1))
        starts.push(at + 1);
      return { records, segment, bytes, starts };
    }

    it('keeps the records before and behind it, and sets the file aside once they are replayed', async () => {
      const { records, segment, bytes, starts } = await aSegment();
      bytes.fill('#', starts[2]! + 30, starts[2]! + 60);
      await writeFile(segment, bytes);
      const spool = await open();
      expect(logger.of('spool.corrupt_segment')).toEqual([
        { segment: 'segment-000000000001.spool', intactRecords: 4 },
      ]);
      expect(spool.depth()).toBe(4);
      expect(await takeAll(spool, 3)).toEqual(records.filter((_, index) => index !== 2));
      expect(spool.depth()).toBe(0);
      expect(await names('segment')).toEqual([]);
      expect(await readFile(await pathOf('corrupt'))).toEqual(bytes);
    });

    it('that happens while it is open loses nothing else either', async () => {
      const spool = await open();
      const records = usageRecords(3);
      for (const record of records) await spool.append([record]);
      const segment = await pathOf('segment');
      const bytes = await readFile(segment);
      bytes[bytes.indexOf(10) + 50]! ^= 1;
      await writeFile(segment, bytes);
      expect(await takeAll(spool, 10)).toEqual([records[0], records[2]]);
      expect(spool.depth()).toBe(0);
      expect(await names('corrupt')).toHaveLength(1);
    });

    it('survives files that are cut or removed while it is open', async () => {
      const spool = await open({ segmentBytes: 1 });
      const records = usageRecords(4);
      for (const record of records) await spool.append([record]);
      const [first, second, third] = (await names('segment')).map((name) => join(directory, name));
      await rm(first!);
      await writeFile(second!, '');
      await writeFile(third!, (await readFile(third!)).subarray(0, 100));
      expect(await takeAll(spool, 10)).toEqual([records[3]]);
      expect(spool.depth()).toBe(0);
    });

    it('skips a file in which nothing can be read', async () => {
      const spool = await open({ segmentBytes: 1 });
      const records = usageRecords(3);
      for (const record of records) await spool.append([record]);
      const [, second] = (await names('segment')).map((name) => join(directory, name));
      await writeFile(second!, Buffer.alloc((await stat(second!)).size, 7));
      expect(await takeAll(spool, 10)).toEqual([records[0], records[2]]);
    });

    it('never gives a wrong record, nor loses one that is whole, wherever a file is cut', async () => {
      const { records, segment, bytes, starts } = await aSegment();
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: bytes.length }), async (length) => {
          await writeFile(segment, bytes.subarray(0, length));
          const spool = await open();
          const whole = [...starts.slice(1), bytes.length].filter((end) => end <= length).length;
          expect(await takeAll(spool, 2)).toEqual(records.slice(0, whole));
          await spool.close();
          await rm(directory, { recursive: true });
          await mkdir(directory);
        }),
        { numRuns: 60 },
      );
    });

    it('never gives a wrong record, nor loses another one, whichever byte is changed', async () => {
      const { records, segment, bytes, starts } = await aSegment();
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: bytes.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          async (at, flip) => {
            const altered = Buffer.from(bytes);
            altered[at]! ^= flip;
            await writeFile(segment, altered);
            const hit = starts.findLastIndex((start) => start <= at);
            const spool = await open();
            const found = await takeAll(spool, 2);
            if (found.length < records.length)
              expect(found).toEqual(records.filter((_, index) => index !== hit));
            else expect(found).toEqual(records);
            await spool.close();
            await rm(directory, { recursive: true });
            await mkdir(directory);
          },
        ),
        { numRuns: 60 },
      );
    });
  });

  describe('on a failing disk', () => {
    it.each([
      ['the disk is full', 'ENOSPC', 'write'],
      ['the disk takes half', 'half', 'write'],
      ['the disk cannot sync', 'EIO', 'datasync'],
    ] as const)('refuses when %s, keeps nothing of it, and goes on afterwards', async (_, fault, call) => {
      const { files, faults } = faulty();
      const spool = await open({ files });
      const kept = usageRecords(2);
      await spool.append(kept);
      faults[call] = fault;
      const refused = [spool.append(usageRecords(1)), spool.append(usageRecords(2))];
      for (const append of refused)
        await expect(append).rejects.toMatchObject({ code: 'ledger_unavailable' });
      await expect(spool.append(usageRecords(1))).rejects.toMatchObject({ code: 'ledger_unavailable' });
      expect(spool.depth()).toBe(2);
      expect(logger.of('spool.failed')).toEqual([
        { errorCode: fault === 'half' ? 'ENOSPC' : fault, records: 3 },
      ]);
      faults[call] = null;
      const later = usageRecords(2);
      await spool.append(later);
      await spool.close();
      expect(await takeAll(await open(), 10)).toEqual([...kept, ...later]);
    });

    it('confirms nothing in a new file whose name may not survive a power failure', async () => {
      const { files, faults } = faulty();
      const spool = await open({ files });
      faults.sync = 'EIO';
      await expect(spool.append(usageRecords(1))).rejects.toMatchObject({ code: 'ledger_unavailable' });
      await expect(spool.quarantine(usageRecords(1))).rejects.toMatchObject({ code: 'ledger_unavailable' });
      expect([...(await names('segment')), ...(await names('quarantined'))]).toEqual([]);
      faults.sync = null;
      const records = usageRecords(1);
      await spool.append(records);
      expect(await takeAll(spool, 10)).toEqual(records);
    });

    it('reads no refused record even when it cannot take it back', async () => {
      const { files, faults } = faulty();
      const spool = await open({ files });
      const kept = usageRecords(1);
      await spool.append(kept);
      faults.datasync = 'EIO';
      faults.truncate = 'EIO';
      await expect(spool.append(usageRecords(1))).rejects.toMatchObject({ code: 'ledger_unavailable' });
      faults.datasync = null;
      expect(await takeAll(spool, 10)).toEqual(kept);
    });

    it('goes on replaying although it cannot note how far it has come', async () => {
      const { files, faults } = faulty();
      const spool = await open({ files });
      const records = usageRecords(6);
      await spool.append(records);
      faults.write = 'ENOSPC';
      expect(await takeAll(spool, 2)).toEqual(records);
      expect(await names('segment')).toEqual([]);
    });

    it('does not let a file that cannot be read keep the others waiting', async () => {
      const { files, faults } = faulty();
      const spool = await open({ files, segmentBytes: 1 });
      const records = usageRecords(3);
      for (const record of records) await spool.append([record]);
      faults.unreadable = (await names('segment'))[0]!;
      await expect(spool.peek(1)).rejects.toMatchObject({ code: 'ledger_unavailable' });
      const second = (await spool.peek(1))!;
      expect(second.records).toEqual([records[1]]);
      await second.release();
      faults.unreadable = null;
      expect(await takeAll(spool, 1)).toEqual([records[2], records[0]]);
    });

    it('refuses to set records aside when it cannot', async () => {
      const { files, faults } = faulty();
      const spool = await open({ files });
      faults.datasync = 'EIO';
      await expect(spool.quarantine(usageRecords(1))).rejects.toMatchObject({ code: 'ledger_unavailable' });
      expect(await names('quarantined')).toEqual([]);
    });
  });

  it('replays records that were set aside when an operator renames their file', async () => {
    const first = await open();
    const records = usageRecords(2);
    await first.quarantine(records);
    await first.close();
    const aside = await pathOf('quarantined');
    await rename(aside, aside.replace('quarantined', 'segment'));
    expect(await takeAll(await open(), 10)).toEqual(records);
  });
});

function counting() {
  const calls = { write: 0, datasync: 0 };
  const files: SpoolFileSystem = {
    ...NODE_FILES,
    open: async (path, flags, mode) => {
      const file = await NODE_FILES.open(path, flags, mode);
      return {
        ...methodsOf(file),
        write: (...given) => {
          calls.write += 1;
          return file.write(...given);
        },
        datasync: () => {
          calls.datasync += 1;
          return file.datasync();
        },
      };
    },
  };
  return { files, calls };
}

/** Holds every write until it is let go. */
function holdingWrites() {
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: gate, resolve: letGo } = Promise.withResolvers<void>();
  const files: SpoolFileSystem = {
    ...NODE_FILES,
    open: async (path, flags, mode) => {
      const file = await NODE_FILES.open(path, flags, mode);
      return {
        ...methodsOf(file),
        write: async (...given) => {
          reach();
          await gate;
          return file.write(...given);
        },
      };
    },
  };
  return { files, held: { reached, letGo } };
}

type Fault = 'ENOSPC' | 'EIO' | 'half' | null;

function faulty() {
  const faults: { write: Fault; datasync: Fault; sync: Fault; truncate: Fault; unreadable: string | null } = {
    write: null,
    datasync: null,
    sync: null,
    truncate: null,
    unreadable: null,
  };
  const failure = (code: string) => Object.assign(new Error(code), { code });
  const files: SpoolFileSystem = {
    ...NODE_FILES,
    readFile: async (path) => {
      if (faults.unreadable !== null && path.endsWith(faults.unreadable)) throw failure('EIO');
      return NODE_FILES.readFile(path);
    },
    open: async (path, flags, mode) => {
      const file = await NODE_FILES.open(path, flags, mode);
      return {
        ...methodsOf(file),
        write: async (bytes, offset, length, position) => {
          if (faults.write === 'half' && length > 1) {
            return file.write(bytes, offset, length >>> 1, position);
          }
          if (faults.write !== null) throw failure('ENOSPC');
          return file.write(bytes, offset, length, position);
        },
        datasync: async () => {
          if (faults.datasync !== null) throw failure(faults.datasync);
          return file.datasync();
        },
        sync: async () => {
          if (faults.sync !== null) throw failure(faults.sync);
          return file.sync();
        },
        truncate: async (length) => {
          if (faults.truncate !== null) throw failure(faults.truncate);
          return file.truncate(length);
        },
      };
    },
  };
  return { files, faults };
}

function methodsOf(file: SpoolFile): SpoolFile {
  return {
    write: (...given) => file.write(...given),
    truncate: (length) => file.truncate(length),
    datasync: () => file.datasync(),
    sync: () => file.sync(),
    close: () => file.close(),
  };
}
