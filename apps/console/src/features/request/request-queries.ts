import type { components } from '@weir/api-client';
import { ApiError } from '@weir/api-client';
import { api } from '../../api.ts';
import { useOrganization } from '../../session/organization.ts';
import { useCan } from '../../session/permissions.ts';

export type FoundRequest = components['schemas']['FoundRequest'];
export type RecordedRequest = Extract<FoundRequest, { kind: 'record' }>;
export type RefusedRequest = Extract<FoundRequest, { kind: 'refusal' }>;
export type UsageRecord = components['schemas']['UsageRecord'];
export type StreamShape = NonNullable<components['schemas']['StreamShape']>;
export type TimelineStep = components['schemas']['TimelineStep'];
export type CheckedLimit = components['schemas']['CheckedLimit'];

/** What runs has a record in a moment. */
const RUNNING_MS = 1_000;
/** A record is written behind the answer, and a refusal within five seconds. */
const MAX_LATE_READS = 14;
const LATE_MS = 500;

export interface RequestSource {
  /** Null where the person is in no organization and sees none. */
  readonly path: string | null;
}

/** Where a request is asked for: by those who see all organizations there, else in the one in view. */
export function useRequestSource(requestId: string): RequestSource {
  const organization = useOrganization();
  const seesAll = useCan('platform.usage.read');
  const id = encodeURIComponent(requestId);
  if (seesAll) return { path: `/v1/admin/requests/${id}` };
  return { path: organization === null ? null : `/v1/organizations/${organization.id}/requests/${id}` };
}

/**
 * A request by the id of its record or its `x-request-id`.
 *
 * @param isFresh whether it has just ended, so that its record may be a moment late
 */
export function useRequest(requestId: string, isFresh = false) {
  const organization = useOrganization();
  const seesAll = useCan('platform.usage.read');
  const retry = (failures: number, error: unknown) =>
    isFresh && failures < MAX_LATE_READS && error instanceof ApiError && error.status === 404;
  const options = {
    ...(isFresh ? { retry, retryDelay: LATE_MS } : {}),
    refetchInterval: (query: { state: { data?: FoundRequest | undefined } }) =>
      query.state.data?.kind === 'running' ? RUNNING_MS : false,
  } as const;
  const ofPlatform = api.useQuery(
    'get',
    '/v1/admin/requests/{request_id}',
    { params: { path: { request_id: requestId } } },
    { ...options, enabled: seesAll && requestId !== '' },
  );
  const ofOrganization = api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/requests/{request_id}',
    { params: { path: { organization_id: organization?.id ?? '', request_id: requestId } } },
    { ...options, enabled: !seesAll && organization !== null && requestId !== '' },
  );
  return seesAll ? ofPlatform : ofOrganization;
}
