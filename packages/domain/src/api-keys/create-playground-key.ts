import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserActor, UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import { formatUsd, type NanoUsd } from '../kernel/money.ts';
import { type LimitInput, replaceLimits } from '../limits/replace-limits.ts';
import { notFound } from '../management/organization-access.ts';
import type { Catalog } from '../models/catalog.ts';
import { isPriced } from '../models/price-list.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import { isBoundByMaximums, toLimits } from '../platform-settings/key-maximums.ts';
import type { LimitAmounts, PlatformSettings } from '../platform-settings/platform-settings.ts';
import { writeToWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKeyManagementPorts } from './managed-key.ts';
import { type CreatedApiKey, newApiKey } from './new-api-key.ts';
import type { PlaygroundKeyRepositories } from './ports.ts';

const LIFETIME_MS = 15 * 60_000;
/** Tabs of one person that have a key at once. */
const MAX_LIVE = 20;
/** What a key may use of a model whose price nobody knows. */
const TOKENS_WITHOUT_PRICE = 100_000n;
const CHAT = { unit: 'tokens', streams: true } as const;
/** Without thresholds: nobody wants an alert about the cents of a tab. */
const QUOTA = { period: 'total', hard: true, letsFinish: false, thresholds: [] } as const;
const UNLIMITED: LimitAmounts = {
  budgetNanoUsd: null,
  requestsPerMinute: null,
  tokensPerMinute: null,
  parallelRequests: null,
};

export interface CreatePlaygroundKeyInput {
  /** At least one; names, never aliases. */
  readonly models: readonly string[];
  /** Absent: as much as the platform allows. */
  readonly budgetNanoUsd?: NanoUsd | undefined;
}

export interface CreatedPlaygroundKey extends CreatedApiKey {
  readonly budgetNanoUsd: NanoUsd;
}

export interface PlaygroundKeyPorts
  extends ApiKeyManagementPorts<IdentityRepositories & PlaygroundKeyRepositories> {
  readonly catalog: Pick<Catalog, 'current'>;
}

/**
 * Makes a key for one tab of the caller's browser: it opens these models for 15 minutes, spends a small budget, cannot be
 * changed, and ends with the session that made it.
 *
 * @throws DomainError `not_found` for the workspace; `permission_denied`, also where members may make no keys;
 *   `invalid_parameter` for a budget above the platform's; `conflict` when too many of the caller's work; `session_expired`
 */
export function createPlaygroundKey(
  caller: UserCaller,
  workspaceId: WorkspaceId,
  input: CreatePlaygroundKeyInput,
  ports: PlaygroundKeyPorts,
): Promise<CreatedPlaygroundKey> {
  const { actor } = caller;
  const { userId } = actor;
  return writeToWorkspace(
    caller,
    'playground_key.create',
    workspaceId,
    ports,
    async (access, repositories) => {
      const { organizationId } = access;
      const settings = await repositories.organizationSettings.find(organizationId);
      if (settings === null) throw notFound('workspace');
      if (access.role === 'member' && !settings.membersMayCreateKeys) {
        throw permissionDenied('playground_key.create');
      }
      const expiresAt = await latestEnd(actor, repositories, ports);
      // Locked, so that concurrent calls see each other's keys in the count.
      await repositories.users.findForUpdate(userId);
      const now = new Date(ports.clock.nowMs());
      if ((await repositories.playgroundKeys.countLive(userId, now)) >= MAX_LIVE) {
        throw new DomainError(
          'conflict',
          `You already have ${MAX_LIVE} active playground keys. Close a tab or wait.`,
        );
      }
      const platform = await repositories.platformSettings.find();
      const bound = isBoundByMaximums(actor);
      const budgetNanoUsd = budgetOf(input, platform, bound);
      const made = newApiKey(
        {
          organizationId,
          workspaceId,
          name: 'Playground',
          mode: 'live',
          purpose: 'playground',
          expiresAt,
          ownerUserId: userId,
          createdBy: userId,
          createdWith: actor.signedInBy,
          allowedModels: input.models,
        },
        ports,
      );
      // Names are unique in a workspace.
      const key = { ...made.key, name: `Playground ${made.key.id}` };
      await repositories.apiKeys.insert(key, made.hash);
      const limits = limitsOf(input.models, budgetNanoUsd, platform, bound, ports);
      const subject = { scope: 'api_key', scopeId: key.id, setBy: 'organization' } as const;
      await replaceLimits(organizationId, subject, limits, repositories.limits, ports);
      const result = { key, secret: made.secret, budgetNanoUsd };
      return { result, target: { kind: 'api_key', id: key.id } };
    },
  );
}

/**
 * One budget for all models. A model without a price could not be used under it: then each model has its share of the
 * budget, or so many tokens. A platform that limits the budgets of keys wants the one budget.
 */
function limitsOf(
  models: readonly string[],
  budgetNanoUsd: NanoUsd,
  { keyDefaults, keyMaximums }: PlatformSettings,
  bound: boolean,
  { catalog }: PlaygroundKeyPorts,
): readonly LimitInput[] {
  const rates = toLimits(bound ? { ...keyDefaults, budgetNanoUsd: null } : UNLIMITED, 'total');
  const isUnpriced = (name: string) => {
    const model = catalog.current.resolve(name, 'live')?.model;
    return model !== undefined && !model.free && !isPriced(model.prices, CHAT);
  };
  if ((bound && keyMaximums.budgetNanoUsd !== null) || !models.some(isUnpriced)) {
    return [...rates, { ...QUOTA, kind: 'budget', model: null, amount: budgetNanoUsd }];
  }
  const share = budgetNanoUsd / BigInt(models.length);
  const ofModels = models.map(
    (model): LimitInput =>
      isUnpriced(model)
        ? { ...QUOTA, kind: 'token_quota', model, amount: TOKENS_WITHOUT_PRICE }
        : { ...QUOTA, kind: 'budget', model, amount: share },
  );
  return [...rates, ...ofModels];
}

/** Not after the session, which is held so that it does not end before the key is there to be ended with it. */
async function latestEnd(
  { userId, signedInBy }: UserActor,
  { sessions }: IdentityRepositories,
  { clock }: PlaygroundKeyPorts,
): Promise<Date> {
  const nowMs = clock.nowMs();
  const latest = new Date(nowMs + LIFETIME_MS);
  if (signedInBy.via !== 'session') return latest;
  const session = await sessions.hold(userId, signedInBy.sessionId, new Date(nowMs));
  if (session === null) throw new DomainError('session_expired', 'The session has ended.');
  return session.expiresAt < latest ? session.expiresAt : latest;
}

/** The maximum of keys counts, too, whatever its period: a key of the playground ends before any. */
function budgetOf(
  { budgetNanoUsd: asked }: CreatePlaygroundKeyInput,
  { playgroundBudgetNanoUsd, keyMaximums }: PlatformSettings,
  bound: boolean,
): NanoUsd {
  const ofKeys = bound ? keyMaximums.budgetNanoUsd : null;
  const most = ofKeys !== null && ofKeys < playgroundBudgetNanoUsd ? ofKeys : playgroundBudgetNanoUsd;
  if (asked === undefined) return most;
  if (asked <= most) return asked;
  throw new DomainError(
    'invalid_parameter',
    `budget_nano_usd: must be at most ${formatUsd(most)}, the maximum of this platform.`,
    { param: 'budget_nano_usd' },
  );
}
