import type { Connection, DiscoveredModel, ModelDiscovery } from '@weir/domain/models';

/** Upstreams that list what the test says. */
export class ScriptedModelDiscovery implements ModelDiscovery {
  models: readonly DiscoveredModel[] = [];
  /** When set, every call rejects with it. */
  failure: Error | null = null;
  /** No answer until the signal aborts, from any upstream or from some. */
  hang = false;
  hangFor: (connection: Connection) => boolean = () => false;
  readonly asked: Connection[] = [];
  readonly signals: (AbortSignal | undefined)[] = [];

  async listModels(connection: Connection, signal?: AbortSignal): Promise<DiscoveredModel[]> {
    this.asked.push(connection);
    this.signals.push(signal);
    if (this.hang || this.hangFor(connection)) {
      await new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
      );
    }
    if (this.failure !== null) throw this.failure;
    return [...this.models];
  }
}
