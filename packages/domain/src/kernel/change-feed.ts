import type { OrganizationId, RequestId, UserId } from './ids.ts';

/** The request that is to end. It ends only if it is this organization's, and of a key of this user (null: of any key). */
export interface RequestCancellation {
  readonly requestId: RequestId;
  readonly organizationId: OrganizationId;
  readonly userId: UserId | null;
}

/** Changes by other replicas, or by an administrator at the database. */
export interface ChangeListener {
  /** A key was added, revoked or altered. */
  apiKeyChanged(hash: string): void;
  /** Limits, subscriptions or the time zone of an organization changed: look its keys up again. */
  organizationKeysChanged(organizationId: string): void;
  /** Something that many keys depend on has changed: forget all of them. */
  allApiKeysChanged(): void;
  /** Somebody wants a request to end, in whatever process it runs. */
  requestCancelled(cancellation: RequestCancellation): void;
  /** Models, aliases, connections or deployments changed. */
  catalogChanged(): void;
  /** The feed is connected (again). Changes in between were missed, so refresh. */
  connected(): void;
  /** The feed is down: changes are missed until `connected`. */
  disconnected(): void;
}

/** Reports changes of shared data to this replica. */
export interface ChangeFeed {
  /** Starts listening, and reconnects by itself until closed. Resolves after the first connection. */
  listen(listener: ChangeListener): Promise<void>;
  close(): Promise<void>;
}
