import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import type { DeploymentLoad } from './deployment-load.ts';

/** A deployment that may be asked. */
export interface Candidate {
  readonly deployment: RoutedDeployment;
  readonly load: DeploymentLoad;
}
