/**
 * One append-only file of frames, `segment-<sequence>.spool`. Sequence numbers are never used twice while anything
 * refers to them, so that a released position cannot be mistaken for one in a newer file.
 */
export interface Segment {
  readonly sequence: number;
  readonly path: string;
  /** Bytes on disk for certain. What lies behind them was refused, and is not read. */
  size: number;
  /** Intact records before `size`. */
  records: number;
  /** Everything before this offset is in the store. */
  releasedTo: number;
  releasedRecords: number;
  /** When the request of the oldest record that waits in it began, as far as known; Unix milliseconds. */
  oldestAtMs: number;
  /** Some of it cannot be read: it is kept aside instead of removed once the rest is in the store. */
  damaged: boolean;
}

type FileKind = 'segment' | 'quarantined' | 'corrupt';

const NAME = /^(segment|quarantined|corrupt)-(\d{12})\.spool$/;

export function fileName(kind: FileKind, sequence: number): string {
  return `${kind}-${sequence.toString().padStart(12, '0')}.spool`;
}

/** What a file of the spool's directory is; null for files of no concern. */
export function parseFileName(name: string): { readonly kind: FileKind; readonly sequence: number } | null {
  const match = NAME.exec(name);
  return match === null ? null : { kind: match[1] as FileKind, sequence: Number(match[2]) };
}
