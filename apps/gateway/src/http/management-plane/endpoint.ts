import type { Operation } from '@weir/contracts/operation';
import type { Caller, Id, UserCaller } from '@weir/domain/kernel';
import type { Action } from '@weir/domain/permissions';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Services } from '../../compose.ts';
import type { ManagementEnv } from './management-env.ts';

/** Who may call an endpoint: anybody, anybody with a credential, or whom the table of permissions allows the action. */
export type EndpointAccess = 'public' | 'signed_in' | Action;

/** An operation whose access the management plane can decide. */
type ManagementOperation = Operation & { readonly access: EndpointAccess };

/** What the schema makes of that part of a request; undefined where the operation has none. */
type Parsed<Spec, Part extends 'query' | 'body'> =
  Spec extends Readonly<Record<Part, infer Schema extends z.ZodType>> ? z.output<Schema> : undefined;

/** The ids in the path are those of the domain, by the kind that the contract brands them with. */
type Params<Spec> = Spec extends { readonly params: infer Schema extends z.ZodType }
  ? { readonly [Name in keyof z.output<Schema>]: DomainValue<z.output<Schema>[Name]> }
  : undefined;
type DomainValue<Value> = Value extends z.core.$brand<infer Kind extends string> ? Id<Kind> : Value;

/** The body of success; an operation without one answers with a `Response`. */
type Answer<Spec extends Operation> = Spec['answer'] extends {
  readonly schema: infer Schema extends z.ZodType;
}
  ? z.input<Schema> | Response
  : Response;

/** What a handler works with. */
export interface Input<Spec extends ManagementOperation> {
  readonly caller: Spec['access'] extends 'public' ? Caller : UserCaller;
  readonly params: Params<Spec>;
  readonly query: Parsed<Spec, 'query'>;
  readonly body: Parsed<Spec, 'body'>;
  /** For cookies and redirects. */
  readonly context: Context<ManagementEnv>;
}

/** An operation of the management plane and what it does. */
export interface Endpoint {
  readonly spec: ManagementOperation;
  readonly handle: (input: Input<never>, services: Services) => Promise<unknown>;
}

/**
 * Joins an operation and its handler. The handler gets what the schemas made of the request and returns the body of the
 * answer (or a `Response`); it throws DomainError for everything else.
 */
export function handle<const Spec extends ManagementOperation>(
  spec: Spec,
  handler: (input: Input<Spec>, services: Services) => Promise<Answer<Spec>>,
): Endpoint {
  return { spec, handle: handler as unknown as Endpoint['handle'] };
}
