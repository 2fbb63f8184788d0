import type { RoutedDeployment } from '../../models/catalog-snapshot.ts';
import { DeploymentLoad } from '../deployment-load.ts';
import { RetryBudget } from '../retry-budget.ts';
import type { AskedDeployment } from '../route.ts';

export function anAskedDeployment(deployment: RoutedDeployment): AskedDeployment {
  const load = new DeploymentLoad(deployment.id, new RetryBudget());
  return { deployment, load, permit: 'yes', askedMs: 0 };
}
