import type { CatalogDeployment } from '../models/catalog-snapshot.ts';
import { DeploymentLoads } from './deployment-loads.ts';
import type { RouterPorts } from './ports.ts';
import { Route, type RoutedRequest } from './route.ts';

/** Decides which deployments are asked for a request, in which order and when. One for the process. */
export class Router {
  readonly #ports: RouterPorts;
  readonly #loads = new DeploymentLoads();

  constructor(ports: RouterPorts) {
    this.#ports = ports;
  }

  /** Whether a request would be asked first where it costs nothing, as things are now. @param deployments lowest tier first */
  asksFreeFirst(deployments: readonly CatalogDeployment[]): boolean {
    if (!deployments.some(({ connection }) => connection.free)) return false;
    const { breakers, clock } = this.#ports;
    const nowMs = clock.monotonicUs() / 1_000;
    let tier: number | null = null;
    for (const deployment of deployments) {
      const { connection, maxParallel } = deployment;
      if (tier !== null && deployment.tier > tier) return true;
      const isFull = maxParallel !== null && this.#loads.of(deployment).running >= maxParallel;
      if (isFull || breakers.wouldAllow(connection, nowMs) === 'no') continue;
      if (!connection.free) return false;
      tier = deployment.tier;
    }
    return tier !== null;
  }

  begin(request: RoutedRequest): Route {
    return new Route(this.#ports, this.#loads, request);
  }
}
