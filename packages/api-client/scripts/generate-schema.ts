import { readFile } from 'node:fs/promises';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';

export const SCHEMA_FILE = new URL('../src/schema.generated.ts', import.meta.url);

const OPENAPI_FILE = new URL('../../../apps/gateway/openapi.json', import.meta.url);

const HEADER = `// Generated from apps/gateway/openapi.json: npx --yes pnpm@12 --filter @weir/api-client generate
import type { ApiError } from './api-error.ts';
`;

/** Stands for every error: the client makes an ApiError of each. */
const ERROR = {
  description: 'An error.',
  content: { 'application/json': { schema: { type: 'object', title: 'ApiError' } } },
};

/** The types of the whole API, made from openapi.json. */
export async function generateSchema(): Promise<string> {
  const document = JSON.parse(await readFile(OPENAPI_FILE, 'utf8')) as OpenAPI3;
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path) as { responses?: Record<string, unknown> }[]) {
      const { responses } = operation;
      if (responses === undefined) continue;
      const successes = Object.entries(responses).filter(([status]) => status < '400');
      operation.responses = { ...Object.fromEntries(successes), '4XX': ERROR };
    }
  }
  const types = await openapiTypescript(document, {
    silent: true,
    // What has a default may be left out of a request.
    defaultNonNullable: false,
    transform: ({ title }) =>
      title === ERROR.content['application/json'].schema.title ? API_ERROR : undefined,
  });
  return HEADER + astToString(types);
}

const API_ERROR = ts.factory.createTypeReferenceNode('ApiError');
