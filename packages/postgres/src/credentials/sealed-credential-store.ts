import {
  bindingOfBrought,
  bindingOfConnection,
  type SealedCredentialStore,
  type StoredCredential,
  type WhoseCredentials,
} from '@weir/domain/credentials';
import type { ConnectionId, CredentialId } from '@weir/domain/kernel';
import type { Kysely } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toCredentialOwner } from './credential-owner.ts';

/** Provider credentials that were given over the API, of disabled connections and deleted owners too. */
export class PostgresSealedCredentialStore implements SealedCredentialStore {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  list(whose: WhoseCredentials, after: string | null, limit: number): Promise<readonly StoredCredential[]> {
    return runQuery(
      whose === 'connections' ? this.#ofConnections(after, limit) : this.#ofOrganizations(after, limit),
    );
  }

  async replace(
    whose: WhoseCredentials,
    { id, sealed: stored }: StoredCredential,
    sealed: Uint8Array,
  ): Promise<boolean> {
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable(whose === 'connections' ? 'connections' : 'organization_credentials')
        .set({ credential_encrypted: Buffer.from(sealed) })
        .where('id', '=', id)
        .where('credential_encrypted', '=', Buffer.from(stored))
        .executeTakeFirstOrThrow(),
    );
    return numUpdatedRows > 0n;
  }

  async #ofConnections(after: string | null, limit: number): Promise<StoredCredential[]> {
    let query = this.#kysely
      .selectFrom('connections')
      .select(['id', 'credential_encrypted'])
      .where('managed_by', '=', 'operator')
      .where('credential_encrypted', 'is not', null);
    if (after !== null) query = query.where('id', '>', after);
    const rows = await query.orderBy('id').limit(limit).execute();
    return rows.map((row) => {
      const id = row.id as ConnectionId;
      return { id, sealed: row.credential_encrypted!, binding: bindingOfConnection(id) };
    });
  }

  async #ofOrganizations(after: string | null, limit: number): Promise<StoredCredential[]> {
    let query = this.#kysely
      .selectFrom('organization_credentials')
      .select([
        'id',
        'organization_id',
        'workspace_id',
        'api_key_id',
        'connection_id',
        'credential_encrypted',
      ]);
    if (after !== null) query = query.where('id', '>', after);
    const rows = await query.orderBy('id').limit(limit).execute();
    return rows.map((row) => {
      const id = row.id as CredentialId;
      const connectionId = row.connection_id as ConnectionId;
      const binding = bindingOfBrought({ ...toCredentialOwner(row), id, connectionId });
      return { id, sealed: row.credential_encrypted, binding };
    });
  }
}
