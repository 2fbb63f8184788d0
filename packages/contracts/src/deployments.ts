import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';
import { Tokens } from './model-prices.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

const Tier = z.int().min(0).max(100).meta({ description: 'Lower tiers are tried first. 0 is the first.' });
const Weight = z.int().min(1).max(10_000).meta({
  description: 'The relative share of requests within a tier, if the strategy of the model is `weighted`.',
});
const MaxParallel = z.int().min(1).max(1_000_000).nullable().meta({
  description: 'Maximum concurrent requests per gateway. Null: no limit. Full deployments are skipped.',
});
const UpstreamName = z
  .string()
  .min(1)
  .max(256)
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name), 'must not contain control characters')
  .meta({
    description: 'The name of the model at the upstream.',
    example: 'meta-llama/Llama-3.3-70B-Instruct',
  });

const ContextLength = Tokens.nullable().meta({
  description:
    'Context window: tokens of prompt and output together. Null: the model’s. If a deployment rejects a prompt as too long, one with a larger window is tried.',
});

/** Which connection serves which model. */
export const Deployment = z
  .strictObject({
    id: Id,
    model_id: Id,
    connection_id: Id,
    upstream_name: z.string(),
    tier: z.int(),
    weight: z.int(),
    max_parallel: z.int().nullable(),
    context_length: z.int().nullable(),
    enabled: z.boolean(),
    managed_by: z.enum(['upstream', 'operator']).meta({
      description:
        'upstream: discovery added the deployment because the upstream lists the model, and sets it aside when the upstream no longer lists it.',
    }),
    missing_since: Timestamp.nullable().meta({
      description:
        'When the upstream stopped listing the model. No requests are sent to it. Null if the upstream lists the model.',
    }),
  })
  .meta({ id: 'Deployment' });

export const DeploymentList = listOf(Deployment, 'DeploymentList');

export const CreateDeployment = z
  .strictObject({
    model_id: Id,
    connection_id: Id,
    upstream_name: UpstreamName,
    tier: Tier.default(0),
    weight: Weight.default(1),
    max_parallel: MaxParallel.default(null),
    context_length: ContextLength.default(null),
  })
  .meta({ id: 'CreateDeployment' });

/** Absent is unchanged, null is cleared. */
export const UpdateDeployment = z
  .strictObject({
    tier: Tier.optional(),
    weight: Weight.optional(),
    max_parallel: MaxParallel.optional(),
    context_length: ContextLength.optional(),
    enabled: z.boolean().optional(),
  })
  .meta({ id: 'UpdateDeployment' });

const deploymentParams = z.object({ deployment_id: pathId<'deployment'>() });

export const listDeploymentsOperation = operation({
  method: 'get',
  path: '/v1/admin/deployments',
  operationId: 'listDeployments',
  tag: 'Platform deployments',
  summary: 'List deployments',
  access: 'deployment.list',
  query: PageQuery.extend({ model_id: Id.optional(), connection_id: Id.optional() }),
  answer: { status: 200, schema: DeploymentList, description: 'A page of deployments, newest first.' },
});

export const createDeploymentOperation = operation({
  method: 'post',
  path: '/v1/admin/deployments',
  operationId: 'createDeployment',
  tag: 'Platform deployments',
  summary: 'Create a deployment',
  access: 'deployment.create',
  body: CreateDeployment,
  answer: { status: 201, schema: Deployment, description: 'The new deployment.' },
  errors: [404, 409],
});

export const getDeploymentOperation = operation({
  method: 'get',
  path: '/v1/admin/deployments/{deployment_id}',
  operationId: 'getDeployment',
  tag: 'Platform deployments',
  summary: 'Get a deployment',
  access: 'deployment.read',
  params: deploymentParams,
  answer: { status: 200, schema: Deployment, description: 'The deployment.' },
  errors: [404],
});

export const updateDeploymentOperation = operation({
  method: 'patch',
  path: '/v1/admin/deployments/{deployment_id}',
  operationId: 'updateDeployment',
  tag: 'Platform deployments',
  summary: 'Update a deployment',
  access: 'deployment.update',
  params: deploymentParams,
  body: UpdateDeployment,
  answer: { status: 200, schema: Deployment, description: 'The updated deployment.' },
  errors: [404],
});

export const deleteDeploymentOperation = operation({
  method: 'delete',
  path: '/v1/admin/deployments/{deployment_id}',
  operationId: 'deleteDeployment',
  tag: 'Platform deployments',
  summary: 'Delete a deployment that an operator created',
  access: 'deployment.delete',
  params: deploymentParams,
  answer: {
    status: 204,
    description: 'The deployment is deleted. The connection no longer serves the model under this name.',
  },
  errors: [404, 409],
});

export const deploymentOperations = [
  listDeploymentsOperation,
  createDeploymentOperation,
  getDeploymentOperation,
  updateDeploymentOperation,
  deleteDeploymentOperation,
];
