import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../changes-heard.ts';
import { addKeyTests, type KeyTests } from './add-key-tests.ts';
import { type Replica, startReplica } from './start-replica.ts';

describe('the keys of a workspace, on every replica', () => {
  let tests: KeyTests;
  let replica: Replica;
  beforeAll(async () => {
    tests = await addKeyTests();
    replica = await startReplica(tests.management.databaseUrl);
  });
  afterAll(async () => {
    await replica.stop();
  });

  const origins = () => [tests.management.origin, replica.origin];
  const becomes = (secret: string, outcome: string) =>
    vi.waitFor(async () => {
      const seen = await Promise.all(origins().map((origin) => tests.open(secret, origin)));
      expect(seen).toEqual([outcome, outcome]);
    }, WITHIN_A_SECOND);

  it('stop within a second of its deletion, alone, and work again within one of its restoration', async () => {
    const { cast, management } = tests;
    const doomed = await management.addWorkspace(cast.organizationId, 'Doomed');
    const { secret } = (await cast.admin.post(`/v1/workspaces/${doomed}/api-keys`, { name: 'Key' })).body;
    const { secret: spared } = (await tests.create(cast.admin)).body;
    await becomes(secret, 'ok');
    await becomes(spared, 'ok');

    expect((await cast.admin.delete(`/v1/workspaces/${doomed}`)).status).toBe(204);
    await becomes(secret, 'api_key_unknown');
    await becomes(spared, 'ok');

    expect((await cast.admin.post(`/v1/workspaces/${doomed}/restore`)).status).toBe(200);
    await becomes(secret, 'ok');
  });

  it('are none of a deleted workspace: it can be given no new ones', async () => {
    const { cast, management } = tests;
    const deleted = await management.addWorkspace(cast.organizationId, 'Deleted');
    await cast.admin.delete(`/v1/workspaces/${deleted}`);
    const answer = await cast.admin.post(`/v1/workspaces/${deleted}/api-keys`, { name: 'Late' });
    expect(answer).toMatchObject({
      status: 404,
      body: { error: { message: 'There is no such workspace.' } },
    });
  });

  it('and its deletion leave no key behind that works, whoever is first', async () => {
    const { cast, management } = tests;
    const contested = await management.addWorkspace(cast.organizationId, 'Contested');
    const path = `/v1/workspaces/${contested}`;
    const [, ...created] = await Promise.all([
      cast.admin.delete(path),
      ...Array.from({ length: 20 }, (_, number) =>
        cast.admin.post(`${path}/api-keys`, { name: `Key ${number}` }),
      ),
    ]);
    for (const { status, body } of created) {
      expect([201, 404]).toContain(status);
      if (status === 201) await becomes(body.secret, 'api_key_unknown');
    }
    expect((await cast.admin.get(path)).status).toBe(404);
  });
});
