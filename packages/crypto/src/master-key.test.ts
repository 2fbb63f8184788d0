import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrCreateMasterKey, parseMasterKey } from './master-key.ts';

describe('loadOrCreateMasterKey', () => {
  let directory: string;
  let file: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'weir-master-key-'));
    file = join(directory, 'master.key');
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  it('makes a random key at the first start and finds it at the next', async () => {
    const key = await loadOrCreateMasterKey(directory);
    expect(key).toHaveLength(32);
    expect(await loadOrCreateMasterKey(directory)).toEqual(key);
    expect(Uint8Array.from(await readFile(file))).toEqual(key);
  });

  it('lets nobody else read it, and leaves no draft', async () => {
    await loadOrCreateMasterKey(directory);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(directory)).toEqual(['master.key']);
  });

  it('makes the data directory when it is missing', async () => {
    const nested = join(directory, 'data', 'weir');
    await loadOrCreateMasterKey(nested);
    expect((await stat(nested)).mode & 0o777).toBe(0o700);
  });

  it('gives all processes that start together the same key', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateMasterKey(directory)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await readdir(directory)).toEqual(['master.key']);
  });

  it.each([0o640, 0o604, 0o660, 0o777])('refuses a file with mode %o', async (mode) => {
    await loadOrCreateMasterKey(directory);
    await chmod(file, mode);
    await expect(loadOrCreateMasterKey(directory)).rejects.toThrow(/open to other users .* chmod 600/);
  });

  it.each([0, 31, 33, 44])('refuses a file of %i bytes and leaves it alone', async (length) => {
    await writeFile(file, Buffer.alloc(length, 7), { mode: 0o600 });
    await expect(loadOrCreateMasterKey(directory)).rejects.toThrow(`has ${length} bytes instead of 32`);
    expect(await readFile(file)).toHaveLength(length);
  });

  it('refuses a directory in its place', async () => {
    await mkdir(file);
    await expect(loadOrCreateMasterKey(directory)).rejects.toThrow('not a regular file');
  });
});

describe('parseMasterKey', () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => 255 - index * 5);

  it.each(['base64', 'base64url'] as const)('reads %s, with or without white space around it', (encoding) => {
    expect(parseMasterKey(` ${Buffer.from(key).toString(encoding)}\n`)).toEqual(key);
  });

  it.each([
    ['nothing', ''],
    ['31 bytes', Buffer.alloc(31).toString('base64')],
    ['33 bytes', Buffer.alloc(33).toString('base64')],
    ['hexadecimal', Buffer.alloc(32, 0xab).toString('hex')],
    ['other characters', `${'?'.repeat(43)}=`],
  ])('refuses %s', (_, text) => {
    expect(() => parseMasterKey(text)).toThrow('32 bytes in base64');
  });

  it('does not repeat the value in its error', () => {
    expect(() => parseMasterKey('marked-value')).not.toThrow('marked-value');
  });
});
