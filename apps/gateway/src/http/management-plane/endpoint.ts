import type { Caller, UserCaller } from '@weir/domain/kernel';
import type { Action } from '@weir/domain/permissions';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Services } from '../../compose.ts';
import type { ManagementEnv } from './management-env.ts';

/** Who may call an endpoint: anybody, anybody with a credential, or whom the table of permissions allows the action. */
export type EndpointAccess = 'public' | 'signed_in' | Action;

type Schema = z.ZodType;

export interface EndpointSpec<
  Params extends Schema,
  Query extends Schema,
  Body extends Schema,
  Answer extends Schema,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** In the notation of OpenAPI: `/v1/organizations/{organization_id}/teams`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: EndpointAccess;
  /** Ids that are no UUIDs are a 404. */
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The status and the body of success. A 204, 303 or anything not JSON is answered by a `Response` of the handler. */
  readonly answer: {
    readonly status: 200 | 201 | 202 | 204 | 303;
    readonly schema?: Answer;
    readonly description: string;
    readonly contentType?: string;
  };
  /** Statuses of errors beside those that every endpoint can have (401, 403, 429, 500, 503; 400 with any input). */
  readonly errors?: readonly (400 | 404 | 409 | 413 | 415 | 502 | 504)[];
  /** Counted by the limits on guessing, and on what makes mail: sign-in, tokens, links. See sign-in-limits.ts. */
  readonly guarded?: boolean;
}

/** What a handler works with. */
export interface Input<Who extends Caller, Params, Query, Body> {
  readonly caller: Who;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** For cookies and redirects. */
  readonly context: Context<ManagementEnv>;
}

/** One operation of the management plane: what it is, for the router and for openapi.json, and what it does. */
export interface Endpoint {
  readonly spec: EndpointSpec<Schema, Schema, Schema, Schema>;
  readonly handle: (input: Input<never, never, never, never>, services: Services) => Promise<unknown>;
}

/**
 * Defines an endpoint. The handler gets what the schemas made of the request and returns the body of the answer (or a
 * `Response`); it throws DomainError for everything else.
 */
export function endpoint<
  Access extends EndpointAccess,
  Answer extends Schema,
  Params extends Schema = z.ZodUndefined,
  Query extends Schema = z.ZodUndefined,
  Body extends Schema = z.ZodUndefined,
>(
  spec: EndpointSpec<Params, Query, Body, Answer> & { readonly access: Access },
  handle: (
    input: Input<
      Access extends 'public' ? Caller : UserCaller,
      z.output<Params>,
      z.output<Query>,
      z.output<Body>
    >,
    services: Services,
  ) => Promise<z.input<Answer> | Response>,
): Endpoint {
  return { spec, handle } as unknown as Endpoint;
}
