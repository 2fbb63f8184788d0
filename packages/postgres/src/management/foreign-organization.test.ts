import { createHash } from 'node:crypto';
import { isDomainError, type OrganizationId } from '@weir/domain/kernel';
import { aFreshHash, aFreshId, anApiKey } from '@weir/testing';
import { type ControlledTransaction, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import type { DB } from '../database/database-types.ts';
import { type PostgresRepositories, repositoriesOn } from './repositories.ts';

const AT = new Date('2026-01-15T12:00:00Z');
const LATER = new Date('2026-02-15T12:00:00Z');
const PAGE = { limit: 100_000, after: null };
const ORDERED_PAGE = { ...PAGE, order: 'name' } as const;

/** The ids of one organization's things, as the methods take them. */
type World = Readonly<
  Record<
    | 'organizationId'
    | 'workspaceId'
    | 'deletedWorkspaceId'
    | 'keyId'
    | 'keyOfDeletedId'
    | 'teamId'
    | 'invitationId'
    | 'credentialId'
    | 'auditRecordId'
    | 'serviceAccountId'
    | 'subscriptionId'
    | 'userId'
    | 'alertRuleId'
    | 'webhookId'
    | 'eventId'
    | 'email',
    never
  >
>;

/** People who are members of both organizations; a connection that both bring a credential for. */
let owner: never;
let member: never;
let connectionId: never;
let modelId: never;

/** Calls a method for the organization `of.organizationId`, with the ids of another's things where it takes any. */
type Call<Repository> = (repository: Repository, of: World) => Promise<unknown>;

const anAlertRule = (of: World) => ({
  ...of,
  id: of.alertRuleId,
  name: 'Renamed',
  metric: 'error_percent' as const,
  window: '1h' as const,
  model: null,
  threshold: 10n,
  minRequests: 1,
  createdBy: null,
  createdAt: AT,
  deactivatedAt: null,
  firedAt: AT,
  lastValue: null,
});

/** A case for each method of each repository, or the reason why the method does not belong to one organization. */
type Cases = {
  readonly [Name in keyof PostgresRepositories]: {
    readonly [Method in keyof PostgresRepositories[Name]]: Call<PostgresRepositories[Name]> | Reason;
  };
};
type Reason =
  | 'adds what names its own organization'
  | 'is about one user'
  | 'is about one service account'
  | 'is found by a secret'
  | 'finds the organization'
  | 'is for maintenance'
  | 'is about the platform'
  | 'is asked for what its caller may see';

const CASES: Cases = {
  access: {
    find: async (access, of) => {
      const found = await access.find(of.organizationId, of.userId, 'none', 'live');
      return found === null || found.role === null ? null : of.userId;
    },
    findServiceAccount: async (access, of) => {
      const found = await access.findServiceAccount(of.organizationId, of.serviceAccountId, 'none', 'live');
      return found === null ? null : of.serviceAccountId;
    },
    has: async (access, of) =>
      (await access.has(of.organizationId, { kind: 'service_account', id: of.serviceAccountId }))
        ? of.serviceAccountId
        : null,
  },
  actorNames: {
    find: (names, of) => names.find(of.organizationId, [of.serviceAccountId], true),
    findAny: 'is about the platform',
  },
  alertRules: {
    insert: 'adds what names its own organization',
    count: (rules, of) => rules.count(of.organizationId).then((count) => count === 1),
    find: (rules, of) => rules.find(of.organizationId, of.alertRuleId),
    list: (rules, of) => rules.list(of.organizationId, PAGE),
    update: (rules, of) => rules.update(anAlertRule(of)),
    delete: (rules, of) => rules.delete(of.organizationId, of.alertRuleId),
    measure: 'is for maintenance',
    note: (rules, of) => rules.note(anAlertRule(of), AT, 7n),
  },
  apiKeys: {
    insert: 'adds what names its own organization',
    find: (keys, of) => keys.find(of.organizationId, of.workspaceId, of.keyId),
    findForUpdate: (keys, of) => keys.findForUpdate(of.organizationId, of.workspaceId, of.keyId),
    list: (keys, of) => keys.list(of.organizationId, of.workspaceId, { state: 'all', at: AT }, ORDERED_PAGE),
    update: (keys, of) => keys.update(anApiKey({ ...of, id: of.keyId, name: 'Renamed' })),
    rotate: (keys, of) =>
      keys.rotate(anApiKey({ ...of, id: of.keyId }), {
        hash: aFreshHash(),
        prefix: 'sk-live-other',
        lastFour: 'abcd',
        rotatedAt: AT,
        expiresAt: null,
        kept: [],
      }),
  },
  audit: {
    append: 'adds what names its own organization',
    list: (audit, of) => audit.list(of.organizationId, {}, PAGE),
    dropMonthsOver: 'is for maintenance',
  },
  backgroundJobs: { claim: 'is for maintenance' },
  deployments: {
    page: 'is about the platform',
    find: 'is about the platform',
    findForUpdate: 'is about the platform',
    insert: 'is about the platform',
    update: 'is about the platform',
    delete: 'is about the platform',
  },
  discovery: {
    states: 'is about the platform',
    listed: 'is about the platform',
    served: 'is about the platform',
    pricesStated: 'is about the platform',
  },
  connections: {
    list: 'is about the platform',
    page: 'is about the platform',
    find: 'is about the platform',
    findForUpdate: 'is about the platform',
    insert: 'is about the platform',
    update: 'is about the platform',
    setBreaker: 'is about the platform',
    delete: 'is about the platform',
  },
  credentials: {
    listConnections: 'is about the platform',
    findConnection: 'is about the platform',
    count: (credentials, of) => credentials.count(of.organizationId).then((count) => count === 1),
    hasWorkspace: (credentials, of) => credentials.hasWorkspace(of.organizationId, of.workspaceId),
    hasLiveKey: (credentials, of) => credentials.hasLiveKey(of.organizationId, of.keyId),
    insert: 'adds what names its own organization',
    find: (credentials, of) => credentials.find(of.organizationId, of.credentialId),
    list: (credentials, of) => credentials.list(of.organizationId, PAGE),
    replaceSecret: (credentials, of) =>
      credentials.replaceSecret(
        of.organizationId,
        of.credentialId,
        { sealed: Buffer.from('new'), lastFour: 'new.' },
        AT,
      ),
    delete: (credentials, of) => credentials.delete(of.organizationId, of.credentialId),
    beginTest: (credentials, of) => credentials.beginTest(of.organizationId, of.credentialId, LATER, LATER),
    endTest: (credentials, of) => credentials.endTest(of.organizationId, of.credentialId, AT, LATER, 'ok'),
  },
  cancellations: { send: 'adds what names its own organization' },
  credits: {
    insert: 'adds what names its own organization',
    findByReference: (credits, of) => credits.findByReference(of.organizationId, 'payment'),
    sum: async (credits, of) => (await credits.sum(of.organizationId)) === 5n,
    list: (credits, of) => credits.list(of.organizationId, PAGE),
  },
  idempotency: {
    claim: 'is about one user',
    find: 'is about one user',
    complete: 'is about one user',
    deleteExpired: 'is for maintenance',
  },
  identities: {
    insert: 'is about one user',
    insertWithUser: 'is about one user',
    findByAccount: 'is about one user',
    used: 'is about one user',
    list: 'is about one user',
    listAll: 'is about one user',
    delete: 'is about one user',
  },
  invitations: {
    hasOpen: (invitations, of) =>
      invitations.hasOpen(of.organizationId, of.email, AT).then((open) => (open ? of.email : null)),
    insert: 'adds what names its own organization',
    find: (invitations, of) => invitations.find(of.organizationId, of.invitationId),
    findForUpdate: (invitations, of) => invitations.findForUpdate(of.organizationId, of.invitationId),
    list: (invitations, of) => invitations.list(of.organizationId, 'open', AT, PAGE),
    update: async (invitations, of) =>
      invitations.update({
        ...of,
        id: of.invitationId,
        role: 'owner',
        tokenHash: hashOf('another token') as never,
        invitedBy: null,
        createdAt: AT,
        lastSentAt: AT,
        expiresAt: LATER,
        acceptedAt: null,
        declinedAt: null,
        revokedAt: AT,
        mail: null,
      }),
    membersAmong: (invitations, of) => invitations.membersAmong(of.organizationId, [of.email]),
    organizationOf: 'finds the organization',
    listReceived: 'is about one user',
    deleteExpired: 'is for maintenance',
  },
  limits: {
    list: (limits, of) =>
      limits.list(of.organizationId, { scope: 'team', scopeId: of.teamId, setBy: 'organization' }, AT),
    listOfSubscriptions: async (limits, of) => {
      const { organizationId, subscriptionId: id } = of;
      const found = await limits.listOfSubscriptions([{ organizationId, id }], AT);
      return found.size === 0 ? null : [...found.keys()];
    },
    replace: (limits, of) =>
      limits.replace(of.organizationId, { scope: 'team', scopeId: of.teamId, setBy: 'organization' }, [], AT),
    replaceCredit: (limits, of) => limits.replaceCredit(of.organizationId, aFreshId(), 1n, AT),
    findCredit: (limits, of) => limits.findCredit(of.organizationId, AT),
    findModels: 'is about the platform',
  },
  jobQueue: {
    claim: 'is for maintenance',
    renew: 'is for maintenance',
    save: 'is for maintenance',
    addPiece: 'is for maintenance',
    finish: 'is for maintenance',
    release: 'is for maintenance',
  },
  jobs: {
    insert: 'adds what names its own organization',
    find: 'is about one user',
    list: (jobs, of) => jobs.list({ organizationId: of.organizationId }, {}, PAGE),
    countOpen: 'is about one user',
    cancel: 'is about one user',
    readPiece: 'is about one user',
    purge: 'is for maintenance',
  },
  liveRequests: {
    replace: 'is for maintenance',
    listElsewhere: (requests, of) =>
      requests.listElsewhere(of.organizationId, of.userId, aFreshId<'gateway'>(), 10),
    listAllElsewhere: 'is about the platform',
  },
  limitThresholds: { reach: 'is for maintenance', deleteReached: 'is for maintenance' },
  members: {
    insert: 'adds what names its own organization',
    find: (members, of) => members.find(of.organizationId, member),
    list: (members, of) => members.list(of.organizationId, { role: null, beginning: null }, ORDERED_PAGE),
    updateRole: (members, of) => members.updateRole(of.organizationId, member, 'admin'),
    remove: (members, of) => members.remove(of.organizationId, member, AT),
    hasOtherOwner: (members, of) => members.hasOtherOwner(of.organizationId, member),
    findOwnedAlone: 'is about one user',
  },
  models: {
    list: 'is about the platform',
    page: 'is about the platform',
    find: 'is about the platform',
    findForUpdate: 'is about the platform',
    insert: 'is about the platform',
    update: 'is about the platform',
    addPrices: 'is about the platform',
    listPrices: 'is about the platform',
    addChange: 'is about the platform',
    listChanges: 'is about the platform',
  },
  notifications: {
    insert: 'is about one user',
    list: 'is about one user',
    markRead: 'is about one user',
    approvers: 'is about the platform',
    organizationAdmins: (notifications, of) => notifications.organizationAdmins(of.organizationId, 10),
    deleteOld: 'is for maintenance',
    deleteExcess: 'is for maintenance',
  },
  organizationSettings: {
    find: (settings, of) => settings.find(of.organizationId),
    update: async (settings, of) =>
      settings.update(of.organizationId, {
        ...(await settings.find(of.organizationId))!,
        maxKeyLifetimeDays: 7,
      }),
    knowsTimeZone: 'is about the platform',
  },
  organizations: {
    claimFirst: 'is about the platform',
    insert: 'adds what names its own organization',
    findOnlyWithoutMembers: 'is about the platform',
    find: (organizations, of) => organizations.find(of.organizationId),
    listOwn: 'is about one user',
    listAll: 'is about the platform',
    update: (organizations, of) =>
      organizations.update({ id: of.organizationId, name: 'Renamed', createdAt: AT, deletedAt: null }),
    delete: (organizations, of) => organizations.delete(of.organizationId, AT),
    restore: 'is for maintenance',
    listDeleted: 'is for maintenance',
    purgeKeys: 'is for maintenance',
    purge: 'is for maintenance',
  },
  outbox: {
    add: 'adds what names its own organization',
    takeDue: 'is for maintenance',
    end: 'is for maintenance',
    postpone: 'is for maintenance',
    deleteEnded: 'is for maintenance',
  },
  outgoingMails: {
    count: 'is about the platform',
    insert: 'adds what names its own organization',
    takeDue: 'is for maintenance',
    end: 'is for maintenance',
    postpone: 'is for maintenance',
    deleteEnded: 'is for maintenance',
  },
  personalAccessTokens: {
    insert: 'is about one user',
    count: 'is about one user',
    find: 'is about one user',
    findByHash: 'is found by a secret',
    list: 'is about one user',
    touch: 'is found by a secret',
    madeThrough: 'is about one user',
    delete: 'is about one user',
    deleteExpired: 'is for maintenance',
  },
  banners: {
    lockAll: 'is about the platform',
    list: 'is about the platform',
    insert: 'is about the platform',
    update: 'is about the platform',
    forgetDismissals: 'is about the platform',
    delete: 'is about the platform',
    listShown: 'is about one user',
    isDismissible: 'is about the platform',
    dismiss: 'is about one user',
  },
  branding: {
    find: 'is about the platform',
    findForUpdate: 'is about the platform',
    update: 'is about the platform',
    putImage: 'is about the platform',
    deleteImage: 'is about the platform',
    readImage: 'is about the platform',
  },
  playgroundKeys: { countLive: 'is about one user', deleteExpired: 'is for maintenance' },
  platformSettings: {
    find: 'is about the platform',
    findForUpdate: 'is about the platform',
    update: 'is about the platform',
  },
  reconciliations: {
    begin: 'is about the platform',
    progress: 'is about the platform',
    finish: 'is about the platform',
    cancel: 'is about the platform',
    list: 'is about the platform',
  },
  replicas: {
    started: 'is about the platform',
    list: 'is about the platform',
  },
  refusals: {
    countByCode: 'is asked for what its caller may see',
    find: 'is asked for what its caller may see',
    list: (refusals, of) => {
      const any = { ownerId: null, keyId: null, code: null, scope: null, since: null, until: null };
      return refusals.list(of.organizationId, any, PAGE);
    },
  },
  reportedUsage: {
    keys: async (reported, of) => {
      const keys = await reported.keys(of.organizationId, [of.keyId]);
      return keys.size === 0 ? null : [...keys.keys()];
    },
    add: 'adds what names its own organization',
  },
  serviceAccountTokens: {
    insert: 'is about one service account',
    count: 'is about one service account',
    findByHash: 'is found by a secret',
    list: 'is about one service account',
    touch: 'is found by a secret',
    delete: 'is about one service account',
    deleteExpired: 'is for maintenance',
  },
  serviceAccounts: {
    insert: 'adds what names its own organization',
    count: (accounts, of) => accounts.count(of.organizationId).then((count) => count === 1),
    find: (accounts, of) => accounts.find(of.organizationId, of.serviceAccountId),
    list: (accounts, of) => accounts.list(of.organizationId, PAGE),
    update: (accounts, of) =>
      accounts.update({
        ...of,
        id: of.serviceAccountId,
        name: 'Renamed',
        description: null,
        role: 'admin',
        createdBy: null,
        createdAt: AT,
        deactivatedAt: null,
      }),
    delete: (accounts, of) => accounts.delete(of.organizationId, of.serviceAccountId, AT),
  },
  sessions: {
    insert: 'is about one user',
    findActive: 'is found by a secret',
    touch: 'is found by a secret',
    markForRotation: 'is about one user',
    rotate: 'is found by a secret',
    find: 'is about one user',
    hold: 'is about one user',
    list: 'is about one user',
    delete: 'is about one user',
    deleteByToken: 'is found by a secret',
    deleteExpired: 'is for maintenance',
  },
  setupLinks: {
    replace: 'is about the platform',
    take: 'is found by a secret',
    deleteExpired: 'is for maintenance',
  },
  signInAttempts: {
    insert: 'is found by a secret',
    take: 'is found by a secret',
    deleteExpired: 'is for maintenance',
  },
  signingKeys: {
    lock: 'is about the platform',
    list: 'is about the platform',
    insert: 'is about the platform',
    delete: 'is about the platform',
  },
  subscribedModels: {
    findByName: 'is about the platform',
    find: 'is about the platform',
  },
  subscriptionHistory: {
    append: 'adds what names its own organization',
    list: (history, of) => history.list(of.organizationId, of.subscriptionId, PAGE),
    wasRequestedBy: (history, of) => history.wasRequestedBy(of.organizationId, of.subscriptionId, of.userId),
  },
  subscriptionQueue: {
    list: 'is about the platform',
    stats: 'is about the platform',
    findForUpdate: 'is about the platform',
    lockOfModel: 'is about the platform',
    lockOfMember: (queue, of) =>
      queue.lockOfMember(of.organizationId, of.userId, ['active'], 10).then(([first]) => first ?? null),
    lockExpired: 'is for maintenance',
    retiredModels: 'is for maintenance',
  },
  subscriptions: {
    organizationOf: 'finds the organization',
    find: (subscriptions, of) => subscriptions.find(of.organizationId, of.subscriptionId),
    findForUpdate: (subscriptions, of) => subscriptions.findForUpdate(of.organizationId, of.subscriptionId),
    findOfSubscriber: (subscriptions, of) =>
      subscriptions.findOfSubscriber(of.organizationId, modelId, of.userId),
    list: (subscriptions, of) => subscriptions.list(of.organizationId, of.userId, PAGE),
    listOfUser: 'is about one user',
    insert: 'adds what names its own organization',
    update: (subscriptions, of) =>
      subscriptions.update([
        {
          ...of,
          ...{
            id: of.subscriptionId,
            modelId,
            modelName: 'model',
            state: 'suspended',
            version: 2,
            reason: null,
          },
          ...{
            requestedBy: of.userId,
            requestedAt: AT,
            expiresAt: null,
            quotas: [],
            createdAt: AT,
            updatedAt: AT,
          },
        },
      ]),
  },
  teams: {
    insert: 'adds what names its own organization',
    find: (teams, of) => teams.find(of.organizationId, of.teamId),
    list: (teams, of) => teams.list(of.organizationId, null, ORDERED_PAGE),
    update: (teams, of) =>
      teams.update({ ...of, id: of.teamId, name: 'Renamed', description: null, createdAt: AT }),
    delete: (teams, of) => teams.delete(of.organizationId, of.teamId),
    listMembers: (teams, of) => teams.listMembers(of.organizationId, of.teamId, PAGE),
    addMember: (teams, of) => teams.addMember(of.organizationId, of.teamId, owner, AT),
    removeMember: (teams, of) => teams.removeMember(of.organizationId, of.teamId, member),
  },
  tokenFamilies: {
    insert: 'is about one user',
    find: 'is found by a secret',
    findByRefreshToken: 'is found by a secret',
    insertRefreshToken: 'is found by a secret',
    spend: 'is found by a secret',
    revoke: 'is about one user',
    list: 'is about one user',
    deleteExpired: 'is for maintenance',
  },
  usageAnalytics: {
    calendar: 'is about the platform',
    totals: 'is asked for what its caller may see',
    amounts: 'is asked for what its caller may see',
    days: 'is asked for what its caller may see',
    modelDays: 'is asked for what its caller may see',
    owners: 'is asked for what its caller may see',
    models: 'is asked for what its caller may see',
    countActiveUsers: 'is asked for what its caller may see',
    countUsers: 'is asked for what its caller may see',
    breakdown: 'is asked for what its caller may see',
    companies: 'is asked for what its caller may see',
    failures: 'is asked for what its caller may see',
    refusals: 'is asked for what its caller may see',
    options: 'is asked for what its caller may see',
  },
  usageReports: {
    totals: 'is asked for what its caller may see',
    series: 'is asked for what its caller may see',
    daysOf: 'is asked for what its caller may see',
    shares: 'is asked for what its caller may see',
    records: 'is asked for what its caller may see',
    find: 'is asked for what its caller may see',
    names: async (reports, of) => {
      const names = await Promise.all([
        reports.names('api_key', [of.keyId], of.organizationId),
        reports.names('workspace', [of.workspaceId], of.organizationId),
      ]);
      const found = names.flatMap((map) => [...map.keys()]);
      return found.length === 0 ? null : found;
    },
  },
  users: {
    insert: 'is about one user',
    find: 'is about one user',
    findForUpdate: 'is about one user',
    list: 'is about the platform',
    listMemberships: 'is about one user',
    update: 'is about one user',
    lockActiveAdmins: 'is about the platform',
    endAccess: 'is about one user',
    signedIn: 'is about one user',
  },
  webhooks: {
    insert: 'adds what names its own organization',
    count: (webhooks, of) => webhooks.count(of.organizationId).then((count) => count === 1),
    find: (webhooks, of) => webhooks.find(of.organizationId, of.webhookId),
    list: (webhooks, of) => webhooks.list(of.organizationId, PAGE),
    update: (webhooks, of) =>
      webhooks.update(
        {
          ...of,
          id: of.webhookId,
          name: 'Renamed',
          url: 'https://elsewhere.example',
          eventTypes: ['alert.fired'],
          createdBy: null,
          createdAt: AT,
          deactivatedAt: AT,
          deactivationReason: 'requested',
          failingSince: null,
          previousSecretExpiresAt: null,
        },
        AT,
      ),
    replaceSecret: (webhooks, of) =>
      webhooks.replaceSecret(of.organizationId, of.webhookId, Buffer.from('new'), LATER),
    delete: (webhooks, of) => webhooks.delete(of.organizationId, of.webhookId),
    listDeliveries: (webhooks, of) => webhooks.listDeliveries(of.organizationId, of.webhookId, PAGE),
    findDelivery: (webhooks, of) => webhooks.findDelivery(of.organizationId, of.webhookId, of.eventId),
    lock: 'is for maintenance',
    lastTestedAt: (webhooks, of) => webhooks.lastTestedAt(of.organizationId, of.webhookId),
  },
  workspaces: {
    insert: 'adds what names its own organization',
    organizationOf: 'finds the organization',
    find: (workspaces, of) => workspaces.find(of.organizationId, of.workspaceId, 'none'),
    list: (workspaces, of) =>
      workspaces.list(of.organizationId, { deletedSince: null, beginning: null }, PAGE),
    names: (workspaces, of) => workspaces.names(of.organizationId, [of.workspaceId]),
    update: (workspaces, of) =>
      workspaces.update({
        ...of,
        id: of.workspaceId,
        name: 'Renamed',
        description: null,
        allowedModels: null,
        routingPolicy: null,
        createdAt: AT,
        deletedAt: null,
      }),
    delete: (workspaces, of) => workspaces.delete(of.organizationId, of.workspaceId, AT),
    restore: (workspaces, of) => workspaces.restore(of.organizationId, of.deletedWorkspaceId, new Date(0)),
    listDeleted: 'is for maintenance',
    purgeKeys: (workspaces, of) => workspaces.purgeKeys(of.organizationId, of.deletedWorkspaceId, LATER, 10),
    purge: (workspaces, of) => workspaces.purge(of.organizationId, of.deletedWorkspaceId, LATER),
  },
};

const CALLS = Object.entries(CASES).flatMap(([name, methods]) =>
  Object.entries(methods as Record<string, Call<unknown> | Reason>).flatMap(([method, call]) =>
    typeof call === 'string'
      ? []
      : [[`${name}.${method}`, name as keyof PostgresRepositories, call] as const],
  ),
);

/** The tables whose rows are compared, and a statement for all of them in one order. */
const TABLES = [
  'organizations',
  'organization_members',
  'organization_credentials',
  'workspaces',
  'api_keys',
  'teams',
  'team_members',
  'invitations',
  'audit_records',
  'service_accounts',
  'limits',
  'subscriptions',
  'subscription_status_history',
  'webhooks',
  'alert_rules',
  'outgoing_deliveries',
];
const EVERY_ROW = `
  ${TABLES.map((table) => `select '${table} ' || to_jsonb(t)::text as row from ${table} t`).join(' union all ')}
  order by row`;

describe('A method that takes an organization', () => {
  let database: OpenTestDatabase;
  let ours: World;
  let theirs: World;
  let transaction: ControlledTransaction<DB>;
  let repositories: PostgresRepositories;
  beforeAll(async () => {
    database = await openTestDatabase();
    [owner, member, connectionId] = [aFreshId(), aFreshId(), aFreshId()] as unknown as [never, never, never];
    modelId = aFreshId() as never;
    await database.sql`
      insert into models (id, name, owned_by, created_at) values (${modelId}, ${modelId}, 'weir', ${AT})`;
    await database.sql`
      insert into users (id, display_name, email, email_verified, created_at)
      values (${owner}, 'Ada', null, false, ${AT}), (${member}, 'Ben', null, false, ${AT})`;
    await database.sql`
      insert into connections (id, name, kind, base_url, connect_timeout_ms, first_byte_timeout_ms, idle_timeout_ms,
        total_timeout_ms, continuous_usage)
      values (${connectionId}, ${connectionId}, 'openai-compatible', 'http://127.0.0.1', 1, 1, 1, 1, false)`;
    [ours, theirs] = [await addWorld(database), await addWorld(database)];
  });
  afterAll(() => database.discard());
  beforeEach(async () => {
    transaction = await database.kysely.startTransaction().execute();
    repositories = repositoriesOn(transaction);
  });
  // So that every test starts from the same two worlds.
  afterEach(() => transaction.rollback().execute());

  /** Every row that contains an id of this organization's. */
  const rowsOf = async (world: World) => {
    const { rows } = await sql.raw<{ row: string }>(EVERY_ROW).execute(transaction);
    return rows.map(({ row }) => row).filter((row) => mentions(row, world));
  };

  it.each(CALLS)(
    '%s has no effect on what is another organization’s, and does not show it',
    async (_, name, call) => {
      const before = await rowsOf(ours);
      await sql`savepoint before_the_call`.execute(transaction);
      const answer = await call(repositories[name], { ...ours, organizationId: theirs.organizationId }).catch(
        async (error: unknown) => {
          if (!isDomainError(error)) throw error;
          await sql`rollback to savepoint before_the_call`.execute(transaction);
          return error.code;
        },
      );
      expect(await rowsOf(ours)).toEqual(before);
      expect(mentions(textOf(answer), ours)).toBe(false);
    },
  );

  it.each(CALLS)(
    '%s does something for the organization it is called for, and only for it',
    async (_, name, call) => {
      const [before, beforeElsewhere] = [await rowsOf(ours), await rowsOf(theirs)];
      const answer = await call(repositories[name], ours);
      expect(await rowsOf(theirs)).toEqual(beforeElsewhere);
      expect(mentions(textOf(answer), theirs)).toBe(false);
      const changed = JSON.stringify(await rowsOf(ours)) !== JSON.stringify(before);
      expect(changed || !isNothing(answer), 'a call that finds or changes something').toBe(true);
    },
  );

  it.each(Object.entries(CASES))('has a case for every method of %s', (name, methods) => {
    const prototype = Object.getPrototypeOf(repositories[name as keyof PostgresRepositories]);
    const names = Object.getOwnPropertyNames(prototype).filter((method) => method !== 'constructor');
    expect(Object.keys(methods).sort()).toEqual(names.sort());
  });
});

async function addWorld({ sql }: OpenTestDatabase): Promise<World> {
  const organizationId = aFreshId<'organization'>();
  const world = {
    organizationId,
    email: `reader@${organizationId}.example`,
    userId: aFreshId(),
    workspaceId: aFreshId(),
    deletedWorkspaceId: aFreshId(),
    keyId: aFreshId(),
    keyOfDeletedId: aFreshId(),
    teamId: aFreshId(),
    invitationId: aFreshId(),
    credentialId: aFreshId(),
    auditRecordId: aFreshId(),
    serviceAccountId: aFreshId(),
    subscriptionId: aFreshId(),
    alertRuleId: aFreshId(),
    webhookId: aFreshId(),
    eventId: aFreshId(),
  };
  const { workspaceId, deletedWorkspaceId, teamId } = world;
  await sql`insert into organizations (id, name, created_at) values (${organizationId}, 'Meadow', ${AT})`;
  await sql`
    insert into users (id, display_name, email, email_verified, created_at)
    values (${world.userId}, 'Cora', ${world.email}, true, ${AT})`;
  await sql`
    insert into organization_members (organization_id, user_id, role, created_at)
    values (${organizationId}, ${owner}, 'owner', ${AT}), (${organizationId}, ${member}, 'member', ${AT}),
      (${organizationId}, ${world.userId}, 'member', ${AT})`;
  await sql`
    insert into workspaces (id, organization_id, name, created_at, deleted_at)
    values (${workspaceId}, ${organizationId}, 'Default', ${AT}, null),
      (${deletedWorkspaceId}, ${organizationId}, 'Old', ${AT}, ${AT})`;
  for (const [id, workspace] of [
    [world.keyId, workspaceId],
    [world.keyOfDeletedId, deletedWorkspaceId],
  ] as const) {
    await sql`
      insert into api_keys (id, workspace_id, name, hash, mode, last_four, created_at, owner_user_id, prefix)
      values (${id}, ${workspace}, 'key', ${hashOf(id)}, 'live', 'wxyz', ${AT}, ${member}, 'sk-live-Ab3d')`;
  }
  await sql`
    insert into service_accounts (id, organization_id, name, role, created_at)
    values (${world.serviceAccountId}, ${organizationId}, 'Robot', 'member', ${AT})`;
  await sql`insert into teams (id, organization_id, name, created_at) values (${teamId}, ${organizationId}, 'Team', ${AT})`;
  await sql`
    insert into team_members (team_id, user_id, organization_id, created_at)
    values (${teamId}, ${member}, ${organizationId}, ${AT}), (${teamId}, ${world.userId}, ${organizationId}, ${AT})`;
  await sql`
    insert into invitations (id, organization_id, email, role, token_hash, created_at, last_sent_at, expires_at)
    values (${world.invitationId}, ${organizationId}, ${world.email}, 'member', ${hashOf(world.invitationId)}, ${AT}, ${AT}, ${LATER})`;
  await sql`
    insert into credit_entries (id, organization_id, kind, amount_nano_usd, reason, reference, created_at)
    values (${aFreshId()}, ${organizationId}, 'payment', 5, ${world.organizationId}, 'payment', ${AT})`;
  await sql`
    insert into request_refusals (minute, organization_id, api_key_id, code, count, first_at, last_at)
    values (${AT}, ${organizationId}, ${world.keyId}, 'model_not_allowed', 1, ${AT}, ${AT})`;
  await sql`
    insert into live_requests
      (record_id, gateway_id, client_request_id, organization_id, workspace_id, api_key_id, user_id, operation, model,
        streamed, started_at, has_answer, output_tokens, seen_at)
    values (${aFreshId()}, ${aFreshId()}, 'req_1', ${organizationId}, ${workspaceId}, ${world.keyId}, ${world.userId},
      'chat', 'meadow', true, ${AT}, false, 0, now() + interval '1 hour')`;
  await sql`
    insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
    values (${aFreshId()}, ${organizationId}, 'team', ${teamId}, 'budget', 'month', ${AT}, 1, ${AT}, ${AT}),
      (${aFreshId()}, ${organizationId}, 'subscription', ${world.subscriptionId}, 'token_quota', 'day', ${AT}, 1, ${AT}, ${AT}),
      (${aFreshId()}, ${organizationId}, 'organization', ${organizationId}, 'credit', 'total', ${AT}, 5, ${AT}, ${AT})`;
  await sql`
    insert into organization_credentials
      (id, organization_id, connection_id, credential_encrypted, last_four, created_at, test_started_at)
    values (${world.credentialId}, ${organizationId}, ${connectionId}, ${Buffer.from('sealed')}, 'wxyz', ${AT}, ${AT})`;
  const { subscriptionId, userId } = world;
  await sql`
    insert into subscriptions
      (id, organization_id, user_id, model_id, state, version, requested_by, requested_at, created_at, updated_at)
    values (${subscriptionId}, ${organizationId}, ${userId}, ${modelId}, 'active', 1, ${userId}, ${AT}, ${AT}, ${AT})`;
  await sql`
    insert into subscription_status_history
      (id, subscription_id, organization_id, event, to_state, actor_kind, actor_id, version, occurred_at)
    values (${aFreshId()}, ${subscriptionId}, ${organizationId}, 'request', 'active', 'user', ${userId}, 1, ${AT})`;
  await sql`
    insert into audit_records
      (id, occurred_at, actor_kind, actor_user_id, actor_via, action, outcome, organization_id, changed_fields, request_id)
    values (${world.auditRecordId}, ${AT}, 'user', ${owner}, 'session', 'team.create', 'succeeded', ${organizationId}, '{}', 'req_1')`;
  await sql`
    insert into jobs (id, kind, user_id, organization_id, parameters, begun_by, state, created_at)
    values (gen_random_uuid(), 'usage_export', ${userId}, ${organizationId}, '{}', '{}', 'queued', ${AT})`;
  await sql`
    insert into alert_rules (id, organization_id, name, metric, window_minutes, threshold, min_requests, created_at)
    values (${world.alertRuleId}, ${organizationId}, 'Rule', 'error_percent', 60, 10, 1, ${AT})`;
  await sql`
    insert into webhooks (id, organization_id, name, url, event_types, secret_encrypted, created_at)
    values (${world.webhookId}, ${organizationId}, 'Hook', 'https://hooks.example', '{alert.fired}', 'sealed', ${AT})`;
  await sql`
    insert into outgoing_events (id, organization_id, type, data, occurred_at)
    values (${world.eventId}, ${organizationId}, 'webhook.test', '{}', ${AT})`;
  await sql`
    insert into outgoing_deliveries (event_id, webhook_id, created_at, due_at)
    values (${world.eventId}, ${world.webhookId}, ${AT}, ${AT})`;
  return world as unknown as World;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function mentions(text: string, world: World): boolean {
  return Object.values(world as Record<string, OrganizationId>).some((id) => text.includes(id));
}

function textOf(answer: unknown): string {
  return (
    JSON.stringify(answer instanceof Set ? [...answer] : answer, (_, value) =>
      typeof value === 'bigint' ? value.toString() : value,
    ) ?? ''
  );
}

function isNothing(answer: unknown): boolean {
  if (answer instanceof Set) return answer.size === 0;
  const items = (answer as { items?: unknown[] } | null)?.items;
  return answer === null || answer === undefined || answer === false || answer === 0 || items?.length === 0;
}
