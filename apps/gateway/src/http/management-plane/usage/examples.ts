import {
  type AddRows,
  type Ask,
  type Example,
  type Examples,
  nothing,
  organization,
  withBody,
  withQuery,
  workspace,
} from '../../../../test/management-plane/example.ts';

const QUARTER_MS = 900_000;
/** The same in each request: the body of a repeated one is compared. */
const STARTED_AT = new Date().toISOString();

/** One request of each key, in rollups and in the ledger. */
export const addRows: AddRows = (rows, party) => {
  const startedAt = rows.at(0);
  const startsAt = new Date(Math.floor(Date.parse(startedAt) / QUARTER_MS) * QUARTER_MS).toISOString();
  const owned = [
    [party.keyIds.member, party.member.userId],
    [party.keyIds.colleague, party.colleague.userId],
    [party.keyIds.organization, null],
  ] as const;
  for (const [keyId, userId] of owned) {
    const common = {
      organization_id: party.organizationId,
      workspace_id: party.workspaceId,
      api_key_id: keyId,
      user_id: userId,
      model: 'meadow',
      provider: 'test',
      cost_nano_usd: 1,
    };
    rows.add('usage_rollups', {
      ...common,
      minutes: 15,
      starts_at: startsAt,
      requests: 1,
      failed_requests: 0,
      unknown_usage_requests: 0,
      input_tokens: 1,
      cached_input_tokens: 0,
      cache_write_tokens: 0,
      output_tokens: 1,
      reasoning_tokens: 0,
      unknown_cost_requests: 0,
      ttft_sum_us: 0,
      ttft_count: 0,
      itl_sum_us: 0,
      itl_count: 0,
      duration_sum_us: 1,
    });
    rows.add('usage_records', {
      ...common,
      request_id: rows.id(),
      client_request_id: `req_of_${keyId}`,
      operation: 'chat',
      streamed: false,
      model_id: party.organizationId,
      deployment_id: party.organizationId,
      connection_id: party.organizationId,
      upstream_model: 'meadow',
      started_at: startedAt,
      ending: 'completed',
      usage_source: 'reported',
      duration_us: 1,
      overhead_us: 1,
      request_bytes: 1,
      response_bytes: 1,
      attempts: [],
      recorded_at: startedAt,
    });
  }
};

const key =
  (of: 'colleague' | 'member' | 'organization'): Ask =>
  ({ party }) => ({ params: { workspace_id: party.workspaceId, key_id: party.keyIds[of] } });
const member =
  (of: 'colleague' | 'member'): Ask =>
  ({ party }) => ({ params: { organization_id: party.organizationId, user_id: party[of].userId } });

/** How many requests the caller sees. */
const COUNTS: Readonly<Record<string, (body: never) => number>> = {
  Summary: ({ totals }: { totals: { requests: number } }) => totals.requests,
  Series: ({ data }: { data: { requests: number }[] }) => sumOf(data),
  Breakdown: ({ data }: { data: { requests: number }[] }) => sumOf(data),
  Records: ({ data }: { data: unknown[] }) => data.length,
};
const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Summary: {},
  Series: { granularity: 'week', time_zone: 'Asia/Kathmandu' },
  Breakdown: { by: 'api_key' },
  Records: {},
};

const ofColleague = (ask: Ask) => withQuery(ask, ({ party }) => ({ user_id: party.colleague.userId }));
const ofOrganizationKey = (ask: Ask) =>
  withQuery(ask, ({ party }) => ({ api_key_id: party.keyIds.organization }));
const within = (ask: Ask) => ({
  request: ofColleague(ask),
  own: ask,
  variants: { "the organization's": ofOrganizationKey(ask) },
});

export const examples: Examples = {
  ...family('OrganizationUsage', within(organization)),
  ...family('WorkspaceUsage', within(workspace)),
  ...family('ApiKeyUsage', {
    request: key('colleague'),
    own: key('member'),
    variants: { "the organization's": key('organization') },
  }),
  ...family('MemberUsage', { request: member('colleague'), own: member('member') }),
  ...family('MyUsage', { request: nothing }),
  reportUsage: {
    request: withBody(nothing, ({ party }) => ({
      organization_id: party.organizationId,
      records: [
        {
          id: 'batch-1',
          api_key_id: party.keyIds.organization,
          model: 'meadow',
          started_at: STARTED_AT,
          duration_us: 1,
          input_tokens: 1,
          output_tokens: 1,
        },
      ],
    })),
  },
  ...family('PlatformUsage', {
    request: withQuery(nothing, ({ party }) => ({ organization_id: party.organizationId })),
  }),
};

function family(name: string, { request, own, variants = {} }: Omit<Example, 'remark'>): Examples {
  const example = (query: Readonly<Record<string, string>>): Example => {
    const withMore = (ask: Ask) => withQuery(ask, (scene) => ({ ...ask(scene).query, ...query }));
    return {
      request: withMore(request),
      ...(own && { own: withMore(own) }),
      variants: Object.fromEntries(Object.entries(variants).map(([title, ask]) => [title, withMore(ask)])),
    };
  };
  // Everybody may ask for their own, which may be nothing.
  const isMine = name === 'MyUsage';
  const views = Object.entries(QUERIES).map(([view, query]) => [
    `${view === 'Records' ? 'list' : 'get'}${name}${view}`,
    { ...example(query), remark: (body: never) => (isMine || COUNTS[view]!(body) > 0 ? null : 'none') },
  ]);
  const exported = {
    ...example({ format: 'jsonl' }),
    remark: (body: string) => (isMine || body !== '' ? null : 'none'),
  };
  return { ...Object.fromEntries(views), [`export${name}`]: exported };
}

function sumOf(items: readonly { readonly requests: number }[]): number {
  return items.reduce((sum, { requests }) => sum + requests, 0);
}
