import {
  type AddRows,
  type Ask,
  type Example,
  type Examples,
  organization,
  type Scene,
  withBody,
  withQuery,
  workspace,
} from '../../../../test/management-plane/example.ts';
import type { Inhabitant, Party } from '../../../../test/management-plane/world.ts';

/** Everything that can be limited has a budget. */
export const addRows: AddRows = (rows, { organizationId, workspaceId, member, keyIds }) => {
  for (const [scope, scopeId, setBy] of [
    ['organization', organizationId, 'organization'],
    ['organization', organizationId, 'platform'],
    ['workspace', workspaceId, 'organization'],
    ['member', member.userId, 'organization'],
    ['api_key', keyIds.member, 'organization'],
  ] as const) {
    rows.add('limits', {
      id: rows.id(),
      organization_id: organizationId,
      scope,
      scope_id: scopeId,
      set_by: setBy,
      kind: 'budget',
      period: 'month',
      anchor: rows.at(0).slice(0, 10),
      amount: 1_000_000_000,
      created_at: rows.at(0),
      updated_at: rows.at(0),
    });
  }
};

const team: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, team_id: party.rowIds.teams! },
});

function member(of: (scene: Scene) => Inhabitant): Ask {
  return (scene) => ({
    params: { organization_id: scene.party.organizationId, user_id: of(scene).userId },
  });
}

function key(of: (keyIds: Party['keyIds']) => string): Ask {
  return ({ party }) => ({ params: { workspace_id: party.workspaceId, key_id: of(party.keyIds) } });
}

function keyed(body: Readonly<Record<string, unknown>> | null): Example {
  const ask = (of: (keyIds: Party['keyIds']) => string) =>
    body === null ? key(of) : withBody(key(of), () => body);
  return {
    request: ask(({ colleague }) => colleague),
    own: ask(({ member: own }) => own),
    variants: { "the organization's": ask((keyIds) => keyIds.organization) },
  };
}

const LIMITS = {
  budgets: [{ amount_nano_usd: '2000000000', period: 'month' }],
  token_quotas: [{ amount: 1_000_000, period: 'day', hard: false }],
  requests_per_minute: 60,
};
const limited = (ask: Ask) => ({ request: withBody(ask, () => LIMITS) });

const bindingOf = (of: (keyIds: Party['keyIds']) => string) =>
  withQuery(organization, ({ party }) => ({ api_key_ids: of(party.keyIds) }));

export const examples: Examples = {
  getBindingLimits: keyed(null),
  listBindingLimits: {
    request: bindingOf(({ colleague }) => colleague),
    own: bindingOf(({ member: own }) => own),
    remark: ({ data }) => (data.length === 0 ? 'none' : null),
  },
  getApiKeyLimits: keyed(null),
  getMemberLimits: { request: member(({ party }) => party.colleague), own: member(({ me }) => me) },
  getOrganizationLimits: { request: organization },
  getPlatformLimits: { request: organization },
  getTeamLimits: { request: team },
  getWorkspaceLimits: { request: workspace },
  setApiKeyLimits: keyed(LIMITS),
  setMemberLimits: {
    request: withBody(
      member(({ party }) => party.colleague),
      () => LIMITS,
    ),
    own: withBody(
      member(({ me }) => me),
      () => LIMITS,
    ),
  },
  setOrganizationLimits: limited(organization),
  setPlatformLimits: limited(organization),
  setTeamLimits: limited(team),
  setWorkspaceLimits: limited(workspace),
};
