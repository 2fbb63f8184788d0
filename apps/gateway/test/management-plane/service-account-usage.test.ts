import { startSimulator } from '@weir/simulator';
import { expect, it } from 'vitest';
import { makeServiceAccount } from './service-accounts.ts';
import { startTestManagement } from './start-test-management.ts';
import { addConnection, complete } from './upstreams.ts';

it('attributes the use of a service account’s key to the key, and to no person or team', async () => {
  const [management, simulator] = await Promise.all([startTestManagement(), startSimulator()]);
  try {
    await addConnection(management, {
      name: 'upstream',
      baseUrl: `${simulator.url}/v1`,
      models: [['meadow', 'sim-fast']],
    });
    await management.composition.services.catalog.reload();
    const { owner, organizationId } = await management.addCast();
    const workspaceId = await management.addWorkspace(organizationId);
    const account = await makeServiceAccount(management, owner, organizationId, 'member');
    const { body } = await account.itself.post(`/v1/workspaces/${workspaceId}/api-keys`, { name: 'Own' });
    expect(await complete(management, body.secret, 'meadow')).toMatchObject({ status: 200 });
    const rows = () => management.database.sql`
      select usage_records.organization_id, user_id, team_id, api_keys.owner_service_account_id
      from usage_records join api_keys on api_keys.id = usage_records.api_key_id`;
    await expect.poll(rows, { timeout: 10_000 }).toEqual([
      {
        organization_id: organizationId,
        user_id: null,
        team_id: null,
        owner_service_account_id: account.id,
      },
    ]);
  } finally {
    await management.stop();
    await simulator.close();
  }
});
