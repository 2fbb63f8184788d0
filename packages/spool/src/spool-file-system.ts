import * as nodeFiles from 'node:fs/promises';

/** The little of `node:fs/promises` a spool needs of an open file. */
export interface SpoolFile {
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesWritten: number }>;
  truncate(length: number): Promise<void>;
  datasync(): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The little of `node:fs/promises` a spool needs; narrow, so that tests can make each call fail. */
export interface SpoolFileSystem {
  open(path: string, flags: string, mode?: number): Promise<SpoolFile>;
  readFile(path: string): Promise<Buffer>;
  readdir(path: string): Promise<string[]>;
  mkdir(path: string, options: { recursive: true; mode: number }): Promise<string | undefined>;
  chmod(path: string, mode: number): Promise<void>;
  stat(path: string): Promise<{ readonly size: number }>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Blocks that are left for this user, and their size in bytes. */
  statfs(path: string): Promise<{ readonly bavail: number; readonly bsize: number }>;
}

export const NODE_FILES: SpoolFileSystem = nodeFiles;

/** Writes everything at `position`: one call, and more only where the system takes less at once. */
export async function writeFully(file: SpoolFile, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    written += bytesWritten;
  }
}

/** Makes the creation, renaming and removal of files in a directory survive a power failure. */
export async function syncDirectory(files: SpoolFileSystem, path: string): Promise<void> {
  // Windows cannot open a directory, and does not need it.
  if (process.platform === 'win32') return;
  const directory = await files.open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** For logs: the system's error code, e.g. `ENOSPC`. */
export function systemErrorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'unknown';
}
