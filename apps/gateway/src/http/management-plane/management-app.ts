import { DomainError, isDomainError } from '@weir/domain/kernel';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Services } from '../../compose.ts';
import { answerError } from '../answer-error.ts';
import { codeOf, toHttpError } from '../errors.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { bearerChallenge } from './bearer-challenge.ts';
import { servedEndpoints } from './endpoints.ts';
import type { ManagementEnv } from './management-env.ts';
import { REQUEST_LIMIT_HEADERS } from './request-limit.ts';
import { securityHeaders } from './security-headers.ts';
import { serveEndpoint } from './serve-endpoint.ts';

/** Every route of the management plane. No I/O of its own. */
export function buildManagementApp(services: Services): Hono<ManagementEnv> {
  const app = new Hono<ManagementEnv>();
  const headers = securityHeaders(services.management.publicUrl.startsWith('https:'));
  app.use(async (context, next) => {
    context.set('cookies', []);
    context.set('route', null);
    context.set('limit', null);
    await next();
    const route = context.get('route');
    services.telemetry.managementAnswered(
      route === null ? '_OTHER' : context.req.method,
      route ?? 'none',
      context.res.status,
      services.clock.monotonicUs() - context.env.receivedUs,
    );
    for (const cookie of context.get('cookies')) context.header('set-cookie', cookie, { append: true });
    context.header('x-request-id', context.env.requestId);
    for (const [name, value] of Object.entries(context.get('limit') ?? {})) context.header(name, value);
    for (const [name, value] of headers) if (!context.res.headers.has(name)) context.header(name, value);
  });
  if (services.management.corsOrigins.length > 0) {
    app.use(
      cors({
        origin: [...services.management.corsOrigins],
        credentials: true,
        allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-request-id'],
        exposeHeaders: ['retry-after', 'x-request-id', ...REQUEST_LIMIT_HEADERS],
        maxAge: 600,
      }),
    );
  }
  for (const endpoint of servedEndpoints(services.management)) {
    const { method, path } = endpoint.spec;
    app.on(method.toUpperCase(), honoPath(path), (context) => {
      context.set('route', path);
      return serveEndpoint(endpoint, context, services);
    });
  }
  refuseOtherMethods(app);
  app.notFound((context) =>
    answerError(
      context,
      new DomainError('route_not_found', `There is nothing at ${context.req.method} ${context.req.path}.`),
    ),
  );
  app.onError((error, context) => {
    if (!isDomainError(error)) services.unhandled(error, context.env.requestId);
    const challenge = bearerChallenge(toHttpError(error).status, codeOf(error));
    if (challenge !== null) context.header('www-authenticate', challenge);
    return answerError(context, error);
  });
  return app;
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
