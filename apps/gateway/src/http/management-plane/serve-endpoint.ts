import type { Caller } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import { authenticateCaller } from './authenticate-caller.ts';
import { refuseCrossOriginWrite } from './cross-origin.ts';
import type { Endpoint } from './endpoint.ts';
import { answeredBefore, keepAnswer, toIdempotentRequest } from './idempotency.ts';
import type { ManagementEnv } from './management-env.ts';
import { parseInput, readBody } from './read-input.ts';

/** Serves one request: limits, origin, caller, input, the handler, its answer. Throws DomainError. */
export async function serveEndpoint(
  endpoint: Endpoint,
  context: Context<ManagementEnv>,
  services: Services,
): Promise<Response> {
  const { spec } = endpoint;
  const { management } = services;
  if (spec.guarded === true) {
    management.signInLimits.countAddress(management.addresses.of(context.env.incoming));
  }
  refuseCrossOriginWrite(context, management.ownOrigins);
  const actor = spec.access === 'public' ? null : await authenticateCaller(context, services);
  if (spec.guarded === true && actor !== null) management.signInLimits.countAccount(actor.userId);

  const rawBody = await readBody(endpoint, context);
  const input = parseInput(endpoint, context, rawBody);
  const idempotency = actor === null ? undefined : toIdempotentRequest(context, actor, rawBody, services);
  if (idempotency !== undefined) {
    const before = await answeredBefore(idempotency, services);
    if (before !== null) return before;
  }
  const caller: Caller = {
    actor: actor ?? { kind: 'anonymous' },
    requestId: context.env.requestId,
    client: management.clientOf(context.env),
    idempotency,
  };
  const answer = await endpoint.handle({ caller, context, ...input } as never, services);
  if (answer instanceof Response) return answer;
  if (spec.answer.status === 204) return context.body(null, 204);
  const body = JSON.stringify(answer);
  if (idempotency !== undefined) await keepAnswer(idempotency, spec.answer.status, body, services);
  return context.body(body, spec.answer.status as 200, { 'content-type': 'application/json' });
}
