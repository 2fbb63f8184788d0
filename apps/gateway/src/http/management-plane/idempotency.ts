import { DomainError, type IdempotentRequest, type UserActor } from '@weir/domain/kernel';
import { IDEMPOTENCY_KEY_LIFETIME_MS } from '@weir/domain/management';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { ManagementEnv } from './management-env.ts';

/** Visible ASCII, as in a token or a UUID. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The request as one that may be carried out only once; undefined without an `Idempotency-Key`.
 *
 * @throws DomainError `invalid_parameter` for an invalid key
 */
export function toIdempotentRequest(
  context: Context<ManagementEnv>,
  { userId, signedInBy }: UserActor,
  rawBody: Buffer | null,
  { hasher, newRequestId }: Services,
): IdempotentRequest | undefined {
  const key = context.req.header('idempotency-key');
  if (key === undefined || context.req.method !== 'POST') return undefined;
  if (!KEY.test(key)) {
    throw new DomainError('invalid_parameter', 'Idempotency-Key: must be 1 to 255 visible ASCII characters', {
      param: 'Idempotency-Key',
    });
  }
  return {
    userId,
    key,
    route: `${context.req.method} ${context.req.path}`.slice(0, 1_000),
    // The credential is included: a token must not get an answer for its user's session or for another token.
    requestHash: hasher.sha256Hex(`${JSON.stringify(signedInBy)}\n${rawBody?.toString('utf8') ?? ''}`),
    // Made here: a client may send the same x-request-id twice.
    requestId: newRequestId(),
  };
}

/**
 * The answer to the same request from before; null when it was not made yet.
 *
 * @throws DomainError `idempotency_key_reused` when the key belongs to another request, `request_in_progress` when there
 *   is no answer yet
 */
export async function answeredBefore(
  request: IdempotentRequest,
  { management: { unitOfWork, cipher, clock } }: Services,
): Promise<Response | null> {
  const expired = new Date(clock.nowMs() - IDEMPOTENCY_KEY_LIFETIME_MS);
  const known = await unitOfWork.repositories.idempotency.find(request.userId, request.key, expired);
  if (known === null) return null;
  if (known.route !== request.route || known.requestHash !== request.requestHash) {
    throw new DomainError('idempotency_key_reused', 'This Idempotency-Key was used for another request.', {
      param: 'Idempotency-Key',
    });
  }
  if (known.answer === null) {
    throw new DomainError('request_in_progress', 'The request with this Idempotency-Key has no answer yet.', {
      retryable: true,
    });
  }
  const body = cipher.decrypt(known.answer.bodyEncrypted, 'idempotent-answer', boundTo(request));
  return new Response(body, {
    status: known.answer.status,
    headers: { 'content-type': 'application/json', 'idempotent-replayed': 'true' },
  });
}

/** Stores an answer for when the same request is made again. */
export async function keepAnswer(
  request: IdempotentRequest,
  status: number,
  body: string,
  { management: { unitOfWork, cipher } }: Services,
): Promise<void> {
  const bodyEncrypted = cipher.encrypt(body, 'idempotent-answer', boundTo(request));
  await unitOfWork.repositories.idempotency.complete(request, { status, bodyEncrypted });
}

function boundTo({ userId, key }: IdempotentRequest): string {
  return `${userId}/${key}`;
}
