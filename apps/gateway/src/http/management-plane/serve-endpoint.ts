import { isRead } from '@weir/contracts/operation';
import { type Caller, idOf, type OnceOnlyRequest, type ServiceAccountActor } from '@weir/domain/kernel';
import { recordRefusal, refuseServiceAccount } from '@weir/domain/management';
import { isOfPeople, permissionDenied } from '@weir/domain/permissions';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { ManagementServices } from '../../compose-management.ts';
import { authenticateCaller } from './authenticate-caller.ts';
import { refuseCrossOriginWrite } from './cross-origin.ts';
import type { Endpoint } from './endpoint.ts';
import { answerOnce, toIdempotentRequest } from './idempotency.ts';
import type { ManagementEnv } from './management-env.ts';
import { parseInput, readBody } from './read-input.ts';
import { requestTarget } from './request-target.ts';

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
  const about = {
    about: requestTarget(spec, context.req.param() as Record<string, string>),
    requestId: context.env.requestId,
    client: management.clientOf(context.env),
  };
  await refusingCrossOrigin(endpoint, context, about, services);
  const actor = spec.access === 'public' ? null : await authenticateCaller(context, services);
  if (actor !== null) management.requestLimit.count(idOf(actor), (headers) => context.set('limit', headers));
  if (spec.guarded === true && actor !== null) management.signInLimits.countAccount(idOf(actor));

  const rawBody = await readBody(endpoint, context, actor, services.bodyMemory);
  const input = parseInput(endpoint, context, rawBody);
  const answer = async (once?: OnceOnlyRequest) => {
    const caller: Caller = {
      actor: actor ?? { kind: 'anonymous' },
      ...about,
      once,
    };
    if (actor?.kind === 'service_account') {
      await requireOpenToServiceAccounts({ ...caller, actor }, spec, management);
    }
    const made = await endpoint.handle({ caller, context, ...input } as never, services);
    if (made instanceof Response) return made;
    if (spec.answer.status === 204) return context.body(null, 204);
    return context.body(JSON.stringify(made), spec.answer.status as 200, {
      'content-type': 'application/json',
    });
  };
  const idempotent =
    actor === null ? undefined : toIdempotentRequest(endpoint, context, actor, rawBody, services);
  return idempotent === undefined ? answer() : answerOnce(idempotent, services, answer);
}

/** Refuses a write from another origin, and records whose browser sent it. Throws DomainError `cross_origin_refused`. */
async function refusingCrossOrigin(
  { spec: { access } }: Endpoint,
  context: Context<ManagementEnv>,
  about: Omit<Caller, 'actor'>,
  services: Services,
): Promise<void> {
  try {
    refuseCrossOriginWrite(context, services.management.ownOrigins);
  } catch (error) {
    const action = access === 'public' || access === 'signed_in' ? 'cross_origin_write' : access;
    const actor = await authenticateCaller(context, services).catch(() => null);
    const caller = { ...about, actor: actor ?? ({ kind: 'anonymous' } as const) };
    await recordRefusal(caller, action, 'cross_origin_refused', null, services.management);
    throw error;
  }
}

/** Writes and exports that are for people are refused and recorded, reads only refused. */
async function requireOpenToServiceAccounts(
  caller: Caller<ServiceAccountActor>,
  spec: Endpoint['spec'],
  ports: ManagementServices,
): Promise<void> {
  const { access } = spec;
  if (access === 'public' || access === 'signed_in' || !isOfPeople(access)) return;
  if (isRead(spec) && !access.endsWith('.export')) throw permissionDenied(access);
  await refuseServiceAccount(caller, access, ports);
}
