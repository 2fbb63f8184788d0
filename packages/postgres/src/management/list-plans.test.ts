import type { Id, PageRequest } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_ROWS, MAX_LIST_BLOCKS, readsOfList } from '../../testing/list-plans.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import type { PostgresRepositories } from './repositories.ts';

const KINDS = [
  'organization',
  'user',
  'workspace',
  'api-key',
  'team',
  'invitation',
  'session',
  'identity',
  'token',
  'credential',
  'connection',
  'service-account',
] as const;
type Kind = (typeof KINDS)[number];

/** The n-th id of a kind: ids of one kind sort by their number, as real ones sort by time. */
function idOf<Brand extends string>(kind: Kind, number: number): Id<Brand> {
  return `0000000${KINDS.indexOf(kind).toString(16)}-0000-7000-8000-${number.toString(16).padStart(12, '0')}` as Id<Brand>;
}
const sqlId = (kind: Kind, number: string) =>
  `('0000000${KINDS.indexOf(kind).toString(16)}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const hash = (kind: Kind) => `encode(sha256(('${kind}' || n)::bytea), 'hex')`;

/**
 * Half of everything belongs to organization 1, workspace 1 and user 1, the other half is spread over the others; of each
 * thousand in the big half one is an exception (revoked, expired, somebody's own). Of its invitations the newest are open.
 */
const SEED = [
  `insert into users (id, display_name, email, email_verified, platform_role, created_at)
    select ${sqlId('user', 'n')}, 'Person ' || n, 'person-' || n || '@example.com', true, case when n % 1000 = 2 then 'admin' else 'user' end, now()
    from generate_series(1, $rows) n`,
  `insert into organizations (id, name, created_at, deleted_at)
    select ${sqlId('organization', 'n')}, 'Organization ' || n, now(), case when n % 1000 = 7 then now() end from generate_series(1, $rows) n`,
  `insert into organization_members (organization_id, user_id, role, created_at)
    select ${sqlId('organization', 'case when n % 2 = 0 then 1 else n end')}, ${sqlId('user', 'n')}, case when n % 1000 = 2 then 'owner' else 'member' end, now()
    from generate_series(1, $rows) n`,
  `insert into organization_members (organization_id, user_id, role, created_at)
    select ${sqlId('organization', 'n')}, ${sqlId('user', '1')}, 'member', now() from generate_series(2, $rows, 2) n`,
  `insert into workspaces (id, organization_id, name, created_at)
    select ${sqlId('workspace', 'n')}, ${sqlId('organization', 'case when n % 2 = 1 then 1 else n end')}, 'Workspace ' || n, now() from generate_series(1, $rows) n`,
  'alter table api_keys disable trigger user',
  `insert into api_keys (id, workspace_id, name, hash, mode, prefix, last_four, created_at, owner_user_id, expires_at, revoked_at)
    select ${sqlId('api-key', 'n')}, ${sqlId('workspace', 'case when n % 2 = 0 then 1 else n end')}, 'Key ' || n, ${hash('api-key')}, 'live', 'sk-live-0000', '0000', now(),
      ${sqlId('user', 'case when n % 1000 = 2 then 3 else 1 end')}, case when n % 1000 = 4 then now() - interval '1 day' end, case when n % 1000 = 6 then now() end
    from generate_series(1, $rows) n`,
  `insert into teams (id, organization_id, name, created_at)
    select ${sqlId('team', 'n')}, ${sqlId('organization', 'case when n % 2 = 1 then 1 else n end')}, 'Team ' || n, now() from generate_series(1, $rows) n`,
  `insert into team_members (team_id, user_id, organization_id, created_at)
    select ${sqlId('team', '1')}, ${sqlId('user', 'n')}, ${sqlId('organization', '1')}, now() from generate_series(2, $rows, 2) n`,
  `insert into invitations (id, organization_id, email, role, token_hash, created_at, expires_at, revoked_at, accepted_at, declined_at)
    select ${sqlId('invitation', 'n')}, ${sqlId('organization', 'case when n % 2 = 0 then 1 else n end')}, case when n % 2 = 1 then 'person-1@example.com' else 'invited-' || n || '@example.com' end,
      'member', ${hash('invitation')}, now(), now() + case when n > $rows - 500 then interval '7 days' else interval '-1 day' end,
      case when n % 1000 = 4 then now() end, case when n % 1000 = 6 then now() end, case when n % 1000 = 8 then now() end
    from generate_series(1, $rows) n`,
  `insert into sessions (id, user_id, token_hash, provider, created_at, last_seen_at, idle_expires_at, expires_at)
    select ${sqlId('session', 'n')}, ${sqlId('user', 'case when n % 2 = 0 then 1 else n end')}, ${hash('session')}, 'test', now(), now(), now() + interval '7 days', now() + interval '30 days'
    from generate_series(1, $rows) n`,
  `insert into identities (id, user_id, provider, issuer, subject, created_at)
    select ${sqlId('identity', 'n')}, ${sqlId('user', 'case when n % 2 = 0 then 1 else n end')}, 'test', 'https://issuer.example', 'subject-' || n, now() from generate_series(1, $rows) n`,
  `insert into personal_access_tokens (id, user_id, name, token_hash, last_four, scopes, created_at, expires_at)
    select ${sqlId('token', 'n')}, ${sqlId('user', 'case when n % 2 = 0 then 1 else n end')}, 'Token ' || n, ${hash('token')}, '0000', '{}', now(), now() + interval '30 days'
    from generate_series(1, $rows) n`,
  `insert into connections (id, name, kind, base_url, connect_timeout_ms, first_byte_timeout_ms, idle_timeout_ms, total_timeout_ms, continuous_usage)
    select ${sqlId('connection', 'n')}, 'Connection ' || n, 'openai-compatible', 'http://127.0.0.1', 1, 1, 1, 1, false from generate_series(1, $rows) n`,
  `insert into organization_credentials (id, organization_id, connection_id, credential_encrypted, last_four, created_at)
    select ${sqlId('credential', 'n')}, ${sqlId('organization', 'case when n % 2 = 1 then 1 else n end')}, ${sqlId('connection', 'n')}, '', '0000', now() from generate_series(1, $rows) n`,
  `insert into service_accounts (id, organization_id, name, role, created_at)
    select ${sqlId('service-account', 'n')}, ${sqlId('organization', 'case when n % 2 = 1 then 1 else n end')}, 'Account ' || n, 'member', now() from generate_series(1, $rows) n`,
  `insert into token_families (id, user_id, created_at, expires_at)
    select ${sqlId('session', 'n')}, ${sqlId('user', 'n')}, now(), now() + interval '30 days' from generate_series(1, $rows) n`,
  `insert into service_account_tokens (id, service_account_id, name, token_hash, last_four, scopes, created_at, expires_at, made_with_family_id)
    select ${sqlId('token', 'n')}, ${sqlId('service-account', 'case when n % 2 = 0 then 1 else n end')}, 'Token ' || n, ${hash('token')}, '0000', '{}', now(), now() + interval '30 days',
      case when n % 4 = 0 then ${sqlId('session', 'n')} end
    from generate_series(1, $rows) n`,
  'analyze',
];

const now = new Date();
const organization = idOf<'organization'>('organization', 1);
const workspace = idOf<'workspace'>('workspace', 1);
const user = idOf<'user'>('user', 1);
const key = { at: now, state: 'all' } as const;

type List = (repositories: PostgresRepositories, page: PageRequest) => Promise<unknown>;

/** Lists of tables that depend on each other; a list that stands alone is tested beside its repository. The kind is what the cursor is an id of. */
const LISTS: readonly (readonly [name: string, cursor: Kind, list: List])[] = [
  ['organizations of a user', 'organization', (r, page) => r.organizations.listOwn(user, null, page)],
  [
    'all organizations',
    'organization',
    (r, page) => r.organizations.listAll(user, { state: 'active', beginning: null }, page),
  ],
  ['members', 'user', (r, page) => r.members.list(organization, { role: null, beginning: null }, page)],
  ['owners', 'user', (r, page) => r.members.list(organization, { role: 'owner', beginning: null }, page)],
  ['teams', 'team', (r, page) => r.teams.list(organization, null, page)],
  ['teams by the beginning of a name', 'team', (r, page) => r.teams.list(organization, 'team 1999', page)],
  ['members of a team', 'user', (r, page) => r.teams.listMembers(organization, idOf('team', 1), page)],
  [
    'workspaces',
    'workspace',
    (r, page) => r.workspaces.list(organization, { deletedSince: null, beginning: null }, page),
  ],
  [
    'workspaces by the beginning of a name',
    'workspace',
    (r, page) => r.workspaces.list(organization, { deletedSince: null, beginning: 'workspace 1999' }, page),
  ],
  [
    'deleted workspaces',
    'workspace',
    (r, page) =>
      r.workspaces.list(
        organization,
        { deletedSince: new Date(now.getTime() - 86_400_000), beginning: null },
        page,
      ),
  ],
  [
    'deleted organizations',
    'organization',
    (r, page) => r.organizations.listAll(user, { state: 'deleted', beginning: null }, page),
  ],
  [
    'organizations by the beginning of a name',
    'organization',
    (r, page) => r.organizations.listAll(user, { state: 'active', beginning: 'organization 1999' }, page),
  ],
  [
    'keys by the beginning of a name',
    'api-key',
    (r, page) => r.apiKeys.list(organization, workspace, { ...key, beginning: 'key 1998' }, page),
  ],
  ...(['all', 'active', 'revoked', 'expired'] as const).flatMap((state) => [
    [
      `${state} keys`,
      'api-key',
      (r, page) => r.apiKeys.list(organization, workspace, { ...key, state }, page),
    ] as const satisfies readonly [string, Kind, List],
    [
      `${state} keys of somebody with few`,
      'api-key',
      (r, page) => r.apiKeys.list(organization, workspace, { ...key, state, ownerId: idOf('user', 3) }, page),
    ] as const satisfies readonly [string, Kind, List],
    [
      `${state} keys of somebody with many`,
      'api-key',
      (r, page) => r.apiKeys.list(organization, workspace, { ...key, state, ownerId: user }, page),
    ] as const satisfies readonly [string, Kind, List],
  ]),
  ...(['open', 'accepted', 'declined', 'revoked', 'expired'] as const).map(
    (state) =>
      [
        `${state} invitations`,
        'invitation',
        (r, page) => r.invitations.list(organization, state, now, page),
      ] as const satisfies readonly [string, Kind, List],
  ),
  [
    'invitations to an address',
    'invitation',
    (r, page) => r.invitations.listReceived('person-1@example.com', now, page),
  ],
  ['sessions', 'session', (r, page) => r.sessions.list(user, now, page)],
  ['identities', 'identity', (r, page) => r.identities.list(user, page)],
  ['personal access tokens', 'token', (r, page) => r.personalAccessTokens.list(user, page)],
  ['service accounts', 'service-account', (r, page) => r.serviceAccounts.list(organization, page)],
  [
    'tokens of a service account',
    'token',
    (r, page) => r.serviceAccountTokens.list(idOf('service-account', 1), page),
  ],
  ['credentials', 'credential', (r, page) => r.credentials.list(organization, page)],
  ['connections', 'connection', (r, page) => r.credentials.listConnections(page)],
  ['users', 'user', (r, page) => r.users.list({}, page)],
  ['platform admins', 'user', (r, page) => r.users.list({ platformRole: 'admin' }, page)],
  ['users by the beginning of a name', 'user', (r, page) => r.users.list({ search: 'person 1999' }, page)],
  [
    'users by the beginning of an address',
    'user',
    (r, page) => r.users.list({ search: 'person-1999' }, page),
  ],
];

/** The lists that can be ordered by name, too. */
const LISTS_BY_NAME: readonly (readonly [name: string, kind: Kind, list: List])[] = [
  ['teams', 'team', (r, page) => r.teams.list(organization, null, page)],
  ['keys', 'api-key', (r, page) => r.apiKeys.list(organization, workspace, key, page)],
  [
    'active keys',
    'api-key',
    (r, page) => r.apiKeys.list(organization, workspace, { ...key, state: 'active' }, page),
  ],
];

describe(`a page of a list in a database of ${LIST_ROWS} rows a table`, () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase({ statementTimeoutMs: 600_000 });
    for (const statement of SEED) await database.sql.unsafe(statement.replaceAll('$rows', `${LIST_ROWS}`));
  }, 1_800_000);
  afterAll(() => database.discard());

  it.each(LISTS)(
    'of %s is read from indexes, the first as one far behind',
    async (_, cursor, list) => {
      for (const after of [null, idOf<never>(cursor, Math.floor(LIST_ROWS / 2))]) {
        const reads = await readsOfList(database, (repositories) => list(repositories, { limit: 20, after }));
        expect(reads.queries).toBeGreaterThan(0);
        expect(reads.scannedTables).toEqual([]);
        expect(reads.blocks).toBeLessThanOrEqual(MAX_LIST_BLOCKS);
      }
    },
    600_000,
  );

  it.each(LISTS_BY_NAME)('of %s by name is read from indexes, from either end', async (_, kind, list) => {
    const middle = `${idOf(kind, LIST_ROWS / 2)}${kind === 'team' ? 'Team' : 'Key'} ${LIST_ROWS / 2}`;
    for (const order of ['name', '-name'] as const) {
      for (const after of [null, middle]) {
        const page = { limit: 20, after, order };
        const reads = await readsOfList(database, (repositories) => list(repositories, page));
        expect(reads.scannedTables).toEqual([]);
        expect(reads.blocks).toBeLessThanOrEqual(MAX_LIST_BLOCKS);
      }
    }
  });
});
