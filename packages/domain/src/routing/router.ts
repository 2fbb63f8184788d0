import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import type { RouterPorts } from './ports.ts';
import { Route } from './route.ts';

/** Decides which deployments are asked for a request, and in which order. One for the process. */
export class Router {
  readonly #ports: RouterPorts;

  constructor(ports: RouterPorts) {
    this.#ports = ports;
  }

  /** @param deployments in the order in which they are tried; at least one */
  begin(deployments: readonly RoutedDeployment[]): Route {
    return new Route(this.#ports, deployments);
  }
}
