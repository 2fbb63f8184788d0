import type { Operation } from '@weir/contracts/operation';
import type { Caller, Id, SignedInCaller, UserCaller } from '@weir/domain/kernel';
import type { Action, ActionOfPeople } from '@weir/domain/permissions';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Services } from '../../compose.ts';
import type { ManagementEnv } from './management-env.ts';

/** Who may call an endpoint: anybody, any authenticated caller, or those whom the permissions allow the action. */
export type EndpointAccess = 'public' | 'signed_in' | Action;

/** An operation whose access the management plane can check. */
type ManagementOperation = Operation & { readonly access: EndpointAccess };

/** The parsed part of a request; undefined where the operation has no schema for it. */
type Parsed<Spec, Part extends 'query' | 'body'> =
  Spec extends Readonly<Record<Part, infer Schema extends z.ZodType>> ? z.output<Schema> : undefined;

/** The ids in the path, with the domain's id types. */
type Params<Spec> = Spec extends { readonly params: infer Schema extends z.ZodType }
  ? { readonly [Name in keyof z.output<Schema>]: DomainValue<z.output<Schema>[Name]> }
  : undefined;
type DomainValue<Value> = Value extends z.core.$brand<infer Kind extends string> ? Id<Kind> : Value;

/** The body of a success; nothing where the status is 204; a `Response` where it is something else without a schema. */
type Answer<Spec extends Operation> = Spec['answer'] extends {
  readonly schema: infer Schema extends z.ZodType;
}
  ? Promise<z.input<Schema> | Response>
  : Spec['answer'] extends { readonly status: 204 }
    ? Promise<void>
    : Promise<Response>;

/** Anybody; a person, where service accounts are refused before; else a person or a service account. */
type CallerOf<Access extends EndpointAccess> = Access extends 'public'
  ? Caller
  : Access extends ActionOfPeople
    ? UserCaller
    : SignedInCaller;

/** The input of a handler. */
export interface Input<Spec extends ManagementOperation> {
  readonly caller: CallerOf<Spec['access']>;
  readonly params: Params<Spec>;
  readonly query: Parsed<Spec, 'query'>;
  readonly body: Parsed<Spec, 'body'>;
  /** For cookies and redirects. */
  readonly context: Context<ManagementEnv>;
}

/** An operation of the management plane and its handler. */
export interface Endpoint {
  readonly spec: ManagementOperation;
  readonly handle: (input: Input<never>, services: Services) => Promise<unknown>;
}

/**
 * Joins an operation and its handler. The handler gets the parsed request and returns the body of the answer (or a
 * `Response`). It throws DomainError for everything else.
 */
export function handle<const Spec extends ManagementOperation>(
  spec: Spec,
  handler: (input: Input<Spec>, services: Services) => Answer<Spec>,
): Endpoint {
  return { spec, handle: handler as unknown as Endpoint['handle'] };
}
