import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

describe('the pages of a list', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('show everything that was there once, whatever is added meanwhile', async () => {
    const { organizationId, admin } = await management.addCast();
    const teams = `/v1/organizations/${organizationId}/teams`;
    const before: string[] = [];
    for (let number = 0; number < 5; number++) {
      before.push((await admin.post(teams, { name: `Before ${number}` })).body.id);
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await admin.get(`${teams}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.body.data.map(({ id }: { id: string }) => id));
      cursor = page.body.next_cursor;
      await admin.post(teams, { name: `Meanwhile ${seen.length}` });
    }
    expect(seen.toSorted()).toEqual(before.toSorted());
  });
});
