import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { AddRows, Example, ExampleRequest, Examples } from './example.ts';

/** What the examples.ts of a resource exports. */
interface ResourceExamples {
  readonly examples: Examples;
  readonly addRows?: AddRows;
}

const RESOURCES = join(import.meta.dirname, '../../src/http/management-plane');
const resources: readonly ResourceExamples[] = await Promise.all(
  globSync('*/examples.ts', { cwd: RESOURCES })
    .toSorted()
    .map((file) => import(join(RESOURCES, file))),
);

/** A valid request for every endpoint, by its operation id. One without is a failure of the tests that are made from these. */
export const exampleRequests: Examples = Object.assign({}, ...resources.map(({ examples }) => examples));

/** How every party of a world gets its rows of each resource. */
export const addRowsOfResources: readonly AddRows[] = resources.flatMap(({ addRows }) => addRows ?? []);

/** Throws for an endpoint that has none. */
export function exampleOf({ operationId }: { readonly operationId: string }): Example {
  const example = exampleRequests[operationId];
  if (example === undefined) throw new Error(`No examples.ts has one of ${operationId}.`);
  return example;
}

/** Path and query of an example. */
export function urlOf(path: string, { params = {}, query = {} }: ExampleRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The example of ${path} has no ${name}.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
