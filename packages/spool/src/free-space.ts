import type { SpoolFileSystem } from './spool-file-system.ts';

const MEASURE_EVERY_MS = 2_000;

/** The space that a file system has left, as last measured. Asking starts the next measurement and waits for none. */
export class FreeSpace {
  readonly #files: SpoolFileSystem;
  readonly #path: string;
  readonly #nowMs: () => number;
  /** Unknown, and so unlimited, until the first measurement, and where it fails. */
  #bytes = Number.POSITIVE_INFINITY;
  #measuredMs = Number.NEGATIVE_INFINITY;

  constructor(files: SpoolFileSystem, path: string, nowMs: () => number = () => performance.now()) {
    this.#files = files;
    this.#path = path;
    this.#nowMs = nowMs;
  }

  get bytes(): number {
    if (this.#nowMs() - this.#measuredMs >= MEASURE_EVERY_MS) void this.measure();
    return this.#bytes;
  }

  /** Never rejects. */
  async measure(): Promise<void> {
    this.#measuredMs = this.#nowMs();
    try {
      const { bavail, bsize } = await this.#files.statfs(this.#path);
      this.#bytes = bavail * bsize;
    } catch {
      this.#bytes = Number.POSITIVE_INFINITY;
    }
  }
}
