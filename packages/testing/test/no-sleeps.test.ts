import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const LONGEST_MS = 99;
/** A wait for a time: `setTimeout(resolve, 500)`, `await setTimeout(500)`, `await delay(A_WHILE_MS)`. */
const SLEEP = /(?:setTimeout\(\w+, |await (?:setTimeout|delay|sleep)\()(\d[\d_]*|[A-Z][A-Z\d_]+)\b/;

/** The lines of a text that sleep for long, without a comment on the line before that says why. */
function sleepsIn(text: string): string[] {
  const lines = text.split('\n');
  return lines.filter((line, index) => {
    const ms = SLEEP.exec(line)?.[1];
    if (ms === undefined || Number(ms.replaceAll('_', '')) <= LONGEST_MS) return false;
    return !lines[index - 1]?.trim().startsWith('//');
  });
}

it('no test sleeps without saying why', () => {
  const files = globSync('{packages,apps}/*/{src,test}/**/*.test.ts', {
    cwd: ROOT,
    exclude: [relative(ROOT, import.meta.filename)],
  });
  expect(files.length).toBeGreaterThan(500);
  const sleeps = files.flatMap((file) =>
    sleepsIn(readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  );
  expect(sleeps).toEqual([]);
});

it.each([
  ['await setTimeout(600);', 1],
  ['await delay(A_WHILE_MS);', 1],
  ['await new Promise((resolve) => setTimeout(resolve, 1_200));', 1],
  ['// The kernel says nothing of it.\nawait delay(500);', 0],
  ['await delay(20);', 0],
  ['await vi.waitFor(() => expect(found).toBe(true), 10_000);', 0],
])('a sleep is found in %j: %i', (text, count) => {
  expect(sleepsIn(text)).toHaveLength(count);
});
