import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { FreeSpace } from './free-space.ts';
import { NODE_FILES } from './spool-file-system.ts';

function setUp(answers: (number | Error)[]) {
  let nowMs = 0;
  const asked: string[] = [];
  const statfs = async (path: string) => {
    asked.push(path);
    const bavail = answers.shift()!;
    if (typeof bavail !== 'number') throw bavail;
    return { bavail, bsize: 4_096 };
  };
  const free = new FreeSpace({ ...NODE_FILES, statfs }, '/spool', () => nowMs);
  const ask = async (atMs: number) => {
    nowMs = atMs;
    const { bytes } = free;
    await null;
    await null;
    return bytes;
  };
  return { ask, asked };
}

it('is unknown at first, and then what was measured when it was last asked for, at most every two seconds', async () => {
  const { ask, asked } = setUp([3, 0, 5]);
  expect(await ask(0)).toBe(Number.POSITIVE_INFINITY);
  expect(await ask(1)).toBe(3 * 4_096);
  expect(await ask(1_999)).toBe(3 * 4_096);
  expect(asked).toEqual(['/spool']);
  expect(await ask(2_000)).toBe(3 * 4_096);
  expect(await ask(2_001)).toBe(0);
});

it('is unknown where it cannot be measured', async () => {
  const { ask } = setUp([0, new Error('ENOSYS')]);
  await ask(0);
  expect(await ask(2_000)).toBe(0);
  expect(await ask(2_001)).toBe(Number.POSITIVE_INFINITY);
});

it('measures the real file system', async () => {
  const free = new FreeSpace(NODE_FILES, tmpdir());
  await free.measure();
  expect(free.bytes).toBeGreaterThan(0);
  expect(free.bytes).toBeLessThan(Number.POSITIVE_INFINITY);
});
