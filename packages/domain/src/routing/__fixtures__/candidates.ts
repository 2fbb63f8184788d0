import { aConnection, aDeployment, aModel } from '../../../../testing/src/a-model.ts';
import type { Candidate } from '../candidate.ts';
import { DeploymentLoads } from '../deployment-loads.ts';

/** Idle deployments of one model, each on its own connection. */
export function candidates(weights: readonly number[]): Candidate[] {
  const model = aModel();
  const loads = new DeploymentLoads();
  return weights.map((weight) => {
    const connection = aConnection();
    const deployment = { ...aDeployment(model, connection, { weight }), connection };
    return { deployment, load: loads.of(deployment) };
  });
}
