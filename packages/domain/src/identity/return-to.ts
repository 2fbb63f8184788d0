import { DomainError } from '../kernel/domain-error.ts';

const MAX_LENGTH = 512;
const MAX_DECODINGS = 5;

/**
 * Where to go after a sign-in: a path on this origin, however a browser or a proxy reads it. Printable ASCII of at most
 * 512 characters with exactly one slash at the start, no `//`, no backslash and no control character, also after any
 * number of percent-decodings.
 *
 * @throws DomainError `invalid_parameter`
 */
export function parseReturnTo(text: string): string {
  if (text.length > MAX_LENGTH || !/^[\x21-\x7e]+$/.test(text)) throw invalid();
  let decoded = text;
  for (let round = 0; round <= MAX_DECODINGS; round++) {
    if (!staysHere(decoded)) throw invalid();
    const further = decode(decoded);
    if (further === decoded) return text;
    decoded = further;
  }
  throw invalid();
}

const HERE = 'https://weir.invalid';

function staysHere(path: string): boolean {
  if (!path.startsWith('/') || path.includes('//') || /[\\\p{Cc}]/u.test(path)) return false;
  return URL.canParse(path, HERE) && new URL(path, HERE).origin === HERE;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid();
  }
}

function invalid(): DomainError {
  return new DomainError(
    'invalid_parameter',
    'return_to: must be a path of this gateway, such as /console/',
    {
      param: 'return_to',
    },
  );
}
