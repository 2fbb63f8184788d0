import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, write } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AsyncLineWriter } from './async-line-writer.ts';

vi.mock('node:fs', { spy: true });

let directory: string;
let file: string;
let fd: number;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'weir-lines-'));
  file = join(directory, 'log');
  fd = openSync(file, 'a');
});

afterEach(() => {
  closeSync(fd);
  rmSync(directory, { recursive: true });
});

const written = () => readFileSync(file, 'utf8');

test('writes every line, in order, without being flushed', async () => {
  const writer = new AsyncLineWriter(fd, 1_000_000);
  const lines = Array.from({ length: 1_000 }, (_, i) => `line ${i} é\n`);

  for (const line of lines) writer.write(line);

  await vi.waitFor(() => expect(written()).toBe(lines.join('')), 10_000);
});

test('writes a line that comes alone at once, and those that soon follow together', async () => {
  const writer = new AsyncLineWriter(fd, 1_000);
  vi.mocked(write).mockClear();

  const startedMs = performance.now();
  writer.write('line\n');
  expect(write).toHaveBeenCalledTimes(1);
  for (let line = 1; line < 100; line++) {
    await setTimeout(1);
    writer.write('line\n');
  }
  await vi.waitFor(() => expect(written()).toBe('line\n'.repeat(100)), 10_000);

  const writesAtMost = 2 + (performance.now() - startedMs) / 20;
  expect(vi.mocked(write).mock.calls.length).toBeLessThanOrEqual(writesAtMost);
});

test('loses the lines that would exceed what may wait, and takes new ones afterwards', async () => {
  const writer = new AsyncLineWriter(fd, 20);

  // The first is being written while the others wait.
  for (const line of ['first 000\n', 'second 00\n', 'third 000\n', 'fourth 00\n']) writer.write(line);
  await vi.waitFor(() => expect(written()).toBe('first 000\nsecond 00\nthird 000\n'), 10_000);

  writer.write('fifth 000\n');
  await vi.waitFor(() => expect(written()).toContain('third 000\nfifth 000\n'), 10_000);
});

test('neither throws nor waits when nothing can be written', async () => {
  const readOnly = openSync(file, 'r');
  const writer = new AsyncLineWriter(readOnly, 1_000);

  for (let i = 0; i < 10; i++) writer.write('line\n');
  expect(() => writer.flush()).not.toThrow();

  closeSync(readOnly);
  expect(written()).toBe('');
});
