/** What other replicas (or an administrator at the database) changed. */
export interface ChangeListener {
  /** A key was added, revoked or altered. */
  apiKeyChanged(hash: string): void;
  /** Something that many keys hang on changed: forget all of them. */
  allApiKeysChanged(): void;
  /** Models, aliases, connections or deployments changed. */
  catalogChanged(): void;
  /** The feed is connected (again): what was missed meanwhile is not told, so refresh. */
  connected(): void;
  /** The feed is down; changes go untold until `connected`. */
  disconnected(): void;
}

/** Tells changes of shared data to this replica. */
export interface ChangeFeed {
  /** Starts listening, reconnecting by itself until closed. Resolves once the first connection stands. */
  listen(listener: ChangeListener): Promise<void>;
  close(): Promise<void>;
}
