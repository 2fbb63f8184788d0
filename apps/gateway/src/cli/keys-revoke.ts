import type { ApiKey, RevokeApiKeyInput } from '@weir/domain/api-keys';
import type { ApiKeyId } from '@weir/domain/kernel';
import type { Organization } from '@weir/domain/organizations';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ORGANIZATIONS = 1_000;

interface RevokeOptions {
  readonly json?: true;
}

export function addKeysRevokeCommand(keys: Command, context: CommandContext): void {
  keys
    .command('revoke')
    .description('revoke an API key, for good')
    .argument('<key>', 'its id, a beginning no other id has, or the key itself')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Running gateways refuse the key within a second; requests already running end as usual. Revoking again changes nothing.

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
    { SystemClock },
    { NodeSecretHasher },
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
    const organizations = new postgres.PostgresOrganizationRepository(database);
    const repository = new postgres.PostgresApiKeyRepository(database);
    const revoke = (input: RevokeApiKeyInput) => revokeApiKey(input, { repository, clock });
    if (UUID.test(text)) {
      const revoked = await revokeById(text, await organizations.list(ORGANIZATIONS), revoke);
      if (revoked !== null) return revoked;
    }
    const hasher = new NodeSecretHasher();
    const { id, organizationId } = await findKey(text, { organizations, apiKeys: repository, hasher });
    return revoke({ id, organizationId });
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

/** Whatever number of keys there are. Null when no organization has one of this id. */
async function revokeById(
  id: string,
  organizations: readonly Organization[],
  revoke: (input: RevokeApiKeyInput) => Promise<ApiKey>,
): Promise<ApiKey | null> {
  for (const { id: organizationId } of organizations) {
    try {
      return await revoke({ id: id as ApiKeyId, organizationId });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'not_found') throw error;
    }
  }
  return null;
}
