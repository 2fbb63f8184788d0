import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { startTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

describe('GET /v1/admin/users', () => {
  describe('200', () => {
    let admin: Person;
    beforeAll(async () => {
      admin = await management.signIn({
        platformRole: 'admin',
        displayName: 'Root',
        email: 'root@example.com',
      });
      await management.signIn({ displayName: 'Ada Lovelace', email: 'ada@example.com' });
      await management.signIn({ displayName: 'adam 100%', email: null });
      await management.signIn({
        displayName: 'Grace',
        email: 'adele@example.com',
        platformRole: 'admin_readonly',
      });
      await management.signIn({ displayName: 'Ünal_x', email: 'unal@example.com' });
    });

    it.each([
      ['', ['Ünal_x', 'Grace', 'adam 100%', 'Ada Lovelace', 'Root']],
      ['q=ad', ['Grace', 'adam 100%', 'Ada Lovelace']],
      ['q=ADA', ['adam 100%', 'Ada Lovelace']],
      ['q=ada%40', ['Ada Lovelace']],
      ['q=lovelace', []],
      ['q=%25', []],
      ['q=_', []],
      ['q=adam+100%25', ['adam 100%']],
      ['q=%27%20or%20true--', []],
      ['q=%C3%9Cnal_', ['Ünal_x']],
      ['platform_role=admin', ['Root']],
      ['platform_role=admin_readonly', ['Grace']],
      ['platform_role=user&q=a', ['adam 100%', 'Ada Lovelace']],
    ])('finds users, newest first: %s', async (query, names) => {
      const { status, body } = await admin.get(`/v1/admin/users?${query}`);
      expect(status).toBe(200);
      expect(body.data.map((user: { display_name: string }) => user.display_name)).toEqual(names);
    });

    it('pages through what a search finds, few or many', async () => {
      const { sql } = management.database;
      for (const more of [0, 1_500]) {
        await sql`insert into users (id, display_name, created_at)
        select gen_random_uuid(), 'Adaptive ' || number, ${management.now()} from generate_series(1, ${more}) number`;
        const [{ expected }] = (await sql`select count(*)::integer as expected from users
        where display_name ilike 'ad%' or email like 'ad%'`) as unknown as [{ expected: number }];
        const ids: string[] = [];
        for (let cursor = ''; ; ) {
          const { body } = await admin.get(`/v1/admin/users?q=ad&limit=${more === 0 ? 1 : 100}${cursor}`);
          ids.push(...body.data.map(({ id }: { id: string }) => id));
          if (!body.has_more) break;
          cursor = `&cursor=${body.next_cursor}`;
        }
        expect(ids).toHaveLength(expected);
        expect(ids).toEqual([...new Set(ids)].sort().reverse());
      }
    });
  });
});
