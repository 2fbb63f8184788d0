import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('PATCH, DELETE and rotate of /v1/workspaces/{workspace_id}/api-keys/{key_id}, 404', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it('gives a member no hold on another’s key, nor anybody on a key under another workspace', async () => {
    const { cast, management, path } = tests;
    const ofAdmin = (await tests.create(cast.admin)).body;
    const ofOrganization = (await tests.create(cast.admin, { organization_owned: true })).body;
    const theirs = await management.addOrganization([[cast.stranger, 'owner']]);
    const theirWorkspace = await management.addWorkspace(theirs);
    const elsewhere = await management.addWorkspace(cast.organizationId, 'Elsewhere');
    const attempts = [
      [cast.member, `${path}/${ofAdmin.id}`],
      [cast.member, `${path}/${ofOrganization.id}`],
      [cast.stranger, `${path}/${ofAdmin.id}`],
      [cast.stranger, `/v1/workspaces/${theirWorkspace}/api-keys/${ofAdmin.id}`],
      [cast.admin, `/v1/workspaces/${elsewhere}/api-keys/${ofAdmin.id}`],
    ] as const;
    const actionsBefore = await tests.actions();
    for (const [person, url] of attempts) {
      const answers = [
        await person.patch(url, { name: 'Mine' }),
        await person.delete(url),
        await person.post(`${url}/rotate`, { grace_seconds: 60 }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      for (const { body } of answers) expect(JSON.stringify(body)).not.toContain('sk-live');
    }
    for (const { secret, ...key } of [ofAdmin, ofOrganization]) {
      expect((await cast.owner.get(`${path}/${key.id}`)).body).toEqual(key);
      expect(await tests.open(secret)).toBe('ok');
    }
    expect(await tests.actions()).toEqual(actionsBefore);
  });
});
