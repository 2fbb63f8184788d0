import type { InvitationMail } from '@weir/domain/invitations';
import { escapeHtml, type Message, shownName } from './message.ts';

/** The text of an invitation, plain and as HTML. The organization's name is untrusted: one that could become a link is left out. */
export function toInvitationMessage({
  organizationName,
  role,
  acceptUrl,
  expiresAt,
}: InvitationMail): Message {
  const name = shownName(organizationName);
  const organization = name === null ? 'an organization' : `the organization “${name}”`;
  const until = `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const offer = `You are invited to join ${organization} on Weir as ${AS[role]}.`;
  const instruction =
    'To accept or decline, open this link and sign in with the email address that this message was sent to:';
  const end = `The invitation is valid until ${until}. If you did not expect it, you can ignore this email.`;
  return {
    subject: `Invitation to ${name ?? 'an organization'} on Weir`,
    text: [offer, '', instruction, acceptUrl, '', end, ''].join('\n'),
    html: [
      '<!doctype html>',
      '<html lang="en"><head><meta charset="utf-8"><title>Invitation</title></head><body>',
      `<p>${escapeHtml(offer)}</p>`,
      `<p>${escapeHtml(instruction)}<br><a href="${escapeHtml(acceptUrl)}">${escapeHtml(acceptUrl)}</a></p>`,
      `<p>${escapeHtml(end)}</p>`,
      '</body></html>',
      '',
    ].join('\n'),
  };
}

const AS = { owner: 'an owner', admin: 'an admin', member: 'a member' } as const;
