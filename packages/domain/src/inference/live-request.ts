import type { ApiKeyId, OrganizationId, RequestId, UserId, WorkspaceId } from '../kernel/ids.ts';

/** A request that runs. Ids, names and counts; nothing that a client wrote. */
export interface LiveRequest {
  /** The id of its record. */
  readonly requestId: RequestId;
  /** The `x-request-id` that the client sees. */
  readonly clientRequestId: string;
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly apiKeyId: ApiKeyId;
  /** The key's owner; null for a key of the organization. */
  readonly userId: UserId | null;
  /** The name of a row of inference/operations.ts. */
  readonly operation: string;
  readonly model: string;
  readonly streamed: boolean;
  readonly startedAt: Date;
  /** Whether the client has something of the answer. */
  readonly hasAnswer: boolean;
  /** As reported so far, else estimated; 0 of an answer that comes in one piece. */
  readonly outputTokens: number;
}

/** Which requests are looked for; what is undefined does not matter. */
export interface LiveRequestFilter {
  readonly organizationId?: OrganizationId;
  readonly workspaceId?: WorkspaceId;
  readonly apiKeyId?: ApiKeyId;
  readonly userId?: UserId;
}

export function matches(request: LiveRequest, filter: LiveRequestFilter): boolean {
  return (
    (filter.organizationId === undefined || filter.organizationId === request.organizationId) &&
    (filter.workspaceId === undefined || filter.workspaceId === request.workspaceId) &&
    (filter.apiKeyId === undefined || filter.apiKeyId === request.apiKeyId) &&
    (filter.userId === undefined || filter.userId === request.userId)
  );
}
