import type { InvitationMail } from '@weir/domain/invitations';

export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The text of an invitation, plain and as HTML. The organization's name is untrusted: one that could become a link is left out. */
export function toInvitationMessage({
  organizationName,
  role,
  acceptUrl,
  expiresAt,
}: InvitationMail): Message {
  const name = toOneLine(organizationName);
  const isNamed = !isLinkLike(organizationName);
  const organization = isNamed ? `the organization “${name}”` : 'an organization';
  const until = `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const offer = `You are invited to join ${organization} on Weir as ${AS[role]}.`;
  const instruction = 'To answer, open this link and sign in with the e-mail address this was sent to:';
  const end = `The invitation stands until ${until}. If you did not expect it, ignore it: without you nothing happens.`;
  return {
    subject: `Invitation to ${isNamed ? name : 'an organization'} on Weir`,
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

/** Removes line breaks, control characters, and marks that change the direction of the text. */
function toOneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 100);
}

/**
 * Whether a mail program might make a link of something in it: an address, a scheme, or words joined by a dot, also by one
 * that IDNA takes for a dot (UTS #46). Otherwise an organization's name could lure people to a site by Weir's mail.
 */
function isLinkLike(name: string): boolean {
  return /@|:\/|\/\/|\bwww\b|[\p{L}\p{N}][.。．｡][\p{L}\p{N}]/iu.test(
    // Characters that are not seen may also not be there for the mail program.
    name.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''),
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
