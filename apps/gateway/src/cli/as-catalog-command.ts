import type { Caller } from '@weir/domain/kernel';
import type { ManagementPorts } from '@weir/domain/management';
import type { CatalogRepositories } from '@weir/domain/models';
import type { SubscriptionRepositories } from '@weir/domain/subscriptions';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './command-error.ts';

/** Runs a write to the catalog on the configured database. Throws {@link CommandError} when what it names is not there. */
export async function asCatalogCommand<Result>(
  context: CommandContext,
  what: 'model' | 'connection',
  work: (
    ports: ManagementPorts<CatalogRepositories & SubscriptionRepositories>,
    caller: Caller,
  ) => Promise<Result>,
): Promise<Result> {
  const [{ PostgresUnitOfWork }, { SYSTEM_CALLER, SystemClock }, { secureRandomBytes }, { withDatabase }] =
    await Promise.all([
      import('@weir/postgres'),
      import('@weir/domain/kernel'),
      import('@weir/crypto'),
      import('./open-database.ts'),
    ]);
  return withDatabase(context, {}, ({ database }) =>
    work(
      {
        unitOfWork: new PostgresUnitOfWork(database),
        clock: new SystemClock(),
        randomBytes: secureRandomBytes,
      },
      SYSTEM_CALLER,
    ),
  ).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'not_found') throw error;
    throw new CommandError(`There is no such ${what}: "weir ${what}s list" shows all.`);
  });
}
