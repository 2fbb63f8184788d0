import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { aWebhook } from '../../../../test/management-plane/webhooks.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/webhooks', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/webhooks`;
  });

  describe('201', () => {
    it('shows the secret this once, stores it encrypted for this webhook, and records who made it', async () => {
      const answer = await cast.admin.post(path, {
        ...aWebhook('Hook', 'HTTPS://Hooks.Invalid:443/a?b=c'),
        event_types: ['alert.fired', 'alert.fired'],
      });
      const { id, secret } = answer.body;
      expect(answer).toMatchObject({
        status: 201,
        body: {
          id,
          organization_id: cast.organizationId,
          name: 'Hook',
          url: 'https://hooks.invalid/a?b=c',
          event_types: ['alert.fired'],
          secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
          created_by: cast.admin.userId,
          deactivated_at: null,
          deactivation_reason: null,
          failing_since: null,
          previous_secret_expires_at: null,
        },
      });
      const read = await cast.owner.get(`${path}/${id}`);
      expect(read.body).toEqual({ ...answer.body, secret: undefined });
      const [row] = await management.database.sql<{ sealed: Buffer }[]>`
        select secret_encrypted as sealed from webhooks where id = ${id}`;
      const { cipher } = management.composition.services.management;
      expect(row!.sealed.includes(secret)).toBe(false);
      expect(cipher.decrypt(row!.sealed, 'webhook-secret', `${cast.organizationId}/${id}`)).toBe(secret);
      expect(() => cipher.decrypt(row!.sealed, 'webhook-secret', `${id}/${id}`)).toThrow();
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.admin.userId },
        action: 'webhook.create',
        target: { kind: 'webhook', id },
        changedFields: [],
      });
    });
  });

  describe('400', () => {
    it.each([
      ['plain HTTP', 'http://hooks.invalid'],
      ['another scheme', 'file:///etc/passwd'],
      ['script', 'javascript:alert(1)'],
      ['a user', 'https://user@hooks.invalid'],
      ['a password', 'https://:secret@hooks.invalid'],
      ['a fragment', 'https://hooks.invalid/#x'],
      ['no host', 'https://'],
      ['words', 'my server'],
      ['nothing', ''],
      ['more than 2,048 characters', `https://hooks.invalid/${'a'.repeat(2_048)}`],
    ])('takes no URL with %s', async (_, url) => {
      const answer = await cast.admin.post(path, aWebhook('Refused', url));
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'url' } },
      });
    });

    it.each([[[]], [['webhook.test']], [['unknown.type']], ['alert.fired'], [null]])(
      'takes no event types such as %j',
      async (event_types) => {
        const answer = await cast.admin.post(path, { ...aWebhook('Refused'), event_types });
        expect(answer.status).toBe(400);
        expect(answer.body.error.param).toMatch(/^event_types/);
      },
    );
  });

  describe('409', () => {
    it('has one of a name, in any case', async () => {
      await cast.owner.post(path, aWebhook('Taken'));
      expect(await cast.owner.post(path, aWebhook('tAKEN'))).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken', param: 'name' } },
      });
    });

    it('has at most 20 in an organization, also when they are made at once', async () => {
      const other = await management.addOrganization([[cast.owner, 'owner']]);
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, number) =>
          cast.owner.post(`/v1/organizations/${other}/webhooks`, aWebhook(`Hook ${number}`)),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
    });
  });
});
