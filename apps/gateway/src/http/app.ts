import { OPERATIONS } from '@weir/domain/inference';
import { isDomainError } from '@weir/domain/kernel';
import { type Context, type Handler, Hono } from 'hono';
import type { Services } from '../compose.ts';
import { answerError } from './answer-error.ts';
import type { GatewayEnv } from './bindings.ts';
import { consoleHandler, consoleRedirectHandler, rootHandler } from './console/console-handlers.ts';
import { cors } from './data-plane/cors.ts';
import { inferenceHandler } from './data-plane/inference.ts';
import { getKeyHandler } from './data-plane/key.ts';
import { getModelHandler, listModelsHandler } from './data-plane/models.ts';
import { refusalRecording } from './data-plane/refusal-recording.ts';
import { buildManagementApp } from './management-plane/management-app.ts';
import { docsHandler, docsStartHandler, openApiHandler, scalarHandler } from './openapi/api-docs.ts';
import { liveHandler, readyHandler } from './operations/health.ts';
import { versionHandler } from './operations/version.ts';
import { refuseOtherMethods } from './refuse-other-methods.ts';

/** Every route of the gateway. No I/O of its own. */
export function buildApp(services: Services): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  const recordRefusal = refusalRecording(services);

  for (const operation of OPERATIONS) {
    const path = `/v1${operation.path}`;
    if (services.dataCorsOrigins.length > 0) app.all(path, cors(services.dataCorsOrigins, operation.method));
    app.on(operation.method, path, inferenceHandler(services, operation));
  }
  const management = buildManagementApp(services);
  // Of the management plane, at the path where the data plane has its models.
  app.all('/v1/models/catalog/:id?', (c) => management.fetch(c.req.raw, c.env));
  const reads: readonly (readonly [string, Handler<GatewayEnv>])[] = [
    ['/v1/models', listModelsHandler(services)],
    ['/v1/models/:id{.+}', getModelHandler(services)],
    ['/v1/key', getKeyHandler(services)],
  ];
  for (const [path, handler] of reads) {
    if (services.dataCorsOrigins.length > 0) app.all(path, cors(services.dataCorsOrigins, 'GET'));
    app.get(path, identified, handler);
  }
  app.get('/health/live', identified, liveHandler());
  app.get('/health/ready', identified, readyHandler(services));
  app.get('/version', identified, versionHandler());
  app.get('/api-docs/openapi.json', identified, openApiHandler(services));
  app.get('/docs', identified, docsHandler());
  app.get('/docs/start.js', identified, docsStartHandler());
  app.get('/docs/scalar.js', identified, scalarHandler());

  if (services.consoleFiles !== null) {
    app.get('/', identified, rootHandler(services));
    app.get('/console', identified, consoleRedirectHandler(services));
    app.get('/console/*', identified, consoleHandler(services, services.consoleFiles));
  }

  refuseOtherMethods(app);

  app.notFound((c) => management.fetch(c.req.raw, c.env));
  app.onError((error, c) => {
    if (!isDomainError(error)) services.unhandled(error, c.env.requestId);
    else if (c.req.path.startsWith('/v1/')) {
      const { requestId, receivedUs } = c.env;
      recordRefusal(error, { key: null, operation: null, requestId, receivedUs });
    }
    return answerError(c, error);
  });
  return app;
}

/** For answers that are made here: what every answer of either plane carries. */
async function identified(c: Context<GatewayEnv>, next: () => Promise<void>): Promise<void> {
  await next();
  c.header('x-request-id', c.env.requestId);
  c.header('x-content-type-options', 'nosniff');
}
