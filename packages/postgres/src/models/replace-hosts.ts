import type { ConnectionId, SecretCipher } from '@weir/domain/kernel';
import type { DiscoveredHost, Model } from '@weir/domain/models';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { lockDiscovery, replaceDeployments, saveModels } from './replace-discovered.ts';
import { RETIRED } from './retire-connections.ts';
import { encryptUnlessStored, toStoredColumns } from './save-connection.ts';

/** Makes the connections of the discovery server exactly these, in one transaction. Writes nothing when nothing is new. */
export function replaceHosts(
  kysely: Kysely<DB>,
  cipher: SecretCipher,
  hosts: readonly DiscoveredHost[],
  models: readonly Model[],
): Promise<{ added: number; gone: number }> {
  return kysely.transaction().execute(async (transaction) => {
    await lockDiscovery(transaction);
    const stored = await transaction
      .selectFrom('connections')
      .selectAll()
      .where('managed_by', '=', 'discovery')
      .execute();
    const storedByUrl = new Map(stored.map((row) => [row.base_url, row]));
    const modelIds = await saveModels(transaction, models);
    const taken = await namesOfOthers(transaction, hosts);
    const connectionIds: ConnectionId[] = [];
    let added = 0;
    for (const { connection, tags } of hosts) {
      const known = storedByUrl.get(connection.baseUrl);
      const id = (known?.id ?? connection.id) as ConnectionId;
      const name = taken.has(connection.name) ? `${connection.name} ${id}` : connection.name;
      const columns = {
        ...toStoredColumns(connection),
        name,
        tags: [...tags],
        enabled: true,
        credential_encrypted: encryptUnlessStored(
          cipher,
          known?.credential_encrypted ?? null,
          connection.credential,
          id,
        ),
      };
      connectionIds.push(id);
      if (known === undefined || !known.enabled) added++;
      if (known === undefined) {
        await transaction
          .insertInto('connections')
          .values({ ...columns, id, managed_by: 'discovery' })
          .execute();
      } else if (differs(known, columns)) {
        await transaction.updateTable('connections').set(columns).where('id', '=', id).execute();
      }
    }
    const gone = stored.filter(({ id, enabled }) => enabled && !connectionIds.includes(id as ConnectionId));
    if (gone.length > 0) {
      await transaction
        .updateTable('connections')
        .set(RETIRED)
        .where(sql<boolean>`id = any(${gone.map(({ id }) => id)}::uuid[])`)
        .execute();
    }
    const deployments = hosts.flatMap(({ deployments: ofHost }, index) =>
      ofHost.map((deployment) => ({ ...deployment, connectionId: connectionIds[index]! })),
    );
    await replaceDeployments(transaction, connectionIds, deployments, modelIds);
    return { added, gone: gone.length };
  });
}

/** Names of hosts that other connections have. */
async function namesOfOthers(
  transaction: Transaction<DB>,
  hosts: readonly DiscoveredHost[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('connections')
    .select('name')
    .where('managed_by', '!=', 'discovery')
    .where(sql<boolean>`name = any(${hosts.map(({ connection }) => connection.name)}::text[])`)
    .execute();
  return new Set(rows.map(({ name }) => name));
}

function differs(
  stored: Readonly<Record<string, unknown>>,
  columns: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(columns).some(
    ([column, value]) => stored[column] !== value && JSON.stringify(stored[column]) !== JSON.stringify(value),
  );
}
