import { DomainError } from '@weir/domain/kernel';

interface Actor {
  post(path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  put(path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
}

const DAY_MS = 86_400_000;

/**
 * Limits, a team, an invitation, credits, an alert rule, a webhook, tokens, and a banner that is not shown yet. Returns the team
 * and the names of all.
 */
export async function addOrganizationThings(
  { owner, platformAdmin, team }: { owner: Actor; platformAdmin: Actor; team: readonly string[] },
  organizationId: string,
): Promise<{ readonly teamId: string; readonly names: readonly string[] }> {
  const at = `/v1/organizations/${organizationId}`;
  const made = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    if (status >= 300)
      throw new DomainError('internal_error', `The stage cannot be set: ${JSON.stringify(body)}`);
    return body as { id: string };
  };
  await made(
    owner.put(`${at}/limits`, {
      budgets: [
        { amount_nano_usd: '12000000000', period: 'month' },
        { amount_nano_usd: '2000000000', period: 'day', hard: false },
      ],
      token_quotas: [{ amount: 1_000_000, period: 'week' }],
      requests_per_minute: 600,
    }),
  );
  const { id: teamId } = await made(
    owner.post(`${at}/teams`, { name: 'Search', description: 'Ranking and answers of the help center' }),
  );
  for (const userId of team) await made(owner.put(`${at}/teams/${teamId}/members/${userId}`));
  await made(
    owner.post(`${at}/invitations`, { invitations: [{ email: 'lucia.ferri@example.com', role: 'member' }] }),
  );
  await made(
    platformAdmin.post(`/v1/admin/organizations/${organizationId}/credits/entries`, {
      kind: 'payment',
      amount_nano_usd: '100000000000',
      reason: 'Invoice 2026-114',
    }),
  );
  await made(
    platformAdmin.post('/v1/admin/banners', {
      text: 'Maintenance on Sunday from 06:00 to 07:00 UTC. Requests go on.',
      starts_at: inDays(3),
      ends_at: inDays(4),
    }),
  );
  await made(
    owner.post('/v1/users/me/tokens', {
      name: 'monthly report',
      scopes: ['usage:read'],
      expires_at: inDays(60),
    }),
  );
  await made(
    owner.post(`${at}/alert-rules`, {
      name: 'Costly hour',
      metric: 'spend_nano_usd',
      window: '1h',
      threshold: '5000000000',
    }),
  );
  await made(
    owner.post(`${at}/webhooks`, {
      name: 'Pager',
      url: 'https://hooks.example.com/weir',
      event_types: ['limit.threshold_reached', 'alert.fired'],
    }),
  );
  const { id } = await made(
    owner.post(`${at}/service-accounts`, { name: 'Pipeline', description: 'Nightly builds', role: 'admin' }),
  );
  await made(
    owner.post(`${at}/service-accounts/${id}/tokens`, {
      name: 'nightly',
      scopes: ['usage:read'],
      expires_at: inDays(30),
    }),
  );
  return {
    teamId,
    names: [
      'Search',
      'Costly hour',
      'Pager',
      'https://hooks.example.com/weir',
      'Pipeline',
      'Nightly builds',
      'nightly',
      'monthly report',
    ],
  };
}

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}
