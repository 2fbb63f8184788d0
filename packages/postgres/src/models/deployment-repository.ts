import { type DeploymentId, type Page, type PageRequest, toPage } from '@weir/domain/kernel';
import type { DeploymentFilter, DeploymentRepository, ManagedDeployment } from '@weir/domain/models';
import type { Kysely, Selectable } from 'kysely';
import type { DB, Deployments } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toDeployment } from './catalog-repository.ts';

/** Deployments, disabled ones included, in PostgreSQL. */
export class PostgresDeploymentRepository implements DeploymentRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async page(
    { modelId, connectionId }: DeploymentFilter,
    { limit, after }: PageRequest,
  ): Promise<Page<ManagedDeployment>> {
    let query = this.#kysely.selectFrom('deployments').selectAll();
    if (modelId !== undefined) query = query.where('model_id', '=', modelId);
    if (connectionId !== undefined) query = query.where('connection_id', '=', connectionId);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toManaged), limit, ({ id }) => id);
  }

  async find(id: DeploymentId): Promise<ManagedDeployment | null> {
    const row = await runQuery(
      this.#kysely.selectFrom('deployments').selectAll().where('id', '=', id).executeTakeFirst(),
    );
    return row === undefined ? null : toManaged(row);
  }

  async findForUpdate(id: DeploymentId): Promise<ManagedDeployment | null> {
    const row = await runQuery(
      this.#kysely.selectFrom('deployments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    );
    return row === undefined ? null : toManaged(row);
  }

  async insert(deployment: ManagedDeployment): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('deployments')
        .values({
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
          missing_since: deployment.missingSince,
        })
        .execute(),
    );
  }

  async update({
    id,
    tier,
    weight,
    maxParallel,
    contextLength,
    enabled,
  }: Parameters<DeploymentRepository['update']>[0]): Promise<void> {
    const columns = { tier, weight, max_parallel: maxParallel, context_length: contextLength, enabled };
    await runQuery(this.#kysely.updateTable('deployments').set(columns).where('id', '=', id).execute());
  }

  async delete(id: DeploymentId): Promise<void> {
    await runQuery(this.#kysely.deleteFrom('deployments').where('id', '=', id).execute());
  }
}

function toManaged(row: Selectable<Deployments>): ManagedDeployment {
  return {
    ...toDeployment(row),
    enabled: row.enabled,
    managedBy: row.managed_by as ManagedDeployment['managedBy'],
    missingSince: row.missing_since,
  };
}
