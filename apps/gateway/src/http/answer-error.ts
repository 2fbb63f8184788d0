import { errorEnvelope } from '@weir/domain/inference';
import type { Context, Env } from 'hono';
import type { GatewayEnv } from './bindings.ts';
import { dialectAt } from './data-plane/dialect-at.ts';
import { toHttpError } from './errors.ts';

/** The answer to a request that failed, in the dialect of its path, else in the envelope of OpenAI. */
export function answerError<E extends Env & GatewayEnv>(context: Context<E>, error: unknown): Response {
  const httpError = toHttpError(error);
  const { requestId } = context.env as GatewayEnv['Bindings'];
  const dialect = dialectAt(context.req.path);
  context.header('x-request-id', requestId);
  if (dialect !== null && dialect.requestIdHeader !== null)
    context.header(dialect.requestIdHeader, requestId);
  context.header('content-type', 'application/json');
  context.header('x-content-type-options', 'nosniff');
  if (httpError.retryAfterS !== null) context.header('retry-after', `${httpError.retryAfterS}`);
  return context.body(
    (dialect?.errorBody ?? errorEnvelope)({ ...httpError, requestId }),
    httpError.status as 400,
  );
}
