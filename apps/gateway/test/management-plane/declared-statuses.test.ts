import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { servedEndpoints } from '../../src/http/management-plane/endpoints.ts';

const SOURCES = join(import.meta.dirname, '../../src/http/management-plane');
const endpoints = servedEndpoints({ devLogin: true });
type Spec = (typeof endpoints)[number]['spec'];

/** For each endpoint, named by an outermost `describe`, the statuses that a `describe` within it is about. */
const tested = new Map<string, Set<number>>();
/** Endpoints that a second file claims to test. */
const testedTwice: string[] = [];
for (const file of globSync('*/*.test.ts', { cwd: SOURCES })) {
  const text = readFileSync(join(SOURCES, file), 'utf8');
  // Endpoints that differ only in whose thing they are about share a file.
  for (const part of text.split(/^(?=describe\()/m)) {
    const name = /^describe\('([A-Z]+ \/[^']*)', /.exec(part)?.[1];
    if (name === undefined) continue;
    if (tested.has(name)) testedTwice.push(name);
    tested.set(
      name,
      new Set([...part.matchAll(/^ {2}describe\('(\d{3})\b/gm)].map(([, status]) => Number(status))),
    );
  }
}

const nameOf = ({ method, path }: Spec) => `${method.toUpperCase()} ${path}`;

/** Whether the status is tested for all endpoints like this one at once. */
function isTestedForAll(spec: Spec, status: number): boolean {
  if (spec.access === 'public') return false;
  // cross-tenant.test.ts and deleted.test.ts: ids of another organization, unknown ids, ids of what is deleted.
  if (status === 404) return spec.path.includes('{');
  // uniform-answers.test.ts
  return (status === 413 || status === 415) && spec.body !== undefined;
}

describe('the tests of an endpoint', () => {
  it.each(endpoints.map(({ spec }) => [nameOf(spec), spec] as const))(
    '%s have each status that it declares',
    (name, spec) => {
      const declared = [spec.answer.status, ...(spec.errors ?? [])];
      const missing = declared.filter(
        (status) => !tested.get(name)?.has(status) && !isTestedForAll(spec, status),
      );
      expect(missing).toEqual([]);
    },
  );

  it('are in one file, and of an endpoint that there is', () => {
    expect(testedTwice).toEqual([]);
    const names = new Set(endpoints.map(({ spec }) => nameOf(spec)));
    expect([...tested.keys()].filter((name) => !names.has(name))).toEqual([]);
  });
});
