import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const SPECIFIER = /(?:from|import)\s*\(?\s*'([^']+)'/g;

/** Every source file, and the files of the same package that it imports, type-only imports included. */
const imports = new Map(
  globSync(['{packages,apps}/*/src/**/*.{ts,tsx}'], { cwd: ROOT })
    .filter((file) => !/\.(test|generated)\.tsx?$/.test(file))
    .map((file) => [file, importsOf(file)] as const),
);

function importsOf(file: string): string[] {
  return [...readFileSync(join(ROOT, file), 'utf8').matchAll(SPECIFIER)]
    .map(([, specifier]) => specifier!)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(ROOT, resolve(ROOT, dirname(file), specifier)));
}

/** The shortest way from a file back to itself; null when there is none. */
function circleThrough(start: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of imports.get(file) ?? []) {
      if (next === start) {
        const way = [start];
        for (let at = file; at !== start; at = cameFrom.get(at)!) way.unshift(at);
        return [start, ...way];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return null;
}

describe('imports inside a package', () => {
  it('never go in a circle', () => {
    expect(imports.size).toBeGreaterThan(500);
    const circles = [...imports.keys()].map(circleThrough).filter((circle) => circle !== null);
    expect(circles.map((circle) => circle.join(' → '))).toEqual([]);
  });

  it('name the file that defines a thing, never an index.ts', () => {
    const throughBarrels = [...imports].flatMap(([file, targets]) =>
      targets.filter((target) => target.endsWith('/index.ts')).map((target) => `${file} → ${target}`),
    );
    expect(throughBarrels).toEqual([]);
  });
});

describe('packages/providers', () => {
  const SOURCE = 'packages/providers/src';

  it('has one neutral file that knows the kinds of upstreams: the one that registers them', () => {
    const knowing = [...imports]
      .filter(([file]) => dirname(file) === SOURCE)
      .filter(([, targets]) => targets.some((target) => dirname(target).startsWith(`${SOURCE}/`)))
      .map(([file]) => file);
    expect(knowing).toEqual([`${SOURCE}/providers.ts`]);
  });
});

describe('packages/domain/src/inference', () => {
  const SOURCE = 'packages/domain/src/inference';
  const isNeutral = (file: string) =>
    [SOURCE, `${SOURCE}/stream`, `${SOURCE}/translation`].includes(dirname(file));
  const REGISTRIES = ['operations', 'translation/client-translators', 'translation/upstream-translators'].map(
    (name) => `${SOURCE}/${name}.ts`,
  );
  const isDialect = (file: string) => file.startsWith(`${SOURCE}/`) && !isNeutral(file);

  it('has three neutral files that know dialects: the table of operations, and the translators of each side', () => {
    const knowing = [...imports]
      .filter(([file, targets]) => !isDialect(file) && targets.some(isDialect))
      .map(([file]) => file);
    expect(REGISTRIES).toEqual(expect.arrayContaining(knowing));
  });

  it('has a stream that knows nothing of what is above it', () => {
    const above = [...imports]
      .filter(([file]) => dirname(file) === `${SOURCE}/stream`)
      .flatMap(([, targets]) => targets.filter((target) => dirname(target) === SOURCE));
    expect(above).toEqual([]);
  });
});
