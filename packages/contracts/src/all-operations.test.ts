import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allOperations, managementOperations } from './all-operations.ts';
import { devSignInOperations } from './dev-sign-in.ts';
import { isRead, type Operation } from './operation.ts';

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

describe('the manner of the management plane', () => {
  const management: readonly Operation[] = managementOperations;
  const collections = new Set(
    management.filter(({ answer }) => isList(answer.schema)).map(({ path }) => path),
  );

  it('answers the POST to a list with 201, or with 202 where the new thing is not there yet', () => {
    const posts = management.filter(
      (spec) => spec.method === 'post' && !isRead(spec) && collections.has(spec.path),
    );
    expect(posts.length).toBeGreaterThan(6);
    const others = posts.filter(({ answer }) => answer.status !== 201 && answer.status !== 202);
    expect(others.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('answers a DELETE with 204, or with the thing where it can still be read', () => {
    const deletions = management.filter(({ method }) => method === 'delete');
    expect(deletions.length).toBeGreaterThan(9);
    for (const { operationId, path, answer } of deletions) {
      const read = management.find((other) => other.method === 'get' && other.path === path);
      const isManner =
        answer.status === 204
          ? answer.schema === undefined
          : answer.status === 200 && answer.schema === read?.answer.schema;
      expect([operationId, isManner]).toEqual([operationId, true]);
    }
  });

  it('calls an owner, an end and a deactivation the same in every request and answer', () => {
    const names = new Set(
      management.flatMap(({ query, body, answer }) =>
        [query, body, answer.schema].flatMap((schema) => propertiesOf(schema)),
      ),
    );
    const named = [...names].filter((name) => /(^|_)own|expir|deactiv/.test(name));
    expect(named.filter((name) => !/(^|_)expires_at$/.test(name)).toSorted()).toEqual([
      'deactivated_at',
      // Why a webhook is deactivated.
      'deactivation_reason',
      // RFC 6749, section 5.1
      'expires_in',
      'owned_by',
      'owner',
      'refresh_expires_in',
    ]);
  });

  it('searches every list by q', () => {
    const names = new Set(management.flatMap(({ query }) => propertiesOf(query)));
    expect([...names].filter((name) => /search|query|^q$/.test(name))).toEqual(['q']);
  });

  it('takes every time in a request with any offset', () => {
    const times = management.flatMap(({ query, body }) => [query, body].flatMap((schema) => timesOf(schema)));
    expect(times.length).toBeGreaterThan(5);
    // Only zod's own type of a time has a pattern.
    expect(times.filter(({ pattern }) => pattern !== undefined)).toEqual([]);
  });

  it('normalises every name in a request', () => {
    const names = management.flatMap(({ operationId, body }) =>
      body instanceof z.ZodObject
        ? Object.entries(body.shape)
            .filter(([property]) => property === 'name' || property === 'display_name')
            .map(([, schema]) => [operationId, schema as z.ZodType] as const)
        : [],
    );
    expect(names.length).toBeGreaterThan(8);
    for (const [operationId, schema] of names) {
      expect([operationId, schema.parse(' Cafe\u0301\u00a0 one ')]).toEqual([operationId, 'Café one']);
      expect([operationId, schema.safeParse('a\u200bb').success]).toEqual([operationId, false]);
    }
  });

  it('says in every list which filters apply', () => {
    const lists = management.filter(({ answer }) => isList(answer.schema));
    expect(lists.length).toBeGreaterThan(12);
    for (const { operationId, answer } of lists) {
      expect([operationId, propertiesOf(answer.schema)]).toEqual([
        operationId,
        expect.arrayContaining(['filter']),
      ]);
    }
  });
});

function isList(schema: z.ZodType | undefined): boolean {
  return schema instanceof z.ZodObject && 'has_more' in schema.shape;
}

/** The names of all properties, of those within others too. */
function propertiesOf(schema: z.ZodType | undefined): string[] {
  return partsOf(schema).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

function timesOf(schema: z.ZodType | undefined): JsonSchemaPart[] {
  return partsOf(schema).filter(({ format }) => format === 'date-time');
}

interface JsonSchemaPart {
  readonly properties?: object;
  readonly format?: unknown;
  readonly pattern?: unknown;
}

/** Every object within the JSON schema. */
function partsOf(schema: z.ZodType | undefined): JsonSchemaPart[] {
  const walk = (value: unknown): JsonSchemaPart[] =>
    typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(walk)] : [];
  return schema === undefined ? [] : walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}
