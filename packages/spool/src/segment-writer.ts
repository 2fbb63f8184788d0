import { join } from 'node:path';
import { fileName, type Segment } from './segment.ts';
import { type SpoolFile, type SpoolFileSystem, syncDirectory, writeFully } from './spool-file-system.ts';

/** Writes groups of frames to the newest segment, and begins the next one when it is full or has failed. Calls may not overlap. */
export class SegmentWriter {
  readonly #files: SpoolFileSystem;
  readonly #directory: string;
  readonly #segmentBytes: number;
  readonly #nextSequence: () => number;
  #active: { readonly segment: Segment; readonly file: SpoolFile } | null = null;

  constructor(files: SpoolFileSystem, directory: string, segmentBytes: number, nextSequence: () => number) {
    this.#files = files;
    this.#directory = directory;
    this.#segmentBytes = segmentBytes;
    this.#nextSequence = nextSequence;
  }

  /** Appends with one write and one fdatasync; the segment it is in. When it rejects, nothing has been added. */
  async write(bytes: Buffer, records: number): Promise<Segment> {
    const active = this.#active ?? (await this.#open());
    this.#active = active;
    const { segment, file } = active;
    try {
      await writeFully(file, bytes, segment.size);
      await file.datasync();
    } catch (error) {
      await this.#abandon();
      throw error;
    }
    segment.size += bytes.length;
    segment.records += records;
    if (segment.size >= this.#segmentBytes) await this.close();
    return segment;
  }

  /** Writes no more to this segment, if it is the one being written. */
  async leave(segment: Segment): Promise<void> {
    if (this.#active?.segment === segment) await this.close();
  }

  async close(): Promise<void> {
    const active = this.#active;
    this.#active = null;
    // Everything acknowledged is on disk; an error of close has nothing to say.
    await active?.file.close().catch(() => {});
  }

  async #open(): Promise<{ segment: Segment; file: SpoolFile }> {
    const sequence = this.#nextSequence();
    const path = join(this.#directory, fileName('segment', sequence));
    const file = await this.#files.open(path, 'wx', 0o600);
    try {
      await syncDirectory(this.#files, this.#directory);
    } catch (error) {
      await file.close().catch(() => {});
      await this.#files.unlink(path).catch(() => {});
      throw error;
    }
    const segment = {
      sequence,
      path,
      size: 0,
      records: 0,
      releasedTo: 0,
      releasedRecords: 0,
      oldestAtMs: Number.POSITIVE_INFINITY,
      damaged: false,
    };
    return { segment, file };
  }

  /**
   * Takes back what a failed write may have left, and writes to this file no more: after a failed fsync the kernel
   * may hold pages as clean that never reached the disk.
   */
  async #abandon(): Promise<void> {
    const { segment, file } = this.#active!;
    try {
      await file.truncate(segment.size);
      await file.datasync();
    } catch {
      // What is left lies behind `size` and is not read; after a restart it is a torn tail or whole records.
    }
    await this.close();
    if (segment.size === 0) await this.#files.unlink(segment.path).catch(() => {});
  }
}
