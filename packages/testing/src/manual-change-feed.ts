import type { ChangeFeed, ChangeListener, RequestCancellation } from '@weir/domain/kernel';

/** A change feed that tells what the test says. Nothing is told while it is disconnected or closed. */
export class ManualChangeFeed implements ChangeFeed {
  readonly #listeners: ChangeListener[] = [];
  #state: 'connected' | 'disconnected' | 'closed' = 'connected';

  async listen(listener: ChangeListener): Promise<void> {
    this.#listeners.push(listener);
    if (this.#state === 'connected') listener.connected();
  }

  async close(): Promise<void> {
    this.#state = 'closed';
  }

  connect(): void {
    if (this.#state !== 'disconnected') return;
    this.#state = 'connected';
    for (const listener of this.#listeners) listener.connected();
  }

  disconnect(): void {
    if (this.#state !== 'connected') return;
    this.#state = 'disconnected';
    for (const listener of this.#listeners) listener.disconnected();
  }

  tellApiKeyChanged(hash: string): void {
    this.#tell((listener) => listener.apiKeyChanged(hash));
  }

  tellOrganizationKeysChanged(organizationId: string): void {
    this.#tell((listener) => listener.organizationKeysChanged(organizationId));
  }

  tellAllApiKeysChanged(): void {
    this.#tell((listener) => listener.allApiKeysChanged());
  }

  tellRequestCancelled(cancellation: RequestCancellation): void {
    this.#tell((listener) => listener.requestCancelled(cancellation));
  }

  tellCatalogChanged(): void {
    this.#tell((listener) => listener.catalogChanged());
  }

  #tell(change: (listener: ChangeListener) => void): void {
    if (this.#state === 'connected') for (const listener of this.#listeners) change(listener);
  }
}
