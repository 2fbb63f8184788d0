import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How a file may be encoded, the best first. The build writes both beside each file. */
export const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

export type Encoding = (typeof ENCODINGS)[number][0] | 'identity';

export interface ConsoleFile {
  readonly type: string;
  readonly etag: string;
  /** Whether its name changes with its content. */
  readonly isImmutable: boolean;
  readonly bodies: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The built console, read once into memory: requests never reach the file system, whatever their path. */
export class ConsoleFiles {
  readonly #directory: string;
  #files: Promise<ReadonlyMap<string, ConsoleFile>> | null = null;

  /** @param directory where the build is, or will be */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The files by their path below the directory, with `/`; none while nothing is built. */
  async all(): Promise<ReadonlyMap<string, ConsoleFile>> {
    this.#files ??= readFiles(this.#directory);
    const files = await this.#files;
    if (files.size === 0) this.#files = null;
    return files;
  }

  /** After a build. */
  forget(): void {
    this.#files = null;
  }
}

async function readFiles(directory: string): Promise<ReadonlyMap<string, ConsoleFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(directory.length + 1)
          .replaceAll('\\', '/'),
      ),
  );
  const files = new Map<string, ConsoleFile>();
  for (const path of paths) {
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
    if (type === undefined) continue;
    const identity = await readFile(join(directory, path));
    const bodies = new Map<Encoding, Uint8Array<ArrayBuffer>>([['identity', identity]]);
    for (const [encoding, suffix] of ENCODINGS) {
      if (paths.has(path + suffix)) bodies.set(encoding, await readFile(join(directory, path + suffix)));
    }
    files.set(path, { type, etag: etagOf(identity), isImmutable: path.startsWith('assets/'), bodies });
  }
  return files;
}

export function etagOf(content: Uint8Array | string): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}
