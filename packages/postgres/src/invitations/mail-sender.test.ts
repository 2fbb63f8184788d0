import {
  type EmailAddress,
  type InvitationMail,
  type InvitationMailer,
  type MailFailure,
  MailSender,
} from '@weir/domain/invitations';
import type { InvitationId, OrganizationId, SecretCipher } from '@weir/domain/kernel';
import { aFreshHash, aFreshId, FakeClock, RecordingLogger } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresOutgoingMailRepository } from './outgoing-mail-repository.ts';

/** Not secret, but bound to its owner. */
const cipher: SecretCipher = {
  encrypt: (text, purpose, owner) => Buffer.from(`${purpose} ${owner} ${text}`),
  decrypt: (bytes, purpose, owner) => Buffer.from(bytes).toString().replace(`${purpose} ${owner} `, ''),
};

const MINUTE_MS = 60_000;

describe('MailSender', () => {
  let database: OpenTestDatabase;
  let clock: FakeClock;
  let logger: RecordingLogger;
  let outgoingMails: PostgresOutgoingMailRepository;
  let organizationId: OrganizationId;
  let sent: InvitationMail[];
  let answer: (mail: InvitationMail) => Promise<MailFailure | null>;
  beforeEach(async () => {
    database = await openTestDatabase();
    clock = new FakeClock();
    logger = new RecordingLogger();
    outgoingMails = new PostgresOutgoingMailRepository(database.kysely);
    ({ organizationId } = await seedOrganization(database));
    sent = [];
    answer = async () => null;
  });
  afterEach(() => database.discard());

  const mailer: InvitationMailer = {
    send(mail) {
      sent.push(mail);
      return answer(mail);
    },
  };
  const aSender = () =>
    new MailSender({ outgoingMails, mailer, cipher, clock, logger, publicUrl: 'https://weir.example.com' });
  const now = () => new Date(clock.nowMs());

  const queue = async (email = 'ada@example.com') => {
    const invitationId = aFreshId<'invitation'>();
    await database.sql`
      insert into invitations (id, organization_id, email, role, token_hash, created_at, expires_at, mail_state)
      values (${invitationId}, ${organizationId}, ${email}, 'member', ${aFreshHash()}, ${now()},
        ${new Date(clock.nowMs() + 7 * 86_400_000)}, 'queued')`;
    return { invitationId, id: await queueAgain(invitationId) };
  };
  const queueAgain = async (invitationId: InvitationId) => {
    const id = aFreshId<'outgoing-mail'>();
    const tokenEncrypted = cipher.encrypt(`token-of-${id}`, 'outgoing-mail', id);
    await outgoingMails.insert({
      ...{ id, organizationId, invitationId, sentBy: null, tokenEncrypted },
      createdAt: now(),
    });
    return id;
  };
  const stateOf = async (invitationId: string) => {
    const [row] = await database.sql`select mail_state from invitations where id = ${invitationId}`;
    return row!.mail_state;
  };

  it('sends what is due, with the link of its token, and once', async () => {
    const { id, invitationId } = await queue();
    await aSender().send();
    await aSender().send();
    expect(sent).toMatchObject([
      {
        id,
        to: 'ada@example.com' as EmailAddress,
        organizationName: 'Meadow',
        acceptUrl: `https://weir.example.com/v1/invitations/${invitationId}#token=token-of-${id}`,
      },
    ]);
    expect(await stateOf(invitationId)).toBe('sent');
  });

  it('sends each mail by one of several replicas', async () => {
    for (let number = 0; number < 40; number++) await queue(`guest-${number}@example.com`);
    await Promise.all([aSender(), aSender(), aSender()].map((sender) => sender.send()));
    expect(new Set(sent.map(({ to }) => to)).size).toBe(40);
    expect(sent).toHaveLength(40);
  });

  it('tries a mail again that failed, at growing intervals, and gives it up in the end', async () => {
    answer = async () => 'unreachable';
    const { invitationId } = await queue();
    const sender = aSender();
    const waitedMinutes: number[] = [];
    for (let minutes = 0; minutes < 24 * 60 && (await stateOf(invitationId)) === 'queued'; minutes++) {
      const before = sent.length;
      await sender.send();
      if (sent.length > before) waitedMinutes.push(minutes);
      clock.advance(MINUTE_MS);
    }
    expect(waitedMinutes).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363]);
    expect(await stateOf(invitationId)).toBe('failed');
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(logger.of('mail.failed')).toHaveLength(12);
  });

  it('gives a rejected mail up at once', async () => {
    answer = async () => 'rejected';
    const { invitationId } = await queue();
    await aSender().send();
    expect(await stateOf(invitationId)).toBe('failed');
  });

  it('sends a mail again under the same id when its replica died in between, but not before', async () => {
    const { id } = await queue();
    answer = () => new Promise(() => {});
    void aSender().send();
    await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(1);
    answer = async () => null;
    await aSender().send();
    expect(sent).toHaveLength(1);
    clock.advance(MINUTE_MS);
    await aSender().send();
    expect(sent.map((mail) => mail.id)).toEqual([id, id]);
  });

  it('sends none whose invitation is closed, or that a later one replaced', async () => {
    const { invitationId: revoked } = await queue('revoked@example.com');
    await database.sql`update invitations set revoked_at = ${now()} where id = ${revoked}`;
    const { invitationId } = await queue();
    const later = await queueAgain(invitationId);
    await aSender().send();
    expect(sent.map(({ id }) => id)).toEqual([later]);
  });

  it('outlives a database that is away', async () => {
    const { invitationId } = await queue();
    const take = outgoingMails.takeDue.bind(outgoingMails);
    outgoingMails.takeDue = () => Promise.reject(new Error('away'));
    const sender = aSender();
    sender.start();
    await sender.send();
    expect(logger.of('mail.not_sent')).toEqual([{ errorCode: 'internal_error' }]);
    outgoingMails.takeDue = take;
    clock.advance(5_000);
    await expect.poll(() => stateOf(invitationId), { timeout: 10_000 }).toBe('sent');
    await sender.close();
    expect(clock.pendingTimers).toBe(0);
  });
});
