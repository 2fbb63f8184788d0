import { join } from 'node:path';
import { DomainError, type Logger } from '@weir/domain/kernel';
import type { SettlementSpool, SpoolBatch, UsageRecord } from '@weir/domain/usage';
import type { DirectoryLock } from './directory-lock.ts';
import { encodeFrame, scanFrames } from './frames.ts';
import { FreeSpace } from './free-space.ts';
import { writeReleasedPosition } from './released-position.ts';
import { fileName, type Segment } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';
import { type SpoolFileSystem, syncDirectory, systemErrorCode, writeFully } from './spool-file-system.ts';
import { Turns } from './turns.ts';
import { decodeUsageRecord, encodeUsageRecord } from './usage-record-codec.ts';

/** What {@link openSpool} found and decided. */
export interface SpoolState {
  readonly directory: string;
  readonly maxBytes: number;
  readonly segmentBytes: number;
  readonly logger: Logger;
  readonly files: SpoolFileSystem;
  readonly lock: DirectoryLock;
  /** Oldest first. */
  readonly segments: Segment[];
  readonly lastSequence: number;
  readonly quarantinedBytes: number;
}

/** More than the record of a long stream with tags and three attempts takes on disk. */
const ROOM_PER_RECORD_BYTES = 4 * 1024;

interface WaitingAppend {
  readonly bytes: Buffer;
  readonly records: number;
  readonly oldestAtMs: number;
  readonly resolve: () => void;
  readonly reject: (error: DomainError) => void;
}

/**
 * A spool in append-only files. Appends that arrive during a write go to disk together: one write, one fdatasync. Every
 * process writes to its own files; those of an earlier process are only read and removed. Made by {@link openSpool}.
 */
export class FileSettlementSpool implements SettlementSpool {
  readonly #state: SpoolState;
  readonly #files: SpoolFileSystem;
  readonly #turns = new Turns();
  readonly #segments: Segment[];
  readonly #writer: SegmentWriter;
  readonly #free: FreeSpace;
  #lastSequence: number;
  #bytes: number;
  #quarantinedBytes: number;
  #waiting: WaitingAppend[] = [];
  /** What is being written is counted as well, until it is written. */
  #waitingBytes = 0;
  #writeIsDue = false;
  /** The oldest segment as last read. */
  #read: { readonly segment: Segment; readonly bytes: Buffer } | null = null;
  /** Whether something failed since the last successful write: a failure is logged once. */
  #failing = false;
  #closed = false;

  constructor(state: SpoolState) {
    this.#state = state;
    this.#files = state.files;
    this.#segments = state.segments;
    this.#lastSequence = state.lastSequence;
    this.#bytes = state.segments.reduce((sum, segment) => sum + segment.size, 0);
    this.#quarantinedBytes = state.quarantinedBytes;
    this.#free = new FreeSpace(state.files, state.directory);
    this.#writer = new SegmentWriter(
      state.files,
      state.directory,
      state.segmentBytes,
      () => ++this.#lastSequence,
    );
  }

  depth(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.records - segment.releasedRecords, 0);
  }

  /** As far as is known: the disk was measured some seconds ago. */
  hasRoomFor(records: number): boolean {
    const wanted = this.#waitingBytes + records * ROOM_PER_RECORD_BYTES;
    return this.#bytes + wanted <= this.#state.maxBytes && wanted <= this.#free.bytes;
  }

  /** Bytes of the files that wait for replay. */
  get bytes(): number {
    return this.#bytes;
  }

  /** When the request of the oldest waiting record began, Unix milliseconds; null when none waits. */
  get oldestAtMs(): number | null {
    const oldest = this.#segments.reduce(
      (least, segment) => Math.min(least, segment.oldestAtMs),
      Number.POSITIVE_INFINITY,
    );
    return oldest === Number.POSITIVE_INFINITY ? null : oldest;
  }

  append(records: readonly UsageRecord[]): Promise<void> {
    if (this.#closed) return Promise.reject(refusal('spool_closed'));
    if (records.length === 0) return Promise.resolve();
    let bytes: Buffer;
    try {
      bytes = encodeRecords(records);
    } catch {
      return Promise.reject(refusal('record_not_encodable', false));
    }
    if (this.#bytes + this.#waitingBytes + bytes.length > this.#state.maxBytes) {
      this.#reportFailure('spool_full', records.length);
      return Promise.reject(refusal('spool_full'));
    }
    return new Promise((resolve, reject) => {
      const oldestAtMs = records[0]!.startedAt.getTime();
      this.#waiting.push({ bytes, records: records.length, oldestAtMs, resolve, reject });
      this.#waitingBytes += bytes.length;
      this.#scheduleWrite();
    });
  }

  /** At most `limit` records, all of one file. */
  peek(limit: number): Promise<SpoolBatch | null> {
    return this.#turns.take(async () => {
      for (let segment = this.#segments[0]; segment !== undefined; segment = this.#segments[0]) {
        const batch = await this.#batchOf(segment, limit);
        if (batch !== null) return batch;
      }
      return null;
    });
  }

  /** Writes the records to a file of their own, `quarantined-<n>.spool`. Renamed to `segment-<n>.spool`, it is replayed at the next start. */
  quarantine(records: readonly UsageRecord[]): Promise<void> {
    return this.#turns.take(async () => {
      const bytes = encodeRecords(records);
      if (this.#quarantinedBytes + bytes.length > this.#state.maxBytes) throw refusal('quarantine_full');
      const path = this.#path(fileName('quarantined', ++this.#lastSequence));
      try {
        const file = await this.#files.open(path, 'wx', 0o600);
        try {
          await writeFully(file, bytes, 0);
          await file.datasync();
        } finally {
          await file.close();
        }
        await syncDirectory(this.#files, this.#state.directory);
      } catch (error) {
        this.#reportFailure(systemErrorCode(error), records.length);
        await this.#files.unlink(path).catch(() => {});
        throw refusal('quarantine_failed');
      }
      this.#quarantinedBytes += bytes.length;
    });
  }

  /** Writes what was handed in, then releases the directory. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#waiting.length > 0) await this.#turns.take(async () => {});
    await this.#turns.take(async () => {
      await this.#writer.close();
      await this.#state.lock.release();
    });
  }

  #scheduleWrite(): void {
    if (this.#writeIsDue) return;
    this.#writeIsDue = true;
    void this.#turns.take(() => this.#writeWaiting());
  }

  async #writeWaiting(): Promise<void> {
    this.#writeIsDue = false;
    const group = this.#takeWaiting();
    const bytes = Buffer.concat(group.map((each) => each.bytes));
    const records = group.reduce((sum, each) => sum + each.records, 0);
    try {
      const segment = await this.#writer.write(bytes, records);
      segment.oldestAtMs = Math.min(segment.oldestAtMs, group[0]!.oldestAtMs);
      if (!this.#segments.includes(segment)) this.#segments.push(segment);
    } catch (error) {
      this.#waitingBytes -= bytes.length;
      this.#reportFailure(systemErrorCode(error), records);
      for (const each of group) each.reject(refusal('spool_write_failed'));
      return;
    }
    this.#failing = false;
    this.#waitingBytes -= bytes.length;
    this.#bytes += bytes.length;
    for (const each of group) each.resolve();
  }

  /** The appends that are written together: all that wait, up to a segment's size. */
  #takeWaiting(): WaitingAppend[] {
    let bytes = 0;
    let count = 0;
    do bytes += this.#waiting[count++]!.bytes.length;
    while (count < this.#waiting.length && bytes < this.#state.segmentBytes);
    const group = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    if (this.#waiting.length > 0) this.#scheduleWrite();
    return group;
  }

  /** The next records of the oldest segment; null when none is left. Then the segment is removed from the list. */
  async #batchOf(segment: Segment, limit: number): Promise<SpoolBatch | null> {
    const bytes = await this.#bytesOf(segment);
    const scan = scanFrames(bytes, segment.releasedTo, limit);
    const records: UsageRecord[] = [];
    for (const frame of scan.frames) {
      try {
        records.push(decodeUsageRecord(frame.payload.toString()));
      } catch {
        this.#markDamaged(segment);
      }
    }
    const end = scan.scannedTo >= segment.size ? segment.size : scan.intactEnd;
    if (scan.damagedBytes > 0 || (end === segment.size && scan.intactEnd < end)) this.#markDamaged(segment);
    const ends = scan.frames.map((frame) => frame.end);
    if (records.length > 0) segment.oldestAtMs = records[0]!.startedAt.getTime();
    if (records.length === 0) {
      await this.#release(segment, end, ends);
      return null;
    }
    return { records, release: () => this.#turns.take(() => this.#release(segment, end, ends)) };
  }

  async #bytesOf(segment: Segment): Promise<Buffer> {
    if (this.#read?.segment === segment && this.#read.bytes.length >= segment.size) {
      return this.#read.bytes.subarray(0, segment.size);
    }
    const bytes = await this.#readSegment(segment);
    if (bytes.length < segment.size) {
      this.#markDamaged(segment);
      await this.#writer.leave(segment);
      this.#bytes -= segment.size - bytes.length;
      segment.size = bytes.length;
    }
    this.#read = { segment, bytes };
    return bytes.subarray(0, segment.size);
  }

  async #readSegment(segment: Segment): Promise<Buffer> {
    try {
      return await this.#files.readFile(segment.path);
    } catch (error) {
      const errorCode = systemErrorCode(error);
      this.#reportFailure(errorCode, segment.records - segment.releasedRecords);
      if (errorCode === 'ENOENT') return Buffer.alloc(0);
      // Other files must not wait for one that cannot be read.
      this.#segments.push(this.#segments.shift()!);
      throw refusal('spool_read_failed');
    }
  }

  async #release(segment: Segment, end: number, frameEnds: readonly number[]): Promise<void> {
    if (!this.#segments.includes(segment) || (end <= segment.releasedTo && end < segment.size)) return;
    try {
      if (end >= segment.size) await this.#remove(segment);
      else {
        const position = { sequence: segment.sequence, offset: end };
        await writeReleasedPosition(this.#files, this.#state.directory, position);
      }
    } catch (error) {
      // A release that is lost costs only a replay, which the store ignores; a replay that stopped on a full disk would never
      // make room.
      this.#reportFailure(systemErrorCode(error), frameEnds.length);
    }
    segment.releasedRecords += frameEnds.filter((frameEnd) => frameEnd > segment.releasedTo).length;
    segment.releasedTo = end;
  }

  async #remove(segment: Segment): Promise<void> {
    await this.#writer.leave(segment);
    if (this.#read?.segment === segment) this.#read = null;
    this.#segments.splice(this.#segments.indexOf(segment), 1);
    if (segment.damaged) {
      await this.#files.rename(segment.path, this.#path(fileName('corrupt', segment.sequence)));
    } else await this.#files.unlink(segment.path);
    this.#bytes -= segment.size;
    await syncDirectory(this.#files, this.#state.directory);
  }

  #markDamaged(segment: Segment): void {
    if (segment.damaged) return;
    segment.damaged = true;
    this.#state.logger.log('error', 'spool.corrupt_segment', {
      segment: fileName('segment', segment.sequence),
      intactRecords: segment.records,
    });
  }

  #reportFailure(errorCode: string, records: number): void {
    if (this.#failing) return;
    this.#failing = true;
    this.#state.logger.log('error', 'spool.failed', { errorCode, records });
  }

  #path(name: string): string {
    return join(this.#state.directory, name);
  }
}

function encodeRecords(records: readonly UsageRecord[]): Buffer {
  return Buffer.concat(records.map((record) => encodeFrame(encodeUsageRecord(record))));
}

function refusal(internal: string, retryable = true): DomainError {
  return new DomainError('ledger_unavailable', 'The usage ledger is unavailable. Try again shortly.', {
    internal,
    retryable,
  });
}
