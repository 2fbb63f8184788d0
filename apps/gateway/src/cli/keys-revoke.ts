import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './command-error.ts';

interface RevokeOptions {
  readonly json?: true;
}

export function addKeysRevokeCommand(keys: Command, context: CommandContext): void {
  keys
    .command('revoke')
    .description('revoke an API key permanently')
    .argument('<key>', 'id of the key, a unique start of the id, or the key itself')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Running gateways refuse the key within a second. Requests that already run end as usual. Revoking again changes nothing.

Examples:
  $ weir keys revoke 019bc0de-0000-7000-8000-00000000a003
  $ weir keys revoke sk-live-…`,
    )
    .action((text: string, options: RevokeOptions) => revokeKey(text, options, context));
}

async function revokeKey(text: string, options: RevokeOptions, context: CommandContext): Promise<void> {
  const [
    postgres,
    { revokeApiKey },
    { SYSTEM_CALLER, SystemClock },
    { NodeSecretHasher, secureRandomBytes },
    { withDatabase },
    { findKey },
    { toKeyJson },
  ] = await Promise.all([
    import('@weir/postgres'),
    import('@weir/domain/api-keys'),
    import('@weir/domain/kernel'),
    import('@weir/crypto'),
    import('./open-database.ts'),
    import('./find-key.ts'),
    import('./key-json.ts'),
  ]);
  const clock = new SystemClock();
  const startedMs = clock.nowMs();
  const key = await withDatabase(context, {}, async ({ database }) => {
    const { id, workspaceId } = await findKey(text, {
      organizations: new postgres.PostgresOrganizationDirectory(database),
      lookup: new postgres.PostgresApiKeyLookup(database),
      apiKeys: new postgres.PostgresApiKeyDirectory(database),
      hasher: new NodeSecretHasher(),
    });
    return revokeApiKey(SYSTEM_CALLER, workspaceId, id, {
      unitOfWork: new postgres.PostgresUnitOfWork(database),
      clock,
      randomBytes: secureRandomBytes,
    });
  }).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'not_found') throw error;
    throw new CommandError(
      'The workspace of the key, or its organization, is deleted, so the key does not work. Restore it to revoke the key.',
    );
  });
  if (options.json) {
    await context.output.print(JSON.stringify(toKeyJson(key, clock.nowMs())));
    return;
  }
  const what = `key ${key.id}, ${key.name} (…${key.lastFour})`;
  const revokedAt = key.revokedAt!;
  await context.output.print(
    revokedAt.getTime() >= startedMs
      ? `Revoked ${what}.`
      : `Nothing to do: ${what} was revoked at ${revokedAt.toISOString()}.`,
  );
}
