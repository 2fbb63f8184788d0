import { constants } from 'node:fs';
import { type FileHandle, link, mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { secureRandomBytes } from './secure-random-bytes.ts';

/** 256 bits. */
export const MASTER_KEY_BYTES = 32;
/** The name of the key's file in the data directory. */
const MASTER_KEY_FILE = 'master.key';

const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * Reads `WEIR_MASTER_KEY`: 32 bytes in base64 or base64url, e.g. from `openssl rand -base64 32`.
 * @throws Error that does not repeat the value.
 */
export function parseMasterKey(base64: string): Uint8Array {
  const text = base64.trim();
  if (!BASE64_OF_32_BYTES.test(text)) {
    throw new Error(`the master key must be ${MASTER_KEY_BYTES} bytes in base64 (44 characters)`);
  }
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

/**
 * The key in `<dataDir>/master.key`, created at the first start (mode 0600, random, on disk before this resolves).
 * Processes that start at the same time get the same key.
 * @throws Error when the file is not a regular one, not 32 bytes long, or open to other users.
 */
export async function loadOrCreateMasterKey(dataDir: string): Promise<Uint8Array> {
  const path = join(dataDir, MASTER_KEY_FILE);
  const existing = await load(path);
  if (existing !== null) return existing;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await create(dataDir, path);
  const created = await load(path);
  if (created === null) throw new Error(`${path} was removed while it was being made`);
  return created;
}

/** The key in `<dataDir>/master.key`; null where none was made. Throws as {@link loadOrCreateMasterKey} does. */
export function loadMasterKey(dataDir: string): Promise<Uint8Array | null> {
  return load(join(dataDir, MASTER_KEY_FILE));
}

async function load(path: string): Promise<Uint8Array | null> {
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK a named pipe in the key's place would hang the start.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { mode, size } = await handle.stat();
    if ((mode & constants.S_IFMT) !== constants.S_IFREG) throw new Error(`${path} is not a regular file`);
    // Windows has no such bits; the operator sets its access lists.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const octal = (mode & 0o777).toString(8).padStart(4, '0');
      throw new Error(`${path} is open to other users (mode ${octal}); run: chmod 600 ${path}`);
    }
    if (size !== MASTER_KEY_BYTES) {
      throw new Error(`${path} has ${size} bytes instead of ${MASTER_KEY_BYTES}; restore it from a backup`);
    }
    const key = new Uint8Array(MASTER_KEY_BYTES);
    const { bytesRead } = await handle.read(key, 0, MASTER_KEY_BYTES, 0);
    if (bytesRead !== MASTER_KEY_BYTES) throw new Error(`${path} could not be read`);
    return key;
  } finally {
    await handle.close();
  }
}

/** Writes the key under another name and links it into place, so that nobody sees half a key, even after a crash. */
async function create(directory: string, path: string): Promise<void> {
  const draft = `${path}.${Buffer.from(secureRandomBytes(8)).toString('hex')}.new`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(secureRandomBytes(MASTER_KEY_BYTES));
    await handle.sync();
    await link(draft, path);
  } catch (error) {
    // Another process was first; its key is used.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await handle.close();
    await unlink(draft);
  }
  const directoryHandle = await open(directory, 'r');
  try {
    await directoryHandle.sync();
  } finally {
    await directoryHandle.close();
  }
}
