import type { Context, Env } from 'hono';
import type { GatewayEnv } from './bindings.ts';
import { toEnvelope, toHttpError } from './errors.ts';

/** The answer to a request that failed, in the envelope of OpenAI. */
export function answerError<E extends Env & GatewayEnv>(context: Context<E>, error: unknown): Response {
  const httpError = toHttpError(error);
  const { requestId } = context.env as GatewayEnv['Bindings'];
  context.header('x-request-id', requestId);
  context.header('content-type', 'application/json');
  context.header('x-content-type-options', 'nosniff');
  if (httpError.retryAfterS !== null) context.header('retry-after', `${httpError.retryAfterS}`);
  return context.body(toEnvelope(httpError, requestId), httpError.status as 400);
}
