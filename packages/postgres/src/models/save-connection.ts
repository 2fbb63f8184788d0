import { type ConnectionId, DomainError, type SecretCipher } from '@weir/domain/kernel';
import { CONNECTION_KINDS, type Connection, type ConnectionManager } from '@weir/domain/models';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { retireUnderOtherName } from './retire-connections.ts';

/**
 * Adds or updates the connection of this name. An unchanged row is not written, so that a gateway that saves its
 * configuration at every start does not make all replicas reload the catalog.
 */
export function saveConnection(
  kysely: Kysely<DB>,
  cipher: SecretCipher,
  connection: Connection,
  managedBy: ConnectionManager,
): Promise<ConnectionId> {
  return kysely.transaction().execute(async (transaction) => {
    // The credential is bound to the id, so the id must be known before encryption.
    await sql`select pg_advisory_xact_lock(hashtext('weir.connection ' || ${connection.name}))`.execute(
      transaction,
    );
    if (managedBy === 'environment') await makeWay(transaction, connection);
    const existing = await transaction
      .selectFrom('connections')
      .select(['id', 'credential_encrypted'])
      .where('name', '=', connection.name)
      .executeTakeFirst();
    const id = (existing?.id ?? connection.id) as ConnectionId;
    const stored = existing?.credential_encrypted ?? null;
    const columns = {
      ...toStoredColumns(connection),
      credential_encrypted: encryptUnlessStored(cipher, stored, connection.credential, id),
      ...(managedBy === 'environment' && { managed_by: managedBy, enabled: true }),
    };
    await transaction
      .insertInto('connections')
      .values({ id, name: connection.name, ...columns })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet(columns)
          .where(
            sql<boolean>`(connections.kind, connections.base_url, connections.credential_encrypted,
              connections.connect_timeout_ms, connections.first_byte_timeout_ms, connections.idle_timeout_ms,
              connections.total_timeout_ms, connections.stream_options, connections.continuous_usage, connections.guarded,
              connections.preset, connections.apis, connections.credential_header, connections.adds_models,
              connections.managed_by, connections.enabled)
              is distinct from (excluded.kind, excluded.base_url, excluded.credential_encrypted,
              excluded.connect_timeout_ms, excluded.first_byte_timeout_ms, excluded.idle_timeout_ms,
              excluded.total_timeout_ms, excluded.stream_options, excluded.continuous_usage, excluded.guarded,
              excluded.preset, excluded.apis, excluded.credential_header, excluded.adds_models,
              ${sql.raw(managedBy === 'environment' ? 'excluded.managed_by, excluded.enabled' : 'connections.managed_by, connections.enabled')})`,
          ),
      )
      .execute();
    return id;
  });
}

/** Before the environment's connection of this name is saved: retires one with another base URL, and finds a former one. */
async function makeWay(transaction: Transaction<DB>, { name, kind, baseUrl }: Connection): Promise<void> {
  const named = await transaction
    .selectFrom('connections')
    .select(['id', 'name', 'managed_by', 'base_url'])
    .where('name', '=', name)
    .executeTakeFirst();
  if (named === undefined) return;
  if (named.managed_by !== 'environment') {
    throw new DomainError('name_taken', `Another connection already has the name \`${name}\`.`, {
      param: 'name',
    });
  }
  if (named.base_url === baseUrl || !CONNECTION_KINDS[kind].takesCredential) return;
  await retireUnderOtherName(transaction, named);
  const former = transaction
    .selectFrom('connections')
    .select('id')
    .where('managed_by', '=', 'environment')
    .where('kind', '=', kind)
    .where('base_url', '=', baseUrl)
    .orderBy('created_at', 'desc')
    .limit(1);
  await transaction.updateTable('connections').set({ name }).where('id', '=', former).execute();
}

/** Without its id, its name, its credential and who decides about it. */
export function toStoredColumns({ timeouts, ...connection }: Omit<Connection, 'credential'>) {
  return {
    kind: connection.kind,
    preset: connection.preset,
    base_url: connection.baseUrl,
    apis: connection.apis === null ? null : [...connection.apis],
    credential_header: connection.credentialHeader,
    adds_models: connection.addsModels,
    connect_timeout_ms: timeouts.connectMs,
    first_byte_timeout_ms: timeouts.firstByteMs,
    idle_timeout_ms: timeouts.idleMs,
    total_timeout_ms: timeouts.totalMs,
    stream_options: connection.streamOptions,
    continuous_usage: connection.continuousUsage,
    guarded: connection.guarded,
  };
}

/** The stored ciphertext if it contains this credential, since encrypting the same text again gives another one. */
export function encryptUnlessStored(
  cipher: SecretCipher,
  stored: Buffer | null,
  credential: string | null,
  id: ConnectionId,
): Buffer | null {
  if (credential === null) return null;
  if (stored !== null && decrypts(cipher, stored, id, credential)) return stored;
  return Buffer.from(cipher.encrypt(credential, 'provider-credential', id));
}

function decrypts(cipher: SecretCipher, stored: Buffer, id: ConnectionId, credential: string): boolean {
  try {
    return cipher.decrypt(stored, 'provider-credential', id) === credential;
  } catch {
    // Encrypted with another key: replace it.
    return false;
  }
}
