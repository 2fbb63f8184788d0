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

  begin(request: RoutedRequest): Route {
    return new Route(this.#ports, this.#loads, request);
  }
}
