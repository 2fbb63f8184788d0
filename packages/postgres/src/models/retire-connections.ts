import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../database/database-types.ts';

/** Not routed any more, and nothing left that could be sent to it. */
export const RETIRED = { enabled: false, credential_encrypted: null };

/** Retires the environment's connections but that of this name. Unchanged rows are not written. */
export async function retireConfigured(kysely: Kysely<DB>, exceptName: string | null): Promise<void> {
  await kysely
    .updateTable('connections')
    .set(RETIRED)
    .where('managed_by', '=', 'environment')
    .where((row) => row.or([row('enabled', '=', true), row('credential_encrypted', 'is not', null)]))
    .$if(exceptName !== null, (query) => query.where('name', '!=', exceptName))
    .execute();
}

/** Retires a connection whose name another one gets: its own is extended by its id. */
export async function retireUnderOtherName(
  transaction: Transaction<DB>,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  await transaction
    .updateTable('connections')
    .set({ ...RETIRED, name: `${name} ${id}` })
    .where('id', '=', id)
    .execute();
}
