/** Changes by other replicas, or by an administrator at the database. */
export interface ChangeListener {
  /** A key was added, revoked or altered. */
  apiKeyChanged(hash: string): void;
  /** Limits, subscriptions or the time zone of an organization changed: look its keys up again. */
  organizationKeysChanged(organizationId: string): void;
  /** Something that many keys depend on has changed: forget all of them. */
  allApiKeysChanged(): void;
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
