import { describe, expect, it } from 'vitest';
import { RUN_STEPS, type RunEvent, type RunPhase } from '../run-phase.ts';

const spec = Object.values(
  import.meta.glob('./SPEC.md', { query: '?raw', import: 'default', eager: true }),
)[0]!;
const tests = Object.fromEntries(
  Object.entries(import.meta.glob('../**/*.test.ts', { query: '?raw', import: 'default', eager: true })).map(
    ([path, text]) => [fromInference(path), text],
  ),
);

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

  it.each([
    ['Invariants', 8],
    ['Translated streams', 6],
  ])('has in “%s” %i invariants, each with a test that enforces it', (title, count) => {
    const invariants = section(title)
      .split(/^\d\. /m)
      .slice(1);
    expect(invariants).toHaveLength(count);
    for (const invariant of invariants) expect([...invariant.matchAll(NAMED)].length).toBeGreaterThan(0);
    expect(named.length).toBeGreaterThan(35);
  });

  it('names a test with every decision', () => {
    const decisions = section('Decisions').split(/^- /m).slice(1);
    for (const decision of decisions) expect(decision).toMatch(/\.test\.ts` “/);
  });

  it('shows what a run does on every event in every phase', () => {
    const shown = section('States and events')
      .split('\n')
      .filter((line) => line.startsWith('|') && !line.startsWith('| -'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const phases = Object.keys(RUN_STEPS) as RunPhase[];
    const events = Object.keys(RUN_STEPS.attempting) as RunEvent[];
    expect(shown).toEqual([
      ['event', ...phases],
      ...events.map((event) => [event, ...phases.map((phase) => cellOf(phase, event))]),
    ]);
  });
});

function cellOf(phase: RunPhase, event: RunEvent): string {
  const { action, next } = RUN_STEPS[phase][event];
  const words = [
    ...(action === 'nothing' ? [] : [`_${action}_`]),
    ...(next === phase ? [] : [`→ \`${next}\``]),
  ];
  return words.join(' ') || '–';
}
