import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import type { EmailAddress, InvitationMail } from '@weir/domain/invitations';
import { type OutgoingMailId, SystemClock } from '@weir/domain/kernel';

import { afterEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/src/fake-clock.ts';
import { startTestMailServer, type TestMailServer } from '../testing/test-mail-server.ts';
import { SmtpMailer } from './smtp-mailer.ts';

const aMail = (over: Partial<InvitationMail> = {}): InvitationMail => ({
  id: '019bc0de-0000-7000-8000-00000000a001' as OutgoingMailId,
  to: 'ada@example.com' as EmailAddress,
  organizationName: 'Meadow',
  role: 'member',
  acceptUrl: 'https://weir.example.com/v1/invitations/1#token=t',
  expiresAt: new Date(Date.UTC(2026, 0, 22, 12)),
  ...over,
});

describe('SmtpMailer', () => {
  const cleanups: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) await cleanup();
  });

  const start = async (options: Parameters<typeof startTestMailServer>[0] = {}): Promise<TestMailServer> => {
    const server = await startTestMailServer(options);
    cleanups.push(() => server.stop());
    return server;
  };
  const mailerTo = (url: string, timeoutMs?: number) =>
    new SmtpMailer({
      url,
      from: 'weir@example.com',
      clock: new SystemClock(),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });

  it('hands a mail with text and HTML over to the server', async () => {
    const server = await start();
    expect(await mailerTo(server.url).send(aMail())).toBeNull();
    expect(server.mails).toHaveLength(1);
    const [{ envelope, raw }] = server.mails as [TestMailServer['mails'][number]];
    expect(envelope).toEqual({ from: 'weir@example.com', to: ['ada@example.com'] });
    expect(raw).toContain('From: Weir <weir@example.com>\r\n');
    expect(raw).toContain('To: ada@example.com\r\n');
    expect(raw).toContain('Subject: Invitation to Meadow on Weir\r\n');
    expect(raw).toContain('Auto-Submitted: auto-generated\r\n');
    expect(raw).toMatch(
      /Content-Type: text\/plain; charset=utf-8[\s\S]*Content-Type: text\/html; charset=utf-8/,
    );
  });

  it('puts no header and no recipient into a mail that a name asks for', async () => {
    const server = await start();
    const organizationName = 'Evil\r\nBcc: victim@example.com\r\n\r\nBody';
    expect(await mailerTo(server.url).send(aMail({ organizationName }))).toBeNull();
    const { envelope, raw } = server.mails[0]!;
    expect(envelope.to).toEqual(['ada@example.com']);
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/^bcc:/im);
  });

  it.each([
    'ada@example.com, victim@example.com',
    'Ada <victim@example.com>',
    '"victim@example.com,"@example.com',
    'ada@example.com>\r\nRCPT TO:<victim@example.com',
  ])('sends nothing to %j, should it ever come so far', async (to) => {
    const server = await start();
    expect(await mailerTo(server.url).send(aMail({ to: to as EmailAddress }))).toBe('rejected');
    expect(server.mails).toEqual([]);
  });

  it('signs in where the URL has a password, percent-decoded', async () => {
    const server = await start({ user: 'weir@example.com', password: 'p@ss/word' });
    const [scheme, host] = server.url.split('//');
    const url = `${scheme}//${encodeURIComponent('weir@example.com')}:${encodeURIComponent('p@ss/word')}@${host}`;
    expect(await mailerTo(url).send(aMail())).toBeNull();
    expect(await mailerTo(url.replace('word', 'wrong')).send(aMail())).toBe('not_authenticated');
    expect(server.mails).toHaveLength(1);
  });

  it('gives no password away over a network that anybody may listen to', async () => {
    const server = await start({ user: 'weir', password: 'secret' });
    const open = await start();
    // The same machine, by an address that does not look like loopback.
    const elsewhere = ({ url }: TestMailServer, user = '') =>
      `smtp://${user}[::ffff:127.0.0.1]:${new URL(url).port}`;
    expect(await mailerTo(elsewhere(open)).send(aMail())).toBeNull();
    expect(await mailerTo(elsewhere(server, 'weir:secret@')).send(aMail())).toBe('unreachable');
    expect(server.signIns).toBe(0);
    expect(server.mails).toEqual([]);
  });

  it('says that the server refused the recipient', async () => {
    const server = await start({ reject: () => true });
    expect(await mailerTo(server.url).send(aMail())).toBe('rejected');
  });

  it('says that there is no server', async () => {
    const server = await start();
    await server.stop();
    expect(await mailerTo(server.url).send(aMail())).toBe('unreachable');
  });

  it('gives up on a server that is silent', async () => {
    const sockets = new Set<Socket>();
    const silent: Server = createServer((socket) => void sockets.add(socket));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    cleanups.push(async () => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const clock = new FakeClock();
    const { port } = silent.address() as AddressInfo;
    const mailer = new SmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'weir@example.com', clock });
    const sending = mailer.send(aMail());
    clock.advance(10_000);
    expect(await sending).toBe('timed_out');
  });
});
