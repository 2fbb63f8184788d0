import { DomainError } from '@weir/domain/kernel';

interface Owner {
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  put(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
}

/** Limits, an alert rule, a webhook and a service account with a token. Returns the names they were given. */
export async function addOrganizationThings(
  owner: Owner,
  organizationId: string,
): Promise<readonly string[]> {
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
        { amount_nano_usd: '250000000000', period: 'month' },
        { amount_nano_usd: '20000000000', period: 'day', hard: false },
      ],
      token_quotas: [{ amount: 5_000_000, period: 'week' }],
      requests_per_minute: 600,
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
      expires_at: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    }),
  );
  return ['Costly hour', 'Pager', 'https://hooks.example.com/weir', 'Pipeline', 'Nightly builds', 'nightly'];
}
