import type { z } from 'zod';

/** The status and body of a success. */
export interface OperationAnswer {
  readonly status: 200 | 201 | 202 | 204 | 303;
  readonly description: string;
  /** Absent where there is no body, or a file. */
  readonly schema?: z.ZodType;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** The body as `text/event-stream`: when the request asks for a stream, and always where there is no `schema`. */
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
  /** Ids that are not UUIDs are answered with 404. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Default `application/json`. */
  readonly bodyType?: string;
  /** Most bytes of the body, from those who may do it: others send no more than to any other endpoint. Default 128 KiB. */
  readonly maxBodyBytes?: number;
  readonly answer: OperationAnswer;
  /** The shape of its errors. Default: the one of its plane. */
  readonly error?: z.ZodType;
  /** The header in which the API key may be, besides `Authorization`. */
  readonly apiKeyHeader?: string;
  /** Other answers with a body, besides success. */
  readonly otherAnswers?: readonly {
    readonly status: 503;
    readonly description: string;
    readonly schema: z.ZodType;
  }[];
  /** Statuses of errors, besides those of every operation of its list. */
  readonly errors?: readonly (400 | 402 | 404 | 409 | 413 | 415 | 429 | 502 | 504)[];
  /** A POST that changes nothing: it asks more than a query may hold. */
  readonly reads?: true;
  /** Counted by the limits on guessing and on mails: sign-in, tokens, links. */
  readonly guarded?: true;
}

/** Makes unknown fields a type error, which a type parameter alone does not. */
type Only<Value, Known> = { readonly [Unknown in Exclude<keyof Value, keyof Known>]: never };

/** Describes an operation; the value keeps its full type. */
export function operation<const Spec extends Operation>(
  spec: Spec & Only<Spec, Operation> & { readonly answer: Only<Spec['answer'], OperationAnswer> },
): Spec {
  return spec;
}

/** Whether it changes nothing but, for an export, the audit log. */
export function isRead({ method, reads }: Pick<Operation, 'method' | 'reads'>): boolean {
  return method === 'get' || reads === true;
}

/**
 * Whether a request may carry an `Idempotency-Key`: the second one with the same key gets the answer of the first. Keys
 * belong to a user, so public operations have none.
 */
export function honoursIdempotencyKey(spec: Pick<Operation, 'method' | 'access' | 'reads'>): boolean {
  const { method, access } = spec;
  return method === 'post' && !isRead(spec) && access !== 'public' && access !== 'api_key';
}
