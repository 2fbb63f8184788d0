import type { ChangeListener, Logger, RequestCancellation } from '@weir/domain/kernel';

const CHANNELS = 3;

/** Passes each change on to all caches of the changed data. */
export class HeardChanges implements ChangeListener {
  readonly #listeners: readonly Partial<ChangeListener>[];
  readonly #logger: Logger;
  #heard = false;

  constructor(listeners: readonly Partial<ChangeListener>[], logger: Logger) {
    this.#listeners = listeners;
    this.#logger = logger;
  }

  /** Whether changes made elsewhere arrive at once. */
  get heard(): boolean {
    return this.#heard;
  }

  apiKeyChanged(hash: string): void {
    for (const listener of this.#listeners) listener.apiKeyChanged?.(hash);
  }

  organizationKeysChanged(organizationId: string): void {
    for (const listener of this.#listeners) listener.organizationKeysChanged?.(organizationId);
  }

  allApiKeysChanged(): void {
    for (const listener of this.#listeners) listener.allApiKeysChanged?.();
  }

  requestCancelled(cancellation: RequestCancellation): void {
    for (const listener of this.#listeners) listener.requestCancelled?.(cancellation);
  }

  catalogChanged(): void {
    for (const listener of this.#listeners) listener.catalogChanged?.();
  }

  connected(): void {
    this.#heard = true;
    this.#logger.log('info', 'changes.listening', { channels: CHANNELS });
    for (const listener of this.#listeners) listener.connected?.();
  }

  disconnected(): void {
    this.#heard = false;
    this.#logger.log('warn', 'changes.lost', { errorCode: 'connection_lost' });
    for (const listener of this.#listeners) listener.disconnected?.();
  }
}
