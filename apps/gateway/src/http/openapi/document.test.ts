import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { managementOperations } from '@weir/contracts/all-operations';
import { honoursIdempotencyKey } from '@weir/contracts/operation';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { buildManagementApp } from '../management-plane/management-app.ts';
import { servedRoutes } from '../refuse-other-methods.ts';
import { buildOpenApiDocument } from './document.ts';

interface Document {
  readonly paths: Record<
    string,
    Record<
      string,
      { readonly operationId: string; readonly parameters?: readonly { readonly name: string }[] }
    >
  >;
}

const document = buildOpenApiDocument({ devLogin: false }) as Document;

/** On a difference that is meant run: vitest run apps/gateway/src/http/openapi --update */
describe('openapi.json', () => {
  it('is the one that was reviewed', async () => {
    const golden = join(import.meta.dirname, '../../../openapi.json');
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(golden);
  });

  it('passes the linter', async () => {
    const config = await createConfig({
      extends: ['recommended-strict'],
      rules: {
        // Sign-in answers with redirects, health with what it is asked for.
        'operation-2xx-response': 'off',
        'operation-4xx-response': 'off',
      },
    });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(
      problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`),
    ).toEqual([]);
  });

  it('has no schema that is itself null: what refers to it says so', () => {
    const { schemas } = (document as unknown as { components: { schemas: Record<string, object> } })
      .components;
    const nullable = Object.entries(schemas).filter(([, schema]) =>
      /"type":\[[^\]]*"null"/.test(topOf(schema)),
    );
    expect(nullable.map(([name]) => name)).toEqual([]);
    const text = JSON.stringify(document);
    expect(
      [...text.matchAll(/"allOf":\[\{"\$ref":"([^"]+)"\},\{"type":\[[^\]]*"null"/g)].map(([, ref]) => ref),
    ).toEqual([]);
  });

  it('has every route of the gateway but those of pages', () => {
    const services = {
      management: { publicUrl: 'http://127.0.0.1', ownOrigins: [], corsOrigins: [] },
      dataCorsOrigins: [],
      consoleFiles: {},
    } as never;
    const routes = [...servedRoutes(buildApp(services)), ...servedRoutes(buildManagementApp(services))]
      .filter(({ path }) => !/^\/($|docs|console)/.test(path))
      .map(
        ({ method, path }) =>
          `${method} ${path.replaceAll(/:id\{\.\+\}/g, '{model}').replaceAll(/:(\w+)/g, '{$1}')}`,
      );
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...new Set(routes)].sort()).toEqual(documented.sort());
  });

  it('has the header Idempotency-Key exactly where it is honoured', () => {
    const withKey = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations)
        .filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'Idempotency-Key'))
        .map(({ operationId }) => operationId),
    );
    expect(withKey.toSorted()).toEqual(
      managementOperations
        .filter(honoursIdempotencyKey)
        .map(({ operationId }) => operationId)
        .toSorted(),
    );
  });

  it('names every operation once', () => {
    const ids = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** A schema without those inside it. */
function topOf(schema: object): string {
  return JSON.stringify({ type: (schema as { type?: unknown }).type });
}
