import { describe, expect, it } from 'vitest';

const spec = Object.values(
  import.meta.glob('./SPEC.md', { query: '?raw', import: 'default', eager: true }),
)[0]!;
const tests = Object.fromEntries(
  Object.entries(import.meta.glob('../**/*.test.ts', { query: '?raw', import: 'default', eager: true })).map(
    ([path, text]) => [fromInference(path), text],
  ),
);
const run = Object.values(
  import.meta.glob('../inference-run.ts', { query: '?raw', import: 'default', eager: true }),
)[0]!;

const NAMED = /`([\w/.-]+\.test\.ts)`\s+“([^”]+)”/g;

/** `./x` and `../x` as seen from this folder, as a path below `inference/`. */
function fromInference(path: string): string {
  return path.startsWith('../') ? path.slice(3) : `stream/${path.slice(2)}`;
}

function section(title: string): string {
  return spec.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
}

describe('SPEC.md', () => {
  const named = [...spec.matchAll(NAMED)].map(([, file, sentence]) => [file!, sentence!] as const);

  it.each(named)('names a test that exists: %s “%s”', (file, sentence) => {
    expect(Object.keys(tests)).toContain(file);
    expect(tests[file]).toContain(`'${sentence}'`);
  });

  it('has the seven invariants, each with a test that enforces it', () => {
    const invariants = section('Invariants')
      .split(/^\d\. /m)
      .slice(1);
    expect(invariants).toHaveLength(7);
    for (const invariant of invariants) expect([...invariant.matchAll(NAMED)].length).toBeGreaterThan(0);
    expect(named.length).toBeGreaterThan(35);
  });

  it('names a test with every decision', () => {
    const decisions = section('Decisions').split(/^- /m).slice(1);
    for (const decision of decisions) expect(decision).toMatch(/\.test\.ts` “/);
  });

  it('has a column for every phase of a run, and a cell for every event in it', () => {
    const phases = [...run.match(/^type Phase = (.*);$/m)![1]!.matchAll(/'(\w+)'/g)].map(
      ([, phase]) => phase,
    );
    const rows = section('States and events')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(rows[0]).toEqual(['event', ...phases]);
    for (const row of rows.slice(2)) {
      expect(row).toHaveLength(phases.length + 1);
      expect(row.every((cell) => cell !== '')).toBe(true);
    }
    expect(rows.length - 2).toBe(18);
  });
});
