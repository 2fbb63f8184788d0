import { DomainError, isDomainError, type SignedInActor } from '@weir/domain/kernel';
import { judge } from '@weir/domain/permissions';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { BodyMemory } from '../body-memory.ts';
import { readBody as readWholeBody } from '../read-body.ts';
import type { Endpoint } from './endpoint.ts';
import type { ManagementEnv } from './management-env.ts';

/** Few management requests need more. It is also what keeps `JSON.parse` from stopping the data plane for long. */
const MAX_BODY_BYTES = 128 * 1024;

export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * A request, parsed by the schemas of its endpoint.
 *
 * @throws DomainError `not_found` for an invalid id in the path, `invalid_parameter`, `missing_parameter`, and the errors
 *   of {@link readWholeBody}
 */
export function parseInput(
  { spec }: Endpoint,
  context: Context<ManagementEnv>,
  rawBody: Buffer | null,
): RawInput {
  return {
    params: spec.params === undefined ? undefined : parsePath(spec.params, context.req.param()),
    query: parse(spec.query, queryOf(context), 'query'),
    body: spec.body === undefined ? undefined : parse(spec.body, parseJson(rawBody), 'body'),
  };
}

/** The bytes of the body; null for an endpoint without one. */
export function readBody(
  { spec }: Endpoint,
  context: Context<ManagementEnv>,
  actor: SignedInActor | null,
  memory: BodyMemory,
): Promise<Buffer | null> {
  if (spec.body === undefined) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    readWholeBody(context.env.incoming, 'json', { maxBytes: maxBytesFor(spec, actor), memory }, (body) => {
      if (isDomainError(body)) return reject(body);
      resolve(Buffer.from(body.bytes));
      body.release();
    });
  });
}

function maxBytesFor({ access, maxBodyBytes }: Endpoint['spec'], actor: SignedInActor | null): number {
  if (maxBodyBytes === undefined || actor === null) return MAX_BODY_BYTES;
  if (access === 'public' || access === 'signed_in') return MAX_BODY_BYTES;
  return judge(actor, access, null) === 'any' ? maxBodyBytes : MAX_BODY_BYTES;
}

function parsePath(schema: z.ZodType, params: unknown): unknown {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new DomainError('not_found', 'Nothing has this id.');
  return parsed.data;
}

/** A parameter given twice is an array, which no schema of a single value accepts. */
function queryOf(context: Context<ManagementEnv>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0]! : values,
    ]),
  );
}

function parseJson(body: Buffer | null): unknown {
  try {
    return JSON.parse((body ?? Buffer.alloc(0)).toString('utf8'));
  } catch {
    throw new DomainError('malformed_json', 'The request body is not valid JSON.');
  }
}

function parse(schema: z.ZodType | undefined, value: unknown, where: 'query' | 'body'): unknown {
  if (schema === undefined) {
    const [unknown] = where === 'query' ? Object.keys(value as object) : [];
    if (unknown !== undefined) throw invalid(unknown, 'is not known here');
    return undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw toDomainError(parsed.error.issues[0]!, value);
}

function toDomainError(issue: z.core.$ZodIssue, value: unknown): DomainError {
  if (issue.code === 'unrecognized_keys') {
    return invalid([...issue.path, issue.keys[0]!].map(String).join('.'), 'is not known here');
  }
  const param = issue.path.map(String).join('.');
  if (issue.code === 'invalid_type' && issue.path.length > 0 && valueAt(value, issue.path) === undefined) {
    return new DomainError('missing_parameter', `${param}: is required`, { param });
  }
  // Messages of zod quote no values, but they quote the names of unknown fields, which come from the client.
  return invalid(param, issue.message);
}

function invalid(param: string, problem: string): DomainError {
  const shown = param === '' ? 'The request body' : `${param.slice(0, 100)}:`;
  return new DomainError(
    'invalid_parameter',
    `${shown} ${problem}`,
    param === '' ? {} : { param: param.slice(0, 100) },
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}
