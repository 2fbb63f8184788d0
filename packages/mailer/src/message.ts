export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Paragraphs as plain text and as HTML; a paragraph may have lines. None of them may contain a link that was not meant. */
export function toMessage(subject: string, title: string, paragraphs: readonly string[]): Message {
  const html = paragraphs.map((text) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`);
  return {
    subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: [
      '<!doctype html>',
      `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>`,
      ...html,
      '</body></html>',
      '',
    ].join('\n'),
  };
}

/** A name that somebody chose, on one line; null for one that a mail program could make a link of. */
export function shownName(name: string): string | null {
  return isLinkLike(name) ? null : toOneLine(name);
}

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

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
