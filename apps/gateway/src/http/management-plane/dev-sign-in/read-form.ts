import type { IncomingMessage } from 'node:http';
import { DomainError } from '@weir/domain/kernel';

const MAX_BYTES = 8_192;

/**
 * The fields of a form that a browser sent (`application/x-www-form-urlencoded`), the first of each name.
 *
 * @throws DomainError `unsupported_media_type`, `body_too_large`
 */
export async function readForm(incoming: IncomingMessage): Promise<Record<string, string>> {
  const type = incoming.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new DomainError('unsupported_media_type', 'The body must be an HTML form.');
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    length += (chunk as Buffer).length;
    if (length > MAX_BYTES) {
      throw new DomainError('body_too_large', `The form is larger than ${MAX_BYTES} bytes.`);
    }
    chunks.push(chunk as Buffer);
  }
  const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  return Object.fromEntries([...fields].reverse());
}
