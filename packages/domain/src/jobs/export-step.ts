import { type Job, MAX_JOB_FILE_BYTES } from './job.ts';
import type { JobRun, StepOutcome } from './job-work.ts';
import type { JobRepositories } from './ports.ts';

/** How items become text: the parts before, for, between and after them. */
export interface ExportFormat<Item> {
  readonly fileName: string;
  readonly contentType: string;
  readonly begin: string;
  readonly line: (item: Item) => string;
  readonly between: string;
  readonly end: string;
}

/** Where an export goes on. */
interface ExportPosition<Place> {
  readonly reach: string;
  readonly after: Place | null;
  readonly isComplete: boolean;
  readonly lines: number;
  readonly pieces: number;
  readonly bytes: number;
}

export interface ExportSource<Item, Place> {
  /** What the person may see now, as {@link reachText} writes it. Where it changes, the export fails. */
  readonly reach: string;
  readonly format: ExportFormat<Item>;
  /** About how many items there will be; asked once. */
  readonly count: () => Promise<number | null>;
  /** The next items, may be none, and the place after them: null at the end. A place is JSON. */
  readonly read: (
    after: Place | null,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: Place | null }>;
}

/** Adds the next items to the file of a job. The pieces together are what the export that is streamed has, byte for byte. */
export async function exportStep<Item, Place>(
  run: JobRun<JobRepositories>,
  { reach, format, count, read }: ExportSource<Item, Place>,
): Promise<StepOutcome> {
  const { job } = run;
  const before = job.position as unknown as ExportPosition<Place> | null;
  if (before !== null && before.reach !== reach) return { next: 'failed', errorCode: 'permission_denied' };
  if (before?.isComplete === true) return completed(format, before);
  const total = before === null ? await count() : job.total;
  const { items, next } = await read(before?.after ?? null);
  const text = [
    before === null ? format.begin : '',
    ...items.map(
      (item, index) => ((before?.lines ?? 0) + index === 0 ? '' : format.between) + format.line(item),
    ),
    next === null ? format.end : '',
  ].join('');
  const content = new TextEncoder().encode(text);
  const position: ExportPosition<Place> = {
    reach,
    after: next,
    isComplete: next === null,
    lines: (before?.lines ?? 0) + items.length,
    pieces: (before?.pieces ?? 0) + (content.length === 0 ? 0 : 1),
    bytes: (before?.bytes ?? 0) + content.length,
  };
  if (position.bytes > MAX_JOB_FILE_BYTES) return { next: 'failed', errorCode: 'file_too_large' };
  await run.commit(async ({ jobQueue }) => {
    if (content.length > 0) await jobQueue.addPiece(job.id, before?.pieces ?? 0, content);
    return {
      ...{ phase: 'records', done: position.lines, failures: [] },
      // Sums may know more records than the ledger still has.
      total: next === null ? position.lines : total,
      position: { ...position },
    };
  });
  return next === null ? completed(format, position) : { next: 'step' };
}

/** The same text for the same filter. */
export function reachText(filter: object): string {
  return JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** What the person could see while the file of a job was made. */
export function reachOfFile({ position }: Pick<Job, 'position'>): string | undefined {
  return (position as Partial<ExportPosition<unknown>> | null)?.reach;
}

function completed(
  { fileName, contentType }: Pick<ExportFormat<never>, 'fileName' | 'contentType'>,
  { bytes, pieces }: Pick<ExportPosition<unknown>, 'bytes' | 'pieces'>,
): StepOutcome {
  return { next: 'completed', file: { name: fileName, contentType, bytes, pieces } };
}
