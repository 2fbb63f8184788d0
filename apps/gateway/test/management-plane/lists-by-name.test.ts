import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from './start-test-management.ts';

const management = await sharedTestManagement();
const NAMES = ['delta', 'Alpha', 'charlie', 'BRAVO', 'ähnlich', 'alp%', 'echo_1'];
const BY_NAME = ['alp%', 'Alpha', 'BRAVO', 'charlie', 'delta', 'echo_1', 'ähnlich'];

describe('a list by name', () => {
  let cast: Cast;
  let lists: Record<string, { readonly path: string; readonly of: (item: never) => string }>;
  let marker: string;
  beforeAll(async () => {
    cast = await management.addCast();
    const { organizationId, admin } = cast;
    // Of several workspaces, so that the list of the organization merges them.
    const workspaces = [
      await management.addWorkspace(organizationId),
      await management.addWorkspace(organizationId, 'Two'),
    ];
    for (const [index, name] of NAMES.entries()) {
      await admin.post(`/v1/organizations/${organizationId}/teams`, { name });
      await admin.post(`/v1/workspaces/${workspaces[index % 2]}/api-keys`, { name: `Both ${name}` });
    }
    const crowd = await management.addOrganization([[admin, 'owner']]);
    for (const name of NAMES) {
      await management.addMember(crowd, await management.signIn({ displayName: name }), 'member');
    }
    marker = `Q${organizationId.slice(-12)}`;
    for (const name of NAMES) {
      const id = await management.addOrganization();
      await cast.platformAdmin.patch(`/v1/organizations/${id}`, { name: `${marker} ${name}` });
    }
    const nameOf = ({ name }: { name: string }) => name.replace(/^(Both|Q[0-9a-f]{12}) /, '');
    lists = {
      teams: { path: `/v1/organizations/${organizationId}/teams?`, of: nameOf },
      'keys of a workspace': { path: `/v1/workspaces/${await keysAlone()}/api-keys?`, of: nameOf },
      'keys across workspaces': { path: `/v1/organizations/${organizationId}/api-keys?q=both`, of: nameOf },
      members: {
        path: `/v1/organizations/${crowd}/members?role=member`,
        of: ({ display_name }: { display_name: string }) => display_name,
      },
      organizations: { path: `/v1/admin/organizations?q=${marker.toLowerCase()}`, of: nameOf },
    };
  });

  async function keysAlone(): Promise<string> {
    const id = await management.addWorkspace(cast.organizationId, 'Three');
    for (const name of NAMES) await cast.admin.post(`/v1/workspaces/${id}/api-keys`, { name });
    return id;
  }

  async function pagesOf(name: string, more: string): Promise<string[]> {
    const { path, of } = lists[name]!;
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { status, body } = await readerOf(name).get(`${path}&limit=2${more}${after}`);
      expect(status).toBe(200);
      seen.push(...body.data.map(of));
      cursor = body.next_cursor;
    }
    return seen;
  }
  const readerOf = (name: string) => (name === 'organizations' ? cast.platformReader : cast.admin);

  describe.each(['teams', 'keys of a workspace', 'keys across workspaces', 'members', 'organizations'])(
    'of %s',
    (name) => {
      it('shows each once, page by page, in any case, from either end', async () => {
        expect(await pagesOf(name, '&sort=name')).toEqual(BY_NAME);
        expect(await pagesOf(name, '&sort=-name')).toEqual(BY_NAME.toReversed());
        expect((await pagesOf(name, '')).toSorted()).toEqual(NAMES.toSorted());
      });

      it('takes no cursor of another order, nor one that Weir did not make', async () => {
        const { path } = lists[name]!;
        const { body } = await readerOf(name).get(`${path}&limit=2&sort=name`);
        const id = '019bc0de-0000-7000-8000-00000000a001';
        const forged = [`name ${id}a\0b`, `name ${id}`, `name x${id}a`, `name '; drop table teams`];
        for (const [sort, cursor] of [
          ['-name', body.next_cursor],
          ['-created_at', body.next_cursor],
          ['name', Buffer.from(id).toString('base64url')],
          ...forged.map((text) => ['name', Buffer.from(text).toString('base64url')]),
        ]) {
          expect(await readerOf(name).get(`${path}&sort=${sort}&cursor=${cursor}`)).toMatchObject({
            status: 400,
            body: { error: { code: 'invalid_parameter', param: 'cursor' } },
          });
        }
      });
    },
  );

  it.each([
    ['al', ['alp%', 'Alpha']],
    ['ALPHA', ['Alpha']],
    ['alp%25', ['alp%']],
    ['%C3%84h', ['ähnlich']],
    ['echo_', ['echo_1']],
    ['_', []],
    ['%25', []],
    ['lpha', []],
    ['%27%20or%20true--', []],
  ])('that begins with %s finds %j', async (q, expected) => {
    for (const name of ['teams', 'keys of a workspace', 'members']) {
      expect([name, await pagesOf(name, `&sort=name&q=${q}`)]).toEqual([name, expected]);
    }
  });

  it('finds members by their e-mail address', async () => {
    const { organizationId, owner, member } = cast;
    const q = encodeURIComponent(member.email!.toUpperCase());
    const { body } = await owner.get(`/v1/organizations/${organizationId}/members?q=${q}`);
    expect(body.data).toMatchObject([{ user_id: member.userId }]);
  });

  it('goes on at the same place when the last of a page is renamed or deleted meanwhile', async () => {
    const { organizationId, admin } = cast;
    const own = await management.addOrganization([[admin, 'owner']]);
    const path = `/v1/organizations/${own}/teams`;
    expect(own).not.toBe(organizationId);
    for (const name of ['a', 'b', 'c', 'd']) await admin.post(path, { name });
    const first = (await admin.get(`${path}?sort=name&limit=2`)).body;
    await admin.patch(`${path}/${first.data[1].id}`, { name: 'z' });
    await admin.delete(`${path}/${first.data[0].id}`);
    const rest = (await admin.get(`${path}?sort=name&cursor=${first.next_cursor}`)).body;
    expect(rest.data.map(({ name }: { name: string }) => name)).toEqual(['c', 'd', 'z']);
  });
});
