import { IdempotencyKey } from '@weir/contracts/common';
import { honoursIdempotencyKey } from '@weir/contracts/operation';
import {
  DomainError,
  type IdempotentRequest,
  idOf,
  isDomainError,
  OnceOnlyRequest,
  type SignedInActor,
} from '@weir/domain/kernel';
import { IDEMPOTENCY_KEY_LIFETIME_MS } from '@weir/domain/management';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { Endpoint } from './endpoint.ts';
import type { ManagementEnv } from './management-env.ts';

/**
 * The request as one that may be carried out only once; undefined without an `Idempotency-Key`.
 *
 * @throws DomainError `invalid_parameter` for an invalid key
 */
export function toIdempotentRequest(
  { spec }: Endpoint,
  context: Context<ManagementEnv>,
  actor: SignedInActor,
  rawBody: Buffer | null,
  { hasher, newRequestId }: Services,
): IdempotentRequest | undefined {
  const key = context.req.header('idempotency-key');
  if (key === undefined || !honoursIdempotencyKey(spec)) return undefined;
  const parsed = IdempotencyKey.safeParse(key);
  if (!parsed.success) {
    throw new DomainError('invalid_parameter', `Idempotency-Key: ${parsed.error.issues[0]!.message}`, {
      param: 'Idempotency-Key',
    });
  }
  return {
    callerId: idOf(actor),
    key,
    route: `${context.req.method} ${context.req.path}`.slice(0, 1_000),
    // The credential is included: a token must not get an answer for its user's session or for another token.
    requestHash: hasher.sha256Hex(`${JSON.stringify(actor.signedInBy)}\n${rawBody?.toString('utf8') ?? ''}`),
    requestId: newRequestId(),
  };
}

/**
 * Answers the request, or repeats the answer to the same request from before. The answer is kept in the transaction of
 * the write.
 *
 * @throws DomainError `idempotency_key_reused` when the key belongs to another request, `request_in_progress` when a
 *   concurrent one has not ended
 */
export async function answerOnce(
  request: IdempotentRequest,
  services: Services,
  answer: (once: OnceOnlyRequest) => Promise<Response>,
): Promise<Response> {
  const before = await answeredBefore(request, services);
  if (before !== null) return before;
  const once = new OnceOnlyRequest(request);
  try {
    const made = await answer(once);
    const body = await made.clone().text();
    const bodyEncrypted = services.management.cipher.encrypt(body, 'idempotent-answer', boundTo(request));
    await once.commit({ status: made.status, bodyEncrypted });
    return made;
  } catch (error) {
    await once.rollBack();
    if (!isDomainError(error) || error.code !== 'request_in_progress') throw error;
    // The concurrent request was waited for: usually it has its answer now.
    const meanwhile = await answeredBefore(request, services);
    if (meanwhile === null) throw error;
    return meanwhile;
  }
}

async function answeredBefore(
  request: IdempotentRequest,
  { management: { unitOfWork, cipher, clock } }: Services,
): Promise<Response | null> {
  const expired = new Date(clock.nowMs() - IDEMPOTENCY_KEY_LIFETIME_MS);
  const known = await unitOfWork.repositories.idempotency.find(request.callerId, request.key, expired);
  if (known === null) return null;
  if (known.route !== request.route || known.requestHash !== request.requestHash) {
    throw new DomainError('idempotency_key_reused', 'This Idempotency-Key was used for another request.', {
      param: 'Idempotency-Key',
    });
  }
  const { status, bodyEncrypted } = known.answer;
  const body = cipher.decrypt(bodyEncrypted, 'idempotent-answer', boundTo(request));
  const headers = { 'content-type': 'application/json', 'idempotent-replayed': 'true' };
  return status === 204
    ? new Response(null, { status, headers: { 'idempotent-replayed': 'true' } })
    : new Response(body, { status, headers });
}

function boundTo({ callerId, key }: IdempotentRequest): string {
  return `${callerId}/${key}`;
}
