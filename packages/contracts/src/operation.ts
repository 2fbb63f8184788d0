import type { z } from 'zod';

/** The status and the body of success. */
export interface OperationAnswer {
  readonly status: 200 | 201 | 202 | 204 | 303;
  readonly description: string;
  /** Absent where there is no body, or a file. */
  readonly schema?: z.ZodType;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** What comes as `text/event-stream` instead when the request asks for a stream. */
  readonly events?: z.ZodType;
}

/** One operation of the HTTP API as a client sees it: openapi.json and typed clients are made from these. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** In the notation of OpenAPI: `/v1/organizations/{organization_id}/teams`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /**
   * Who may call it: `public` anybody, `signed_in` anybody with a session or a token, `api_key` programs with an API key,
   * else an action of the table of permissions.
   */
  readonly access: string;
  /** Ids that are no UUIDs are a 404. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: OperationAnswer;
  /** Answers with a body of their own beside success. */
  readonly otherAnswers?: readonly {
    readonly status: 503;
    readonly description: string;
    readonly schema: z.ZodType;
  }[];
  /** Statuses of errors beside those that every operation of its list can have. */
  readonly errors?: readonly (400 | 404 | 409 | 413 | 415 | 429 | 502 | 504)[];
  /** Counted by the limits on guessing and on what sends mail: sign-in, tokens, links. */
  readonly guarded?: true;
}

/** Makes fields that are not known a type error, which a type parameter alone does not. */
type Only<Value, Known> = { readonly [Unknown in Exclude<keyof Value, keyof Known>]: never };

/** Describes an operation; the value keeps its full type. */
export function operation<const Spec extends Operation>(
  spec: Spec & Only<Spec, Operation> & { readonly answer: Only<Spec['answer'], OperationAnswer> },
): Spec {
  return spec;
}
