import { apiKeyRefused, endpointNotAllowed } from '../api-key-authentication/api-key-errors.ts';
import { mayUseEndpoint, toAuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import { isUsable } from '../api-key-authentication/key-finding.ts';
import type { ApiKeyFinder, FoundApiKey } from '../api-key-authentication/ports.ts';
import type { ApiKeyRepositories } from '../api-keys/ports.ts';
import type { OPERATIONS } from '../inference/operations.ts';
import type { InferenceRunner } from '../inference/run-inference.ts';
import { resolveRequest } from '../inference/start-inference.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import { type DomainError, isDomainError } from '../kernel/domain-error.ts';
import type { ApiKeyId } from '../kernel/ids.ts';
import type { NanoUsd } from '../kernel/money.ts';
import { accessOrganization, notFound, reaches } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { inTransaction } from '../management/write.ts';
import type { Catalog } from '../models/catalog.ts';
import type { Limit } from './limit.ts';
import { type LimitChange, limitChange, platformLimitsOf } from './limit-change.ts';
import type { LimitRepositories } from './limit-repository.ts';
import type { Admission, AdmissionRequest, LimitUse } from './ports.ts';
import { isOfMoney, limitsFor } from './request-checks.ts';
import {
  needOf,
  type Reservation,
  type ReservationSettings,
  rateNeedOf,
  reserve,
  reservedCost,
} from './reservation.ts';

export interface CheckAdmissionPorts extends ManagementPorts<ApiKeyRepositories & LimitRepositories> {
  readonly apiKeyFinder: ApiKeyFinder;
  readonly catalog: Pick<Catalog, 'current'>;
  readonly admission: Pick<Admission, 'check' | 'inspect'>;
  /** What the admission reserves by. */
  readonly reservation: ReservationSettings;
  readonly runner: Pick<InferenceRunner, 'requireOpen' | 'asksFreeFirst'>;
}

/** A request that somebody thinks of sending. */
export interface ImaginedRequest {
  readonly apiKeyId: ApiKeyId;
  readonly operation: (typeof OPERATIONS)[number];
  /** A name or an alias. */
  readonly model: string;
  readonly inputTokens: number;
  /** Of all answers together; null where the request states no maximum. */
  readonly maxOutputTokens: number | null;
}

/** A limit that applies to the request, soft or hard. */
export interface CheckedLimit extends LimitUse {
  /** In the unit of the limit; null for money when the model has no price. */
  readonly needs: bigint | null;
  readonly change: LimitChange;
}

export interface AdmissionCheck {
  /** Null when the request would be admitted. */
  readonly refusal: DomainError | null;
  /** The model's own name; null when the request is refused before its limits are looked at, so that `limits` is empty. */
  readonly model: string | null;
  /** From the key up to the organization. */
  readonly limits: readonly CheckedLimit[];
}

/**
 * Whether a request would be admitted now. It is decided as the data plane decides, except for the address of the client, and
 * takes nothing of any limit.
 *
 * @throws DomainError `not_found` for a key that does not exist or is hidden from the caller, `permission_denied`,
 *   `limits_unavailable` when the state of the limits cannot be known
 */
export async function checkAdmission(
  caller: SignedInCaller,
  imagined: ImaginedRequest,
  ports: CheckAdmissionPorts,
): Promise<AdmissionCheck> {
  const { found, changeOf } = await findReached(caller, imagined.apiKeyId, ports);
  const check = await decide(found, imagined, changeOf, ports);
  // For the Idempotency-Key.
  return inTransaction(caller, ports, async () => check);
}

async function findReached(
  caller: SignedInCaller,
  id: ApiKeyId,
  { apiKeyFinder, clock, unitOfWork: { repositories } }: CheckAdmissionPorts,
): Promise<{ readonly found: FoundApiKey; readonly changeOf: (limit: Limit) => LimitChange }> {
  const found = await apiKeyFinder.findById(id);
  if (found === null) throw notFound('API key');
  const { organizationId, workspaceId } = found.key;
  const access = await accessOrganization(caller, 'api_key.limits.read', organizationId, repositories, {
    sought: 'API key',
  });
  const key = await repositories.apiKeys.find(organizationId, workspaceId, id);
  const ownerId = key && (key.ownerUserId ?? key.ownerServiceAccountId);
  if (key === null || !reaches(access, ownerId)) throw notFound('API key');
  const ofPlatform = await platformLimitsOf(access, repositories.limits, new Date(clock.nowMs()));
  const isOwnKey = reaches({ ...access, extent: 'own' }, ownerId);
  return { found, changeOf: (limit) => limitChange(limit, caller.actor, access, ofPlatform, isOwnKey) };
}

async function decide(
  found: FoundApiKey,
  imagined: ImaginedRequest,
  changeOf: (limit: Limit) => LimitChange,
  ports: CheckAdmissionPorts,
): Promise<AdmissionCheck> {
  const { clock, admission, reservation: settings } = ports;
  const receivedMs = clock.nowMs();
  let request: AdmissionRequest;
  try {
    request = begin(found, imagined, receivedMs, ports);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { refusal: error, model: null, limits: [] };
  }
  const refusal = await admission.check(request).then(
    () => null,
    (error: unknown) => {
      if (!isDomainError(error)) throw error;
      return error;
    },
  );
  const { key, model } = request;
  const reserved = reserve(request, settings);
  const cost = request.isFree ? 0n : reservedCost(request, reserved);
  const uses = new Map((await admission.inspect(key)).map((use) => [use.limit, use]));
  const limits = limitsFor(key, model).map(
    (limit): CheckedLimit => ({
      ...uses.get(limit)!,
      needs: needsOf(limit, reserved, cost),
      change: changeOf(limit),
    }),
  );
  return { refusal, model: model.name, limits };
}

/** What comes before the limits, in the order of the data plane. */
function begin(
  found: FoundApiKey,
  { operation, model: name, inputTokens, maxOutputTokens }: ImaginedRequest,
  receivedMs: number,
  { catalog, runner }: CheckAdmissionPorts,
): AdmissionRequest {
  if (!isUsable(found)) throw apiKeyRefused('api_key_revoked');
  const { expiresAt } = found.key;
  if (expiresAt !== null && expiresAt.getTime() <= receivedMs) throw apiKeyRefused('api_key_expired');
  const key = toAuthenticatedKey(found);
  if (!mayUseEndpoint(key, operation.scope)) throw endpointNotAllowed(operation.scope);
  const named = { model: name, furtherModels: () => null };
  const { resolved, deployments } = resolveRequest(catalog, { key, operation, receivedMs }, named);
  runner.requireOpen();
  const parsed = {
    estimatedInputTokens: inputTokens,
    // What does not stream generates nothing.
    maxOutputTokens: operation.streams ? maxOutputTokens : 0,
    choices: 1,
  };
  const isFree = runner.asksFreeFirst(deployments);
  return { key, operation, parsed, model: resolved.model, receivedMs, isFree };
}

function needsOf(limit: Limit, reservation: Reservation, cost: NanoUsd | null): bigint | null {
  switch (limit.kind) {
    case 'parallel_requests':
      return 1n;
    case 'requests_per_minute':
    case 'tokens_per_minute':
      return BigInt(rateNeedOf(limit, reservation));
    default:
      return isOfMoney(limit) && cost === null ? null : needOf(limit, reservation, cost ?? 0n);
  }
}
