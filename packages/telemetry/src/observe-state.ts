import { METRICS } from './metric-definitions.ts';
import type { MetricRegistry } from './metric-registry.ts';
import type { ObservedState } from './telemetry-options.ts';

/** The gauges of the gateway's own queues and pools. */
export function observeState(registry: MetricRegistry, state: ObservedState): void {
  registry.observe(METRICS.ledgerPending, () => [{ value: state.pendingSettlements() }]);
  registry.observe(METRICS.spoolDepth, () => [{ value: state.spool().records }]);
  registry.observe(METRICS.spoolBytes, () => [{ value: state.spool().bytes }]);
  registry.observe(METRICS.spoolAge, () => [{ value: ageS(state.spool().oldestAtMs) }]);
  registry.observe(METRICS.breakerState, () =>
    state.breakers().map(({ connectionId, level }) => ({
      value: level,
      attributes: { 'weir.connection.id': connectionId },
    })),
  );
  registry.observe(METRICS.breakersOfCredentials, () => [{ value: state.breakersOfCredentials() }]);
  registry.observe(METRICS.auditWaiting, () => [{ value: state.auditWaiting() }]);
  registry.observe(METRICS.coordinationUp, () => {
    const isUp = state.coordinationIsUp();
    return isUp === null ? [] : [{ value: isUp ? 1 : 0 }];
  });
  registry.observe(METRICS.databaseConnections, () =>
    state.databasePools().flatMap(({ name, used, free }) => [
      { value: used, attributes: connections(name, 'used') },
      { value: free, attributes: connections(name, 'idle') },
    ]),
  );
  registry.observe(METRICS.databaseWaiting, () =>
    state.databasePools().map(({ name, waiting }) => ({
      value: waiting,
      attributes: { 'db.client.connection.pool.name': name },
    })),
  );
}

function connections(pool: string, state: 'used' | 'idle') {
  return { 'db.client.connection.pool.name': pool, 'db.client.connection.state': state };
}

function ageS(sinceMs: number | null): number {
  return sinceMs === null ? 0 : Math.max(0, Date.now() - sinceMs) / 1_000;
}
