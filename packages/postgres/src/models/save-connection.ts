import type { ConnectionId, SecretCipher } from '@weir/domain/kernel';
import type { Connection } from '@weir/domain/models';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';

/**
 * Adds or updates the connection of this name. An unchanged row is not written, so that a gateway that saves its
 * configuration at every start does not make all replicas reload the catalog.
 */
export function saveConnection(
  kysely: Kysely<DB>,
  cipher: SecretCipher,
  connection: Connection,
): Promise<ConnectionId> {
  return kysely.transaction().execute(async (transaction) => {
    // The credential is bound to the id, so the id must be known before encryption.
    await sql`select pg_advisory_xact_lock(hashtext('weir.connection ' || ${connection.name}))`.execute(
      transaction,
    );
    const existing = await transaction
      .selectFrom('connections')
      .select(['id', 'credential_encrypted'])
      .where('name', '=', connection.name)
      .executeTakeFirst();
    const id = (existing?.id ?? connection.id) as ConnectionId;
    const stored = existing?.credential_encrypted ?? null;
    const columns = {
      kind: connection.kind,
      base_url: connection.baseUrl,
      credential_encrypted: encryptUnlessStored(cipher, stored, connection.credential, id),
      connect_timeout_ms: connection.timeouts.connectMs,
      first_byte_timeout_ms: connection.timeouts.firstByteMs,
      idle_timeout_ms: connection.timeouts.idleMs,
      total_timeout_ms: connection.timeouts.totalMs,
      continuous_usage: connection.continuousUsage,
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
              connections.total_timeout_ms, connections.continuous_usage)
              is distinct from (excluded.kind, excluded.base_url, excluded.credential_encrypted,
              excluded.connect_timeout_ms, excluded.first_byte_timeout_ms, excluded.idle_timeout_ms,
              excluded.total_timeout_ms, excluded.continuous_usage)`,
          ),
      )
      .execute();
    return id;
  });
}

/** The stored ciphertext if it contains this credential, since encrypting the same text again gives another one. */
function encryptUnlessStored(
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
