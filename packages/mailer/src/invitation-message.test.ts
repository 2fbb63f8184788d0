import type { EmailAddress } from '@weir/domain/invitations';
import type { OutgoingMailId } from '@weir/domain/kernel';
import { describe, expect, it } from 'vitest';
import { toInvitationMessage } from './invitation-message.ts';

const aMail = (organizationName: string) => ({
  id: '019bc0de-0000-7000-8000-00000000a001' as OutgoingMailId,
  to: 'ada@example.com' as EmailAddress,
  organizationName,
  role: 'admin' as const,
  acceptUrl: 'https://weir.example.com/v1/invitations/1#token=a&b',
  expiresAt: new Date(Date.UTC(2026, 0, 22, 12)),
});

describe('the message of an invitation', () => {
  it('says where to, as what, how and until when, in text and in HTML', () => {
    expect(toInvitationMessage(aMail('Meadow & Söhne'))).toEqual({
      subject: 'Invitation to Meadow & Söhne on Weir',
      text: [
        'You are invited to join the organization “Meadow & Söhne” on Weir as an admin.',
        '',
        'To accept or decline, open this link and sign in with the email address that this message was sent to:',
        'https://weir.example.com/v1/invitations/1#token=a&b',
        '',
        'The invitation is valid until 2026-01-22 12:00 UTC. If you did not expect it, you can ignore this email.',
        '',
      ].join('\n'),
      html: expect.stringContaining(
        '<a href="https://weir.example.com/v1/invitations/1#token=a&amp;b">https://weir.example.com/v1/invitations/1#token=a&amp;b</a>',
      ),
    });
  });

  it('escapes what an organization is called in HTML', () => {
    const { html } = toInvitationMessage(aMail('<img src=x onerror="alert(\'1\')"> & Co'));
    expect(html).toContain('“&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; Co”');
    expect(html).not.toContain('<img');
  });

  it('keeps a name on one line and in its direction', () => {
    const { subject, text } = toInvitationMessage(aMail('Evil\r\nBcc: victim\u2028\u202Egnp exe\u0000'));
    expect(subject).toBe('Invitation to Evil Bcc: victim gnp exe on Weir');
    expect(text.split('\n')).toHaveLength(7);
    expect(text).not.toMatch(/[\u202E\u2028\0\r]/);
  });

  it.each([
    'Your account is locked: https://evil.example',
    'Call security at evil.example/login',
    'www evil',
    'evil。example',
    'ｅｖｉｌ．example',
    'support@evil',
    '198.51.100.7',
    'Acme\u200B.com',
  ])('names no organization that is called %j: a mail program could make a link of it', (name) => {
    const { subject, text, html } = toInvitationMessage(aMail(name));
    expect(subject).toBe('Invitation to an organization on Weir');
    expect(text.split('\n')[0]).toBe('You are invited to join an organization on Weir as an admin.');
    expect(html).not.toContain('vil');
  });

  it.each(['Acme Inc.', 'Dr. No & Co', 'R&D: Labs', '24/7 Support'])('names %j', (name) => {
    expect(toInvitationMessage(aMail(name)).subject).toBe(`Invitation to ${name} on Weir`);
  });
});
