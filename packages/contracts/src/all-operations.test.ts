import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allOperations } from './all-operations.ts';
import { devSignInOperations } from './dev-sign-in.ts';
import type { Operation } from './operation.ts';

const operations: readonly Operation[] = [...allOperations, ...devSignInOperations];

describe('the list of operations', () => {
  it('names every operation, and every method of a path, once', () => {
    const ids = operations.map(({ operationId }) => operationId);
    const routes = operations.map(({ method, path }) => `${method} ${path}`);
    expect(ids.length).toBeGreaterThan(70);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
  });

  it('has every operation that a file exports, by the name of its operationId', async () => {
    const files = globSync('!(*.test).ts', { cwd: import.meta.dirname });
    const modules = await Promise.all(files.map((file) => import(join(import.meta.dirname, file))));
    const exported = modules
      .flatMap((module) => Object.entries<Operation>(module))
      .filter(([name]) => name.endsWith('Operation'));
    expect(exported.length).toBeGreaterThan(70);
    expect(exported.filter(([, operation]) => !operations.includes(operation))).toEqual([]);
    expect(exported.filter(([name, { operationId }]) => name !== `${operationId}Operation`)).toEqual([]);
  });

  it.each(operations)('has a parameter for every name in the path of $operationId', ({ path, params }) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    expect(Object.keys(params?.shape ?? {})).toEqual(names);
  });
});
