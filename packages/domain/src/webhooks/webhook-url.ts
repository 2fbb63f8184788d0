import { DomainError } from '../kernel/domain-error.ts';

/**
 * A URL that events may be sent to, as URL parsers normalise it. Which addresses its host may have is checked with every
 * connection: names change.
 *
 * @throws DomainError `invalid_parameter` for another scheme than HTTPS, and for a user, password or fragment
 */
export function webhookUrl(
  text: string,
  { plainHttpWebhooks }: { readonly plainHttpWebhooks: boolean },
): string {
  const url = URL.parse(text);
  if (url === null) throw invalid('must be a URL');
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && plainHttpWebhooks);
  if (!isAllowed) throw invalid('must begin with https://');
  if (url.username !== '' || url.password !== '') throw invalid('must have neither a user nor a password');
  if (url.hash !== '') throw invalid('must have no fragment');
  return url.href;
}

function invalid(rule: string): DomainError {
  return new DomainError('invalid_parameter', `url ${rule}.`, { param: 'url' });
}
