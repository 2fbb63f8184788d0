import { DomainError } from '@weir/domain/kernel';
import { type ConnectedUpstream, connectUpstream } from '@weir/domain/models';
import { type Simulator, startSimulator } from '@weir/simulator';
import type { Composition } from './compose.ts';
import { type Config, upstreamTimeouts } from './config.ts';

/** Names of the connections that the environment configures. */
const UPSTREAM = 'upstream';
const SIMULATOR = 'simulator';

export interface ConfiguredUpstream {
  readonly connected: ConnectedUpstream;
  /** Set when the upstream is the built-in simulator, which the caller must close. */
  readonly simulator: Simulator | null;
}

/**
 * Connects the configured upstream: `WEIR_UPSTREAM_URL`, or else, outside production, the built-in simulator. What an earlier
 * start connected and this environment does not configure is retired. Null in production without a URL.
 */
export async function connectConfiguredUpstream(
  config: Config,
  composition: Composition,
): Promise<ConfiguredUpstream | null> {
  const { clock, logger } = composition.services;
  const { catalogRepository: repository, discovery, randomBytes } = composition.ports;
  const managedBy = 'environment';
  const ports = { repository, discovery, clock, randomBytes, logger };
  const timeouts = upstreamTimeouts(config);
  if (config.WEIR_UPSTREAM_URL !== undefined) {
    await repository.retireConfigured(UPSTREAM);
    const connected = await connectUpstream(
      {
        name: UPSTREAM,
        preset: config.WEIR_UPSTREAM_PRESET,
        baseUrl: config.WEIR_UPSTREAM_URL,
        credential: config.WEIR_UPSTREAM_API_KEY ?? null,
        streamOptions: config.WEIR_UPSTREAM_STREAM_OPTIONS,
        continuousUsage: config.WEIR_UPSTREAM_CONTINUOUS_USAGE,
        timeouts,
        managedBy,
      },
      ports,
    );
    return { connected, simulator: null };
  }
  await repository.retireConfigured(config.production ? null : SIMULATOR);
  if (config.production) return null;
  const simulator = await startSimulator({ listsAll: config.SIMULATOR_FAULTS ?? false });
  const connected = await connectUpstream(
    { name: SIMULATOR, kind: 'simulator', baseUrl: simulator.url, credential: null, timeouts, managedBy },
    ports,
  );
  if (connected.models === null)
    throw new DomainError('internal_error', 'The built-in simulator does not answer.');
  return { connected, simulator };
}
