import { describe, expect, it } from 'vitest';
import { addIdentity } from '../../../../test/management-plane/add-identity.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/users/me/identities', () => {
  describe('200', () => {
    it('lists the accounts of the caller alone, page by page', async () => {
      const [person, other] = [await management.signIn(), await management.signIn()];
      const first = await addIdentity(management, person, { subject: '1' });
      const second = await addIdentity(management, person, {
        subject: '2',
        email: 'two@example.com',
        emailVerified: true,
        lastUsedAt: new Date('2026-01-15T12:00:00Z'),
      });
      await addIdentity(management, other);

      const page = await person.get('/v1/users/me/identities?limit=1');
      expect(page.body).toEqual({
        data: [
          {
            id: second.id,
            provider: 'github',
            subject: '2',
            email: 'two@example.com',
            email_verified: true,
            created_at: second.createdAt.toISOString(),
            last_used_at: '2026-01-15T12:00:00.000Z',
          },
        ],
        has_more: true,
        next_cursor: expect.any(String),
        filter: {},
      });
      const next = await person.get(`/v1/users/me/identities?limit=1&cursor=${page.body.next_cursor}`);
      expect(next.body).toMatchObject({ data: [{ id: first.id, last_used_at: null }], has_more: false });
    });
  });
});
