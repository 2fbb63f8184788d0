import { DomainError, isDomainError } from '@weir/domain/kernel';
import { type Context, Hono } from 'hono';
import type { Services } from '../../compose.ts';
import { answerError } from '../answer-error.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { authenticateCaller } from './authenticate-caller.ts';
import { refuseCrossOriginWrite } from './cross-origin.ts';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import type { ManagementEnv } from './management-env.ts';
import { parseInput, readBody } from './read-input.ts';

/** Every route of the management plane. No I/O of its own. */
export function buildManagementApp(services: Services): Hono<ManagementEnv> {
  const app = new Hono<ManagementEnv>();
  app.use(async (context, next) => {
    context.set('cookies', []);
    await next();
    for (const cookie of context.get('cookies')) context.header('set-cookie', cookie, { append: true });
    context.header('x-request-id', context.env.requestId);
    context.header('cache-control', 'no-store');
  });
  for (const endpoint of endpoints) {
    app.on(endpoint.spec.method.toUpperCase(), honoPath(endpoint.spec.path), (context) =>
      serveEndpoint(endpoint, context, services),
    );
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
    return answerError(context, error);
  });
  return app;
}

async function serveEndpoint(
  endpoint: Endpoint,
  context: Context<ManagementEnv>,
  services: Services,
): Promise<Response> {
  const { spec, handle } = endpoint;
  refuseCrossOriginWrite(context, services.management.ownOrigins);
  const actor =
    spec.access === 'public' ? ({ kind: 'anonymous' } as const) : await authenticateCaller(context, services);
  const input = parseInput(endpoint, context, await readBody(endpoint, context));
  const caller = {
    actor,
    requestId: context.env.requestId,
    client: services.management.clientOf(context.env),
  };
  const answer = await handle({ caller, context, ...input } as never, services);
  if (answer instanceof Response) return answer;
  return context.json(answer as object, spec.answer.status as 200);
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
