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
  const instruction = 'To answer, open this link and sign in with the e-mail address this was sent to:';
  const end = `The invitation stands until ${until}. If you did not expect it, ignore it: without you nothing happens.`;
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
