import {
  createDeploymentOperation,
  type Deployment as DeploymentContract,
  deleteDeploymentOperation,
  getDeploymentOperation,
  listDeploymentsOperation,
  updateDeploymentOperation,
} from '@weir/contracts/deployments';
import type { ConnectionId, ModelId } from '@weir/domain/kernel';
import {
  createDeployment,
  deleteDeployment,
  getDeployment,
  listDeployments,
  type ManagedDeployment,
  updateDeployment,
} from '@weir/domain/models';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';

export const deploymentEndpoints = [
  handle(listDeploymentsOperation, async ({ caller, query }, { management }) => {
    const filter = {
      modelId: query.model_id as ModelId | undefined,
      connectionId: query.connection_id as ConnectionId | undefined,
    };
    return toList(query, await listDeployments(caller, filter, toPageRequest(query), management), toWire);
  }),
  handle(createDeploymentOperation, async ({ caller, body }, { management }) => {
    const input = {
      modelId: body.model_id as ModelId,
      connectionId: body.connection_id as ConnectionId,
      upstreamName: body.upstream_name,
      tier: body.tier,
      weight: body.weight,
      maxParallel: body.max_parallel,
      contextLength: body.context_length,
    };
    return toWire(await createDeployment(caller, input, management));
  }),
  handle(getDeploymentOperation, async ({ caller, params }, { management }) =>
    toWire(await getDeployment(caller, params.deployment_id, management)),
  ),
  handle(updateDeploymentOperation, async ({ caller, params, body }, { management }) => {
    const input = {
      tier: body.tier,
      weight: body.weight,
      maxParallel: body.max_parallel,
      contextLength: body.context_length,
      enabled: body.enabled,
    };
    return toWire(await updateDeployment(caller, params.deployment_id, input, management));
  }),
  handle(deleteDeploymentOperation, async ({ caller, params }, { management }) => {
    await deleteDeployment(caller, params.deployment_id, management);
  }),
];

function toWire(deployment: ManagedDeployment): z.input<typeof DeploymentContract> {
  return {
    id: deployment.id,
    model_id: deployment.modelId,
    connection_id: deployment.connectionId,
    upstream_name: deployment.upstreamName,
    tier: deployment.tier,
    weight: deployment.weight,
    max_parallel: deployment.maxParallel,
    context_length: deployment.contextLength,
    enabled: deployment.enabled,
    managed_by: deployment.managedBy,
    missing_since: deployment.missingSince?.toISOString() ?? null,
  };
}
