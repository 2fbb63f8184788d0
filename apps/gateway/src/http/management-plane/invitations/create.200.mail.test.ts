import { startTestMailServer, type TestMailServer } from '@weir/mailer/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/invitations, 200, where mail is sent', () => {
  let mailServer: TestMailServer;
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  const held = Promise.withResolvers<void>();
  beforeAll(async () => {
    mailServer = await startTestMailServer({
      refuse: (address) => address.startsWith('refused'),
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
  const mailTo = (address: string) =>
    mailServer.mails.findLast(({ envelope }) => envelope.to.includes(address))?.raw ?? '';
  const unfold = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');

  it('mails the link, whose token opens the invitation, and does not show it to the inviter', async () => {
    const ada = await management.signIn();
    const result = await invite(ada.email!, 'admin');
    expect(result).toMatchObject({ status: 'invited', mail: 'sent', accept_url: null });
    expect(result.invitation.last_sent_at).toBe(result.invitation.created_at);
    const raw = unfold(mailTo(ada.email!));
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
    const first = mailTo('again@example.com');
    expect(await cast.admin.post(`${path}/${invitation.id}/resend`)).toMatchObject({
      status: 200,
      body: { mail: 'sent', accept_url: null, invitation: { state: 'open' } },
    });
    const second = mailTo('again@example.com');
    const tokenOf = (raw: string) => /#token=([\w-]{43})/.exec(unfold(raw))?.[1];
    expect(tokenOf(second)).toMatch(/^[\w-]{43}$/);
    expect(tokenOf(second)).not.toBe(tokenOf(first));
  });

  it('keeps an invitation whose mail fails, says so, and logs a code and ids only', async () => {
    const result = await invite('refused.by.all@example.com');
    expect(result).toMatchObject({ status: 'invited', code: null, mail: 'failed', accept_url: null });
    const { id } = result.invitation;
    const open = (await cast.owner.get(path)).body.data;
    expect(open).toContainEqual(result.invitation);
    const entry = management.logger.entries.findLast(({ event }) => event === 'mail.failed');
    expect(entry).toMatchObject({ level: 'warn', fields: { errorCode: 'refused', invitationId: id } });
    expect(JSON.stringify(management.logger.entries)).not.toContain('example.com');
  });

  it('has stored the invitation, and keeps nobody from writing, while the mail is under way', async () => {
    const ada = await management.signIn({ email: 'held@example.com' });
    const inviting = invite(ada.email!);
    await expect.poll(() => mailTo(ada.email!)).not.toBe('');
    const received = (await ada.get('/v1/users/me/invitations')).body.data;
    expect(received).toHaveLength(1);
    const settings = `/v1/organizations/${cast.organizationId}/settings`;
    expect((await cast.owner.patch(settings, { members_may_create_keys: false })).status).toBe(200);
    expect((await ada.post(`/v1/users/me/invitations/${received[0].id}/accept`, {})).status).toBe(200);
    held.resolve();
    expect(await inviting).toMatchObject({ mail: 'sent', invitation: { id: received[0].id } });
  });

  it('escapes what the organization is called, and lets it make no header', async () => {
    await management.database.sql`
      update organizations set name = ${'<b>Evil</b>\r\nBcc: victim@example.com'} where id = ${cast.organizationId}`;
    await invite('careful@example.com');
    const raw = mailTo('careful@example.com');
    const [head = '', ...body] = unfold(raw).split('\r\n\r\n');
    expect(head).not.toMatch(/^bcc:/im);
    expect(mailServer.mails.every(({ envelope }) => envelope.to.length === 1)).toBe(true);
    const html = body.join('').slice(body.join('').indexOf('<!doctype'));
    expect(html).toContain('&lt;b&gt;Evil&lt;/b&gt; Bcc: victim@example.com');
    expect(html).not.toContain('<b>');
  });

  it('mails a hundred, each to one address', async () => {
    const invitations = Array.from({ length: 100 }, (_, number) => ({
      email: `guest-${number}@example.com`,
      role: 'member',
    }));
    const { body } = await cast.owner.post(path, { invitations });
    expect(body.data.map(({ mail }: { mail: string }) => mail)).toEqual(invitations.map(() => 'sent'));
    for (const [index, { email }] of invitations.entries()) {
      expect(unfold(mailTo(email))).toContain(body.data[index].invitation.id);
    }
  });
});
