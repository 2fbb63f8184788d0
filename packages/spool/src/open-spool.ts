import { dirname, join, resolve } from 'node:path';
import type { Logger } from '@weir/domain/kernel';
import { lockDirectory } from './directory-lock.ts';
import { FileSettlementSpool } from './file-settlement-spool.ts';
import { scanFrames } from './frames.ts';
import { type ReleasedPosition, readReleasedPosition } from './released-position.ts';
import { fileName, parseFileName, type Segment } from './segment.ts';
import { NODE_FILES, type SpoolFileSystem, syncDirectory } from './spool-file-system.ts';
import { decodeUsageRecord } from './usage-record-codec.ts';

export interface SpoolOptions {
  /** Created (mode 0700) when missing. One process at a time. */
  readonly directory: string;
  /** Limit of waiting records on disk in bytes; the same again for records set aside. Default 1 GiB. */
  readonly maxBytes?: number;
  /** Size at which the next file begins. Default 4 MiB, about 3,500 records; a file is read as a whole. */
  readonly segmentBytes?: number;
  readonly logger: Logger;
  readonly files?: SpoolFileSystem;
}

const DEFAULT_MAX_BYTES = 2 ** 30;
const DEFAULT_SEGMENT_BYTES = 4 * 2 ** 20;

/**
 * Opens the spool with the records of earlier processes. An incomplete record at the end of the newest file comes from a
 * crash during a write that was never confirmed, and is cut off. Damage elsewhere is skipped.
 * @throws when the directory cannot be used, or another process uses it.
 */
export async function openSpool(options: SpoolOptions): Promise<FileSettlementSpool> {
  const files = options.files ?? NODE_FILES;
  const directory = resolve(options.directory);
  await makeDirectory(files, directory);
  const lock = await lockDirectory(directory);
  try {
    const position = await readReleasedPosition(files, directory);
    const found = (await files.readdir(directory)).flatMap((name) => parseFileName(name) ?? []);
    const lastSequence = found.reduce((most, each) => Math.max(most, each.sequence), position?.sequence ?? 0);
    const sequences = found
      .filter((each) => each.kind === 'segment')
      .map((each) => each.sequence)
      .sort((left, right) => left - right);

    const segments: Segment[] = [];
    for (const sequence of sequences) {
      const newest = sequence === sequences.at(-1);
      const segment = await loadSegment({
        files,
        directory,
        sequence,
        newest,
        position,
        logger: options.logger,
      });
      if (segment !== null) segments.push(segment);
    }
    let quarantinedBytes = 0;
    for (const { kind, sequence } of found) {
      if (kind !== 'quarantined') continue;
      quarantinedBytes += (await files.stat(join(directory, fileName(kind, sequence)))).size;
    }
    return new FileSettlementSpool({
      directory,
      maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
      segmentBytes: options.segmentBytes ?? DEFAULT_SEGMENT_BYTES,
      logger: options.logger,
      files,
      lock,
      segments,
      lastSequence,
      quarantinedBytes,
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Creates the directory so that it and its parents survive a power failure. */
async function makeDirectory(files: SpoolFileSystem, directory: string): Promise<void> {
  const topmostMade = await files.mkdir(directory, { recursive: true, mode: 0o700 });
  if (topmostMade === undefined) {
    // An existing directory may be a mounted volume, which only its owner can change. The files are 0600.
    await files.chmod(directory, 0o700).catch(() => {});
    return;
  }
  for (let made = directory; ; made = dirname(made)) {
    await syncDirectory(files, dirname(made));
    if (made === resolve(topmostMade) || made === dirname(made)) return;
  }
}

interface FoundSegment {
  readonly files: SpoolFileSystem;
  readonly directory: string;
  readonly sequence: number;
  readonly newest: boolean;
  readonly position: ReleasedPosition | null;
  readonly logger: Logger;
}

/** Null when the file is empty; it is then removed. */
async function loadSegment(found: FoundSegment): Promise<Segment | null> {
  const { files, sequence, position, logger } = found;
  const name = fileName('segment', sequence);
  const path = join(found.directory, name);
  const bytes = await files.readFile(path);
  const scan = scanFrames(bytes);
  const tail = bytes.length - scan.intactEnd;
  const cutTail = found.newest && tail > 0;
  if (cutTail) {
    await cut(files, path, scan.intactEnd);
    logger.log('warn', 'spool.torn_tail_cut', { segment: name, bytes: tail });
  }
  const size = cutTail ? scan.intactEnd : bytes.length;
  if (size === 0) {
    await files.unlink(path);
    return null;
  }
  const damaged = scan.damagedBytes > 0 || (tail > 0 && !cutTail);
  if (damaged) {
    logger.log('error', 'spool.corrupt_segment', { segment: name, intactRecords: scan.frames.length });
  }
  const releasedTo = position?.sequence === sequence && position.offset <= size ? position.offset : 0;
  const waiting = scan.frames.filter((frame) => frame.end > releasedTo);
  return {
    sequence,
    path,
    size,
    records: scan.frames.length,
    releasedTo,
    releasedRecords: scan.frames.length - waiting.length,
    oldestAtMs: waiting.length === 0 ? Number.POSITIVE_INFINITY : startOf(waiting[0]!.payload),
    damaged,
  };
}

function startOf(payload: Buffer): number {
  try {
    return decodeUsageRecord(payload.toString()).startedAt.getTime();
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

async function cut(files: SpoolFileSystem, path: string, length: number): Promise<void> {
  const file = await files.open(path, 'r+');
  try {
    await file.truncate(length);
    await file.datasync();
  } finally {
    await file.close();
  }
}
