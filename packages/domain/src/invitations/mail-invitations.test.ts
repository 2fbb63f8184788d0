import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import type { InvitationId, OrganizationId } from '../kernel/ids.ts';
import type { EmailAddress, Invitation } from './invitation.ts';
import { newInvitationToken } from './invitation-link.ts';
import type { InvitationPorts } from './invitation-ports.ts';
import { type IssuedInvitation, mailInvitations } from './mail-invitations.ts';
import type { InvitationMail, InvitationMailer, MailFailure } from './ports.ts';

describe('mailing invitations', () => {
  const hasher = new FakeSecretHasher();
  const randomBytes = seededRandomBytes();
  let clock: FakeClock;
  let logger: RecordingLogger;
  beforeEach(() => {
    clock = new FakeClock();
    logger = new RecordingLogger();
  });

  const ports = (mailer: InvitationMailer | null): InvitationPorts => ({
    mailer,
    clock,
    logger,
    hasher,
    randomBytes,
    publicUrl: 'https://weir.example.com',
    unitOfWork: null as never,
  });

  const issue = (number: number): IssuedInvitation => {
    const { token, tokenHash } = newInvitationToken({ randomBytes, hasher });
    const invitation: Invitation = {
      id: `invitation-${number}` as InvitationId,
      organizationId: 'organization' as OrganizationId,
      email: `guest-${number}@example.com` as EmailAddress,
      role: 'member',
      tokenHash,
      invitedBy: null,
      createdAt: new Date(clock.nowMs()),
      lastSentAt: null,
      expiresAt: new Date(clock.nowMs() + 1),
      acceptedAt: null,
      declinedAt: null,
      revokedAt: null,
    };
    return { invitation, token, organizationName: 'Meadow' };
  };

  it('shows links where no mail is sent', async () => {
    const issued = [issue(1), issue(2)];
    expect(await mailInvitations(issued, ports(null))).toEqual(
      issued.map(({ invitation, token }) => ({
        invitation,
        mail: 'none',
        acceptUrl: `https://weir.example.com/v1/invitations/${invitation.id}#token=${token}`,
      })),
    );
  });

  it('sends five at a time and answers in the order given, whichever is done first', async () => {
    const under: { mail: InvitationMail; done: (failure: MailFailure | null) => void }[] = [];
    let most = 0;
    const mailer: InvitationMailer = {
      send(mail) {
        const sending = new Promise<MailFailure | null>((done) => under.push({ mail, done }));
        most = Math.max(most, under.length);
        return sending;
      },
    };
    const issued = Array.from({ length: 12 }, (_, number) => issue(number));
    const delivering = mailInvitations(issued, ports(mailer));
    const sent: string[] = [];
    while (sent.length < issued.length) {
      const { mail, done } = under.pop()!;
      sent.push(mail.to);
      done(mail.to === 'guest-7@example.com' ? 'rejected' : null);
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
    const delivered = await delivering;
    expect(most).toBe(5);
    expect(sent).not.toEqual(issued.map(({ invitation }) => invitation.email));
    expect(delivered.map(({ invitation }) => invitation)).toEqual(issued.map(({ invitation }) => invitation));
    expect(delivered.map(({ mail }) => mail)).toEqual(
      issued.map((_, number) => (number === 7 ? 'failed' : 'sent')),
    );
    expect(delivered.every(({ acceptUrl }) => acceptUrl === null)).toBe(true);
    expect(logger.of('mail.failed')).toEqual([{ errorCode: 'rejected', invitationId: 'invitation-7' }]);
  });

  it('begins no mail after 20 s', async () => {
    let begun = 0;
    const slow: InvitationMailer = {
      async send() {
        begun++;
        clock.advance(2_500);
        return null;
      },
    };
    const delivered = await mailInvitations(
      Array.from({ length: 10 }, (_, number) => issue(number)),
      ports(slow),
    );
    expect(begun).toBe(8);
    expect(delivered.filter(({ mail }) => mail === 'sent')).toHaveLength(8);
    expect(logger.of('mail.failed').map(({ errorCode }) => errorCode)).toEqual(['timed_out', 'timed_out']);
  });
});
