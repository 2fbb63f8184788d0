import { DomainError, isDomainError } from '@weir/domain/kernel';
import { type Context, Hono } from 'hono';
import type { Services } from '../compose.ts';
import type { GatewayEnv } from './bindings.ts';
import { createCompletion } from './data-plane/create-completion.ts';
import { getKeyHandler } from './data-plane/key.ts';
import { getModelHandler, listModelsHandler } from './data-plane/models.ts';
import { codeOf, toHttpError, toOpenAiEnvelope } from './errors.ts';
import { liveHandler, readyHandler } from './operations/health.ts';
import { versionHandler } from './operations/version.ts';

/** Every route of the gateway. No I/O of its own. */
export function buildApp(services: Services): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();

  app.post('/v1/chat/completions', createCompletion(services, 'chat'));
  app.post('/v1/completions', createCompletion(services, 'text_completion'));
  app.get('/v1/models', identified, listModelsHandler(services));
  app.get('/v1/models/:id{.+}', identified, getModelHandler(services));
  app.get('/v1/key', identified, getKeyHandler(services));
  app.get('/health/live', identified, liveHandler());
  app.get('/health/ready', identified, readyHandler(services));
  app.get('/version', identified, versionHandler());

  const methods = new Map<string, string>();
  for (const { path, method } of app.routes) methods.set(path, method === 'GET' ? 'GET, HEAD' : method);
  for (const [path, allowed] of methods) {
    app.all(path, (c) => {
      c.header('allow', allowed);
      throw new DomainError('method_not_allowed', `${c.req.method} is not allowed here; use ${allowed}.`);
    });
  }

  app.notFound((c) =>
    answer(c, new DomainError('route_not_found', `There is nothing at ${c.req.method} ${c.req.path}.`)),
  );
  app.onError((error, c) => {
    if (!isDomainError(error)) {
      services.logger.log('error', 'gateway.unhandled', {
        errorName: error.name,
        errorCode: codeOf(error),
        requestId: c.env.requestId,
      });
    } else if (c.req.path.startsWith('/v1/')) services.telemetry.refused(error.code);
    return answer(c, error);
  });
  return app;
}

async function identified(c: Context<GatewayEnv>, next: () => Promise<void>): Promise<void> {
  await next();
  c.header('x-request-id', c.env.requestId);
}

function answer(c: Context<GatewayEnv>, error: unknown): Response {
  const httpError = toHttpError(error);
  c.header('x-request-id', c.env.requestId);
  c.header('content-type', 'application/json');
  if (httpError.retryAfterS !== null) c.header('retry-after', `${httpError.retryAfterS}`);
  return c.body(toOpenAiEnvelope(httpError, c.env.requestId), httpError.status as 400);
}
