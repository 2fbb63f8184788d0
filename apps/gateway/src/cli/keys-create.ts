import type { DomainError } from '@weir/domain/kernel';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandError, EXIT_USAGE } from './command-error.ts';
import { parseDurationMs, parseTime } from './parse-time.ts';

interface CreateOptions {
  readonly name: string;
  readonly workspace?: string;
  readonly test?: true;
  readonly expiresAt?: string;
  readonly expiresIn?: string;
  readonly json?: true;
}

export function addKeysCreateCommand(keys: Command, context: CommandContext): void {
  keys
    .command('create')
    .description('create an API key and print it once')
    .requiredOption('--name <name>', 'name of the key; no other usable key in the workspace can have it')
    .option('--workspace <id or name>', 'workspace of the key; required if there are several')
    .option('--test', 'create a test key, for simulated upstreams only')
    .option('--expires-at <time>', 'RFC 3339, e.g. 2026-12-31T00:00:00Z (default: never)')
    .option('--expires-in <duration>', 'e.g. 12h, 30d, 8w')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Prints only the key on standard output. Weir stores only its hash.

Examples:
  $ weir keys create --name laptop
  $ weir keys create --name ci --test --expires-in 30d
  $ OPENAI_API_KEY=$(weir keys create --name demo)`,
    )
    .action((options: CreateOptions) => createKey(options, context));
}

async function createKey(options: CreateOptions, context: CommandContext): Promise<void> {
  const expiresAt = expiryOf(options);
  const [
    { createApiKey },
    { SYSTEM_CALLER, SystemClock },
    { NodeSecretHasher, secureRandomBytes },
    postgres,
    { withDatabase },
    { findWorkspace },
    { toKeyJson },
  ] = await Promise.all([
    import('@weir/domain/api-keys'),
    import('@weir/domain/kernel'),
    import('@weir/crypto'),
    import('@weir/postgres'),
    import('./open-database.ts'),
    import('./find-workspace.ts'),
    import('./key-json.ts'),
  ]);
  const { output, note } = context;
  const { key, secret, workspace } = await withDatabase(context, {}, async ({ database }) => {
    const organizations = new postgres.PostgresOrganizationDirectory(database);
    const found = await findWorkspace(options.workspace, organizations);
    const created = await createApiKey(
      SYSTEM_CALLER,
      found.id,
      {
        name: options.name,
        mode: options.test ? 'test' : 'live',
        expiresAt,
        allowedModels: null,
        allowedIpRanges: null,
        endpointScopes: null,
        routingPolicy: null,
        metadata: {},
        owner: 'organization',
      },
      {
        unitOfWork: new postgres.PostgresUnitOfWork(database),
        hasher: new NodeSecretHasher(),
        clock: new SystemClock(),
        randomBytes: secureRandomBytes,
      },
    );
    return { ...created, workspace: found };
  }).catch((error: unknown) => {
    throw forPeople(error);
  });
  if (options.json) {
    await output.print(JSON.stringify({ ...toKeyJson(key, Date.now()), api_key: secret }));
    return;
  }
  await output.print(secret);
  const expiry = expiresAt === null ? '' : `, expires ${expiresAt.toISOString()}`;
  note(`Key ${key.id} of workspace ${workspace.name}${expiry}. It is shown only once. Store it now.`);
}

/** The error, with the names of the command line's options. */
function forPeople(error: unknown): unknown {
  const { code, param, publicMessage } = error as Partial<DomainError>;
  if (code === 'name_taken') {
    return new CommandError('The workspace already has a usable key with this name. Choose another name.');
  }
  if (code === 'invalid_parameter' && param === 'expires_at') {
    return new CommandError(`Set --expires-in or --expires-at: ${publicMessage}`, EXIT_USAGE);
  }
  return error;
}

function expiryOf(options: CreateOptions): Date | null {
  if (options.expiresAt !== undefined && options.expiresIn !== undefined) {
    throw new CommandError('Give either --expires-at or --expires-in.', EXIT_USAGE);
  }
  if (options.expiresAt !== undefined) {
    const time = parseTime(options.expiresAt);
    if (time === null || time.getTime() <= Date.now()) {
      throw new CommandError(
        '--expires-at needs a future RFC 3339 time, e.g. 2030-12-31T00:00:00Z.',
        EXIT_USAGE,
      );
    }
    return time;
  }
  if (options.expiresIn === undefined) return null;
  const durationMs = parseDurationMs(options.expiresIn);
  if (durationMs === null || durationMs === 0) {
    throw new CommandError('--expires-in needs a duration, such as 90s, 15m, 12h, 30d or 8w.', EXIT_USAGE);
  }
  return new Date(Date.now() + durationMs);
}
