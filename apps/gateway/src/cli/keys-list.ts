import type { ApiKey } from '@weir/domain/api-keys';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** Most keys per organization that the repository returns. */
const LIMIT = 1_000;

interface ListOptions {
  readonly json?: true;
}

export function addKeysListCommand(keys: Command, context: CommandContext): void {
  keys
    .command('list')
    .description('list API keys, newest first, including revoked and expired ones')
    .option('--json', 'print one JSON object per line')
    .addHelpText(
      'after',
      `
Lists the newest ${LIMIT} keys of each organization.

Examples:
  $ weir keys list
  $ weir keys list --json | jq -r 'select(.status == "active") | .name'`,
    )
    .action((options: ListOptions) => listKeys(options, context));
}

async function listKeys(options: ListOptions, context: CommandContext): Promise<void> {
  const [
    postgres,
    { apiKeyState, listOrganizationApiKeys },
    { withDatabase },
    { toKeyJson },
    { tableLines },
  ] = await Promise.all([
    import('@weir/postgres'),
    import('@weir/domain/api-keys'),
    import('./open-database.ts'),
    import('./key-json.ts'),
    import('./text-table.ts'),
  ]);
  const { keys, workspaceNames } = await withDatabase(context, {}, async ({ database }) => {
    const organizations = new postgres.PostgresOrganizationDirectory(database);
    const repository = new postgres.PostgresApiKeyDirectory(database);
    const keys: ApiKey[] = [];
    const workspaceNames = new Map<string, string>();
    for (const { id: organizationId } of await organizations.list(LIMIT)) {
      keys.push(...(await listOrganizationApiKeys({ organizationId, limit: LIMIT }, { repository })));
      for (const { id, name } of await organizations.listWorkspaces(organizationId, LIMIT)) {
        workspaceNames.set(id, name);
      }
    }
    return { keys, workspaceNames };
  });
  const nowMs = Date.now();
  const rows = keys.map((key) => [
    key.id,
    key.name,
    `${key.prefix}…${key.lastFour}`,
    workspaceNames.get(key.workspaceId) ?? key.workspaceId,
    key.createdAt.toISOString(),
    key.expiresAt?.toISOString() ?? 'never',
    apiKeyState(key, nowMs),
  ]);
  const columns = ['ID', 'NAME', 'KEY', 'WORKSPACE', 'CREATED', 'EXPIRES', 'STATUS'];
  const lines = options.json
    ? keys.map((key) => JSON.stringify(toKeyJson(key, nowMs)))
    : tableLines(
        columns.map((title) => ({ title, align: 'left' })),
        rows,
      );
  for (const line of lines) if (!(await context.output.print(line))) return;
}
