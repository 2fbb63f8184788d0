import { startTestMailServer, type TestMailServer } from '@weir/mailer/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/invitations', () => {
  describe('201, where mail is sent', () => {
    let mailServer: TestMailServer;
    let management: OwnTestManagement;
    let cast: Cast;
    let path: string;
    const held = Promise.withResolvers<void>();
    beforeAll(async () => {
      mailServer = await startTestMailServer({
        reject: (address) => address.startsWith('rejected'),
        hold: async (address) => {
          if (address.startsWith('held')) await held.promise;
        },
      });
      management = await startTestManagement({
        SMTP_URL: mailServer.url,
        MAIL_FROM: 'weir@example.com',
        PUBLIC_URL: 'http://localhost:3000',
      });
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });
    afterAll(async () => {
      await management.stop();
      await mailServer.stop();
    });

    const invite = async (email: string, role = 'member') => {
      const { body } = await cast.owner.post(path, { invitations: [{ email, role }] });
      return body.data[0];
    };
    const mailsTo = (address: string) =>
      mailServer.mails.filter(({ envelope }) => envelope.to.includes(address)).map(({ raw }) => raw);
    /** Mails are sent after the answer. */
    const mailTo = async (address: string, number = 1) => {
      await expect.poll(() => mailsTo(address).length, { timeout: 10_000 }).toBe(number);
      return mailsTo(address).at(-1)!;
    };
    const mailStateOf = async (id: string) => (await cast.owner.get(`${path}/${id}`)).body.mail;
    const unfold = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');

    it('mails the link, whose token opens the invitation, and does not show it to the inviter', async () => {
      const ada = await management.signIn();
      const result = await invite(ada.email!, 'admin');
      expect(result).toMatchObject({ status: 'invited', mail: 'queued', accept_url: null });
      expect(result.invitation).toMatchObject({ mail: 'queued', last_sent_at: null });
      const raw = unfold(await mailTo(ada.email!));
      await expect.poll(() => mailStateOf(result.invitation.id), { timeout: 10_000 }).toBe('sent');
      expect((await cast.owner.get(`${path}/${result.invitation.id}`)).body.last_sent_at).toMatch(/Z$/);
      const link = new RegExp(
        `http://localhost:3000/v1/invitations/${result.invitation.id}#token=([\\w-]{43})`,
      );
      const token = link.exec(raw)?.[1];
      expect(JSON.stringify(result)).not.toContain(token);
      const accept = `/v1/users/me/invitations/${result.invitation.id}/accept`;
      expect((await ada.post(accept, { token })).status).toBe(200);
    });

    it('mails a new link when it is sent again', async () => {
      const { invitation } = await invite('again@example.com');
      const first = await mailTo('again@example.com');
      expect(await cast.admin.post(`${path}/${invitation.id}/resend`)).toMatchObject({
        status: 200,
        body: { mail: 'queued', accept_url: null, invitation: { state: 'open' } },
      });
      const second = await mailTo('again@example.com', 2);
      const tokenOf = (raw: string) => /#token=([\w-]{43})/.exec(unfold(raw))?.[1];
      expect(tokenOf(second)).toMatch(/^[\w-]{43}$/);
      expect(tokenOf(second)).not.toBe(tokenOf(first));
    });

    it('keeps an invitation whose mail is rejected, says so, and logs a code and ids only', async () => {
      const result = await invite('rejected.by.all@example.com');
      expect(result).toMatchObject({ status: 'invited', code: null, mail: 'queued', accept_url: null });
      const { id } = result.invitation;
      await expect.poll(() => mailStateOf(id), { timeout: 10_000 }).toBe('failed');
      const open = (await cast.owner.get(path)).body.data;
      expect(open).toContainEqual({ ...result.invitation, mail: 'failed' });
      const entry = management.logger.entries.findLast(({ event }) => event === 'mail.failed');
      expect(entry).toMatchObject({ level: 'warn', fields: { errorCode: 'rejected', invitationId: id } });
      expect(JSON.stringify(management.logger.entries)).not.toContain('example.com');
    });

    it('answers before the mail is sent, and keeps nobody from writing meanwhile', async () => {
      const ada = await management.signIn({ email: 'held@example.com' });
      expect(await invite(ada.email!)).toMatchObject({ mail: 'queued' });
      await mailTo(ada.email!);
      const received = (await ada.get('/v1/users/me/invitations')).body.data;
      expect(received).toHaveLength(1);
      const settings = `/v1/organizations/${cast.organizationId}/settings`;
      expect((await cast.owner.patch(settings, { members_may_create_keys: false })).status).toBe(200);
      expect((await ada.post(`/v1/users/me/invitations/${received[0].id}/accept`, {})).status).toBe(200);
      held.resolve();
      await expect.poll(() => mailStateOf(received[0].id), { timeout: 10_000 }).toBe('sent');
    });

    it('stores the token of a mail encrypted, and only until it is sent', async () => {
      const { invitation } = await invite('stored@example.com');
      const token = /#token=([\w-]{43})/.exec(unfold(await mailTo('stored@example.com')))![1]!;
      await expect.poll(() => mailStateOf(invitation.id), { timeout: 10_000 }).toBe('sent');
      const { sql } = management.database;
      const [row] = await sql`select to_jsonb(outgoing_mails) as row from outgoing_mails
        where invitation_id = ${invitation.id}`;
      expect(row!.row).toMatchObject({ token_encrypted: null, attempts: 1, failure: null });
      expect(JSON.stringify(row)).not.toContain(token);
    });

    it('mails an address five times a day, from whatever organization', async () => {
      const { invitation } = await invite('often@example.com');
      for (let number = 2; number <= 4; number++) {
        expect((await cast.owner.post(`${path}/${invitation.id}/resend`)).status).toBe(200);
      }
      const other = await management.addOrganization([[cast.stranger, 'owner']]);
      const elsewhere = `/v1/organizations/${other}/invitations`;
      const fifth = { invitations: [{ email: 'often@example.com', role: 'member' }] };
      expect((await cast.stranger.post(elsewhere, fifth)).body.data).toMatchObject([{ status: 'invited' }]);
      const sixth = await cast.owner.post(`${path}/${invitation.id}/resend`);
      expect(sixth).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } });
      expect(sixth.headers.get('retry-after')).toBe('3600');
      const third = await management.addOrganization([[cast.stranger, 'owner']]);
      expect(
        (await cast.stranger.post(`/v1/organizations/${third}/invitations`, fifth)).body.data,
      ).toMatchObject([{ status: 'failed', code: 'too_many_requests', invitation: null }]);
      await management.database.sql`update outgoing_mails set created_at = created_at - interval '1 day'
        where sent_by = ${cast.stranger.userId}`;
      expect((await cast.owner.post(`${path}/${invitation.id}/resend`)).status).toBe(200);
    });

    it('mails an address five times a day when many ask at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const owner = await management.signIn();
          const organizationId = await management.addOrganization([[owner, 'owner']]);
          const body = { invitations: [{ email: 'popular@example.com', role: 'member' }] };
          return owner.post(`/v1/organizations/${organizationId}/invitations`, body);
        }),
      );
      const invited = answers.filter(({ body }) => body.data[0].status === 'invited');
      expect(invited).toHaveLength(5);
    });

    it('escapes what the organization is called, and lets it make no header', async () => {
      await management.database.sql`
      update organizations set name = ${'<b>Evil</b>\r\nBcc: victim'} where id = ${cast.organizationId}`;
      await invite('careful@example.com');
      const raw = await mailTo('careful@example.com');
      const [head = '', ...body] = unfold(raw).split('\r\n\r\n');
      expect(head).not.toMatch(/^bcc:/im);
      expect(mailServer.mails.every(({ envelope }) => envelope.to.length === 1)).toBe(true);
      const html = body.join('').slice(body.join('').indexOf('<!doctype'));
      expect(html).toContain('&lt;b&gt;Evil&lt;/b&gt; Bcc: victim');
      expect(html).not.toContain('<b>');
    });

    it('mails a hundred, each to one address', async () => {
      const invitations = Array.from({ length: 100 }, (_, number) => ({
        email: `guest-${number}@example.com`,
        role: 'member',
      }));
      const { body } = await cast.admin.post(path, { invitations });
      expect(body.data.map(({ mail }: { mail: string }) => mail)).toEqual(invitations.map(() => 'queued'));
      for (const [index, { email }] of invitations.entries()) {
        expect(unfold(await mailTo(email))).toContain(body.data[index].invitation.id);
      }
    });

    it('mails no more than 200 a day for an inviter, and 500 for an organization', async () => {
      const [owner, other, third] = await Promise.all([1, 2, 3].map(() => management.signIn()));
      const organizationId = await management.addOrganization([
        [owner!, 'owner'],
        [other!, 'owner'],
        [third!, 'owner'],
      ]);
      let number = 0;
      const invite = async (who: typeof owner, count: number) => {
        const { body } = await who!.post(`/v1/organizations/${organizationId}/invitations`, {
          invitations: Array.from({ length: count }, () => ({
            email: `rejected-${++number}@example.com`,
            role: 'member',
          })),
        });
        return body.data.map(({ code }: { code: string | null }) => code);
      };
      /** As if they had mailed so many more. */
      const mailed = (who: typeof owner, count: number) => management.database.sql`
        insert into outgoing_mails (id, organization_id, invitation_id, sent_by, created_at, due_at, ended_at)
        select gen_random_uuid(), organization_id, id, ${who!.userId}, created_at, created_at, created_at
        from generate_series(1, ${count}::int),
          (select * from invitations where organization_id = ${organizationId} limit 1) as invitation`;
      expect(await invite(owner, 1)).toEqual([null]);
      await mailed(owner, 198);
      expect(await invite(owner, 2)).toEqual([null, 'too_many_requests']);
      await mailed(other, 199);
      await mailed(third, 99);
      expect(await invite(third, 3)).toEqual([null, null, 'too_many_requests']);
      expect(await invite(other, 1)).toEqual(['too_many_requests']);
    });
  });

  describe('201, where no mail is sent', () => {
    let management: OwnTestManagement;
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      management = await startTestManagement({ PUBLIC_URL: 'http://localhost:3000' });
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });
    afterAll(() => management.stop());

    it('invites an address, normalized, shows the link once and stores no token', async () => {
      const answer = await cast.admin.post(path, {
        invitations: [{ email: '  Ada.Lovelace+weir@Example.COM ', role: 'member' }],
      });
      expect(answer).toMatchObject({
        status: 201,
        body: {
          data: [
            {
              email: '  Ada.Lovelace+weir@Example.COM ',
              status: 'invited',
              code: null,
              mail: 'none',
              invitation: {
                organization_id: cast.organizationId,
                email: 'ada.lovelace+weir@example.com',
                role: 'member',
                state: 'open',
                invited_by: cast.admin.userId,
                last_sent_at: null,
              },
            },
          ],
        },
      });
      const [{ invitation, accept_url }] = answer.body.data;
      const [link, token] = accept_url.split('#token=');
      expect(link).toBe(`http://localhost:3000/v1/invitations/${invitation.id}`);
      expect(token).toMatch(/^[\w-]{43}$/);
      const week = Date.parse(invitation.expires_at) - Date.parse(invitation.created_at);
      expect(week).toBe(7 * 86_400_000);

      const listed = await cast.admin.get(path);
      expect(listed.body.data).toEqual([invitation]);
      expect(JSON.stringify(listed.body)).not.toContain(token);
      const [row] = await management.database.sql`select to_jsonb(invitations) as row from invitations`;
      expect(JSON.stringify(row)).not.toContain(token);
      expect(row!.row.token_hash).toBe(management.composition.services.hasher.sha256Hex(token));
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.admin.userId },
        action: 'invitation.create',
        outcome: 'succeeded',
        target: { kind: 'invitation', id: invitation.id },
      });
      expect(JSON.stringify(await management.audit(cast.organizationId))).not.toMatch(/lovelace/i);
    });

    it('says of each entry what came of it, and lets none spoil another', async () => {
      const { organizationId, admin, member } = cast;
      await management.addMember(
        organizationId,
        await management.signIn({ email: 'unsure@example.com', emailVerified: false }),
        'member',
      );
      const entries = [
        { email: 'grace@example.com', role: 'admin' },
        { email: 'no address', role: 'member' },
        { email: 'GRACE@example.com', role: 'member' },
        { email: member.email!.toUpperCase(), role: 'admin' },
        { email: 'boss@example.com', role: 'owner' },
        { email: cast.stranger.email, role: 'member' },
        { email: 'unsure@example.com', role: 'member' },
        { email: `${'a'.repeat(310)}@example.com`, role: 'member' },
      ];
      const before = (await management.audit(organizationId)).length;
      const { status, body } = await admin.post(path, { invitations: entries });
      expect(status).toBe(201);
      expect(
        body.data.map(({ email, status, code }: Record<string, unknown>) => [email, status, code]),
      ).toEqual([
        [entries[0]!.email, 'invited', null],
        [entries[1]!.email, 'failed', 'invalid_parameter'],
        [entries[2]!.email, 'failed', 'already_invited'],
        [entries[3]!.email, 'failed', 'already_member'],
        [entries[4]!.email, 'failed', 'permission_denied'],
        [entries[5]!.email, 'invited', null],
        [entries[6]!.email, 'invited', null],
        [entries[7]!.email, 'failed', 'invalid_parameter'],
      ]);
      expect(body.data[1]).toEqual({
        email: 'no address',
        status: 'failed',
        invitation: null,
        code: 'invalid_parameter',
        mail: null,
        accept_url: null,
      });
      const invited = body.data.flatMap(
        (result: { invitation: { id: string } | null }) => result.invitation?.id ?? [],
      );
      const audit = (await management.audit(organizationId)).slice(0, -before);
      const ids = audit.filter(({ outcome }) => outcome === 'succeeded').map(({ target }) => target?.id);
      expect(ids.sort()).toEqual(invited.sort());
      expect(audit.filter(({ outcome }) => outcome === 'refused')).toMatchObject([
        {
          action: 'invitation.create',
          errorCode: 'permission_denied',
          target: null,
          changedFields: ['role'],
        },
      ]);
    });

    it('lets an owner, and a platform admin, invite an owner', async () => {
      for (const [who, email] of [
        ['owner', 'second@example.com'],
        ['platformAdmin', 'third@example.com'],
      ] as const) {
        const { body } = await cast[who].post(path, { invitations: [{ email, role: 'owner' }] });
        expect(body.data).toMatchObject([{ status: 'invited', invitation: { email, role: 'owner' } }]);
      }
    });

    it.each([
      'a@example.com, b@example.com',
      'Ada <ada@example.com>',
      '"ada@example.com" <b@example.com>',
      'ada@example.com\r\nBcc: victim@example.com',
      'ada\n@example.com',
      'ada@example.com>',
      'ada@exa mple.com',
      'ada@localhost',
      'аda@example.com',
      '\u212Aate@example.com',
      'ada@example.com\u0000',
      '',
    ])('takes %j for no address', async (email) => {
      const { status, body } = await cast.owner.post(path, { invitations: [{ email, role: 'member' }] });
      expect(status).toBe(201);
      expect(body.data).toMatchObject([
        { email, status: 'failed', code: 'invalid_parameter', invitation: null },
      ]);
    });

    it('invites only addresses of the domains the organization allows, not of those below', async () => {
      const organizationId = await management.addOrganization([[cast.owner, 'owner']]);
      const settings = `/v1/organizations/${organizationId}/settings`;
      await cast.owner.patch(settings, { invitation_email_domains: ['example.org'] });
      const invitations = [
        'ada@example.org',
        'ada@sub.example.org',
        'ada@example.com',
        'x@notexample.org',
      ].map((email) => ({ email, role: 'member' }));
      const { body } = await cast.owner.post(`/v1/organizations/${organizationId}/invitations`, {
        invitations,
      });
      expect(body.data.map(({ code }: { code: string | null }) => code)).toEqual([
        null,
        'invalid_parameter',
        'invalid_parameter',
        'invalid_parameter',
      ]);
    });

    it('puts a new invitation in the place of an expired one', async () => {
      const email = 'late@example.com';
      const first = (await cast.owner.post(path, { invitations: [{ email, role: 'admin' }] })).body.data[0];
      await management.database
        .sql`update invitations set expires_at = ${management.now()} where id = ${first.invitation.id}`;
      expect((await cast.admin.get(`${path}?state=expired`)).body.data).toMatchObject([{ email }]);
      const again = (await cast.admin.post(path, { invitations: [{ email, role: 'member' }] })).body.data[0];
      expect(again).toMatchObject({
        status: 'invited',
        invitation: { id: first.invitation.id, role: 'member', state: 'open', invited_by: cast.admin.userId },
      });
      expect(again.accept_url).not.toBe(first.accept_url);
      expect((await cast.admin.get(`${path}?state=expired`)).body.data).toEqual([]);
    });

    it('lets exactly one of a hundred at once invite an address', async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () =>
          cast.admin.post(path, { invitations: [{ email: 'wanted@example.com', role: 'member' }] }),
        ),
      );
      const results = answers.map(({ body }) => body.data[0]);
      expect(results.filter(({ status }) => status === 'invited')).toHaveLength(1);
      expect(results.filter(({ code }) => code === 'already_invited')).toHaveLength(99);
    });
  });

  describe('400', () => {
    let management: OwnTestManagement;
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      management = await startTestManagement();
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });
    afterAll(() => management.stop());

    it.each([
      [{}, 'missing_parameter', 'invitations'],
      [{ invitations: [] }, 'invalid_parameter', 'invitations'],
      [
        {
          invitations: Array.from({ length: 101 }, (_, n) => ({
            email: `p${n}@example.com`,
            role: 'member',
          })),
        },
        'invalid_parameter',
        'invitations',
      ],
      [{ invitations: [{ email: 'a@example.com' }] }, 'invalid_parameter', 'invitations.0.role'],
      [
        { invitations: [{ email: 'a@example.com', role: 'superuser' }] },
        'invalid_parameter',
        'invitations.0.role',
      ],
      [
        { invitations: [{ email: { $ne: null }, role: 'member' }] },
        'invalid_parameter',
        'invitations.0.email',
      ],
      [
        { invitations: [{ email: 'x'.repeat(1_001), role: 'member' }] },
        'invalid_parameter',
        'invitations.0.email',
      ],
      [
        { invitations: [{ email: 'a@example.com', role: 'member', expires_at: null }] },
        'invalid_parameter',
        'invitations.0.expires_at',
      ],
    ])('refuses request %# and invites nobody', async (body, code, param) => {
      const answer = await cast.owner.post(path, body);
      expect(answer).toMatchObject({ status: 400, body: { error: { code, param } } });
      expect((await cast.owner.get(path)).body.data).toEqual([]);
    });
  });
});
