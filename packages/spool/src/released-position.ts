import { join } from 'node:path';
import { encodeFrame, scanFrames } from './frames.ts';
import { type SpoolFileSystem, syncDirectory, writeFully } from './spool-file-system.ts';

/** How far the oldest segment has been replayed. */
export interface ReleasedPosition {
  readonly sequence: number;
  readonly offset: number;
}

const FILE = 'released';
const DRAFT = 'released.new';

/** Replaces the position atomically: after a crash it is the old one or the new one. */
export async function writeReleasedPosition(
  files: SpoolFileSystem,
  directory: string,
  position: ReleasedPosition,
): Promise<void> {
  const draft = join(directory, DRAFT);
  const file = await files.open(draft, 'w', 0o600);
  try {
    await writeFully(file, encodeFrame(JSON.stringify(position)), 0);
    await file.datasync();
  } finally {
    await file.close();
  }
  await files.rename(draft, join(directory, FILE));
  await syncDirectory(files, directory);
}

/** The position last written; null when there is none or it is unreadable, which only means replaying more. */
export async function readReleasedPosition(
  files: SpoolFileSystem,
  directory: string,
): Promise<ReleasedPosition | null> {
  let bytes: Buffer;
  try {
    bytes = await files.readFile(join(directory, FILE));
  } catch {
    return null;
  }
  const frame = scanFrames(bytes).frames[0];
  if (frame === undefined) return null;
  const { sequence, offset } = JSON.parse(frame.payload.toString()) as Partial<ReleasedPosition>;
  return Number.isSafeInteger(sequence) && Number.isSafeInteger(offset)
    ? { sequence: sequence!, offset: offset! }
    : null;
}
