import type { Caller, SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type ConnectionId, type DeploymentId, type ModelId, newId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { CatalogRepositories, DeploymentFilter, ManagedDeployment } from './managed-model.ts';

type Ports = ManagementPorts<CatalogRepositories>;

export interface CreateDeploymentInput {
  readonly modelId: ModelId;
  readonly connectionId: ConnectionId;
  readonly upstreamName: string;
  readonly tier: number;
  readonly weight: number;
  readonly maxParallel: number | null;
  readonly contextLength: number | null;
}

/** Absent is unchanged, null is cleared. */
export interface UpdateDeploymentInput {
  readonly tier?: number | undefined;
  readonly weight?: number | undefined;
  readonly maxParallel?: number | null | undefined;
  readonly contextLength?: number | null | undefined;
  readonly enabled?: boolean | undefined;
}

/** Deployments, newest first. Throws DomainError `permission_denied`, `scope_missing`. */
export function listDeployments(
  { actor }: SignedInCaller,
  filter: DeploymentFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: Ports,
): Promise<Page<ManagedDeployment>> {
  requirePermission(actor, 'deployment.list', null);
  return repositories.deployments.page(filter, page);
}

/** Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export async function getDeployment(
  { actor }: SignedInCaller,
  id: DeploymentId,
  { unitOfWork: { repositories } }: Ports,
): Promise<ManagedDeployment> {
  requirePermission(actor, 'deployment.read', null);
  const deployment = await repositories.deployments.find(id);
  if (deployment === null) throw notFound('deployment');
  return deployment;
}

/**
 * Lets a connection serve a model under a name of the upstream's. Discovery leaves it alone.
 *
 * @throws DomainError `not_found` for the model or the connection, `conflict` when it does so already, `permission_denied`
 */
export function createDeployment(
  caller: Caller,
  input: CreateDeploymentInput,
  ports: Ports,
): Promise<ManagedDeployment> {
  return writeToPlatform(caller, 'deployment.create', ports, async ({ models, connections, deployments }) => {
    if ((await models.findForUpdate({ id: input.modelId })) === null) throw notFound('model');
    if ((await connections.findForUpdate(input.connectionId)) === null) throw notFound('connection');
    const id = newId<'deployment'>(ports.clock.nowMs(), ports.randomBytes);
    const deployment: ManagedDeployment = {
      id,
      ...input,
      enabled: true,
      managedBy: 'operator',
      missingSince: null,
    };
    await deployments.insert(deployment);
    return { result: deployment, target: { kind: 'deployment', id } };
  });
}

/** Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export function updateDeployment(
  caller: Caller,
  id: DeploymentId,
  input: UpdateDeploymentInput,
  ports: Ports,
): Promise<ManagedDeployment> {
  return writeToPlatform(caller, 'deployment.update', ports, async ({ deployments }) => {
    const deployment = await deployments.findForUpdate(id);
    if (deployment === null) throw notFound('deployment');
    const changed = changedFields(deployment, input);
    if (changed.length === 0) return { result: deployment, target: [] };
    const updated: ManagedDeployment = {
      ...deployment,
      tier: input.tier ?? deployment.tier,
      weight: input.weight ?? deployment.weight,
      maxParallel: input.maxParallel === undefined ? deployment.maxParallel : input.maxParallel,
      contextLength: input.contextLength === undefined ? deployment.contextLength : input.contextLength,
      enabled: input.enabled ?? deployment.enabled,
    };
    await deployments.update(updated);
    return { result: updated, target: { kind: 'deployment', id }, changedFields: changed };
  });
}

/** Throws DomainError `not_found`, `conflict` for one that discovery would bring back, `permission_denied`. */
export function deleteDeployment(caller: Caller, id: DeploymentId, ports: Ports): Promise<void> {
  return writeToPlatform(caller, 'deployment.delete', ports, async ({ deployments }) => {
    const deployment = await deployments.findForUpdate(id);
    if (deployment === null) throw notFound('deployment');
    if (deployment.managedBy === 'upstream') {
      throw new DomainError(
        'conflict',
        'The upstream lists this model, so discovery would create the deployment again. Disable it instead.',
      );
    }
    await deployments.delete(id);
    return { result: undefined, target: { kind: 'deployment', id } };
  });
}
