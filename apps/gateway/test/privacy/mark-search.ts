import { randomBytes } from 'node:crypto';

/** A text that occurs nowhere by itself. */
export interface Mark {
  readonly name: string;
  readonly text: string;
}

/** Somewhere a mark could have got to. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Letters and digits only, so that no escaping of JSON, URLs or SQL changes it. */
export function makeMark(name: string): Mark {
  return { name, text: `zq${name.replace(/\W/g, '').toLowerCase()}${randomBytes(6).toString('hex')}` };
}

/** A line for each mark and place it was found in, with the form it had there. */
export function findMarks(marks: readonly Mark[], places: readonly Place[]): string[] {
  const forms = marks.flatMap((mark) => formsOf(mark.text).map((form) => ({ mark, ...form })));
  return places.flatMap((place) => {
    const text = place.bytes.toString('latin1');
    const lowered = text.toLowerCase();
    const found = forms.filter(({ pattern, anyCase }) =>
      anyCase ? lowered.includes(pattern.toLowerCase()) : text.includes(pattern),
    );
    return found.map(({ mark, form }) => `${mark.name} in ${place.name}, ${form}`);
  });
}

interface Form {
  readonly form: string;
  readonly pattern: string;
  readonly anyCase: boolean;
}

function formsOf(text: string): Form[] {
  const bytes = Buffer.from(text);
  const perByte = (prefix: string, digits: number) =>
    [...bytes].map((byte) => prefix + byte.toString(16).padStart(digits, '0')).join('');
  const base64 = [0, 1, 2].map((offset) => base64Within(bytes, offset));
  return [
    { form: 'plain', pattern: text, anyCase: true },
    { form: 'percent-encoded', pattern: perByte('%', 2), anyCase: true },
    { form: 'JSON-escaped', pattern: perByte('\\u', 4), anyCase: true },
    { form: 'hex', pattern: bytes.toString('hex'), anyCase: true },
    ...base64.flatMap((pattern) => [
      { form: 'base64', pattern, anyCase: false },
      { form: 'base64url', pattern: pattern.replaceAll('+', '-').replaceAll('/', '_'), anyCase: false },
    ]),
  ];
}

/** What is always the same of the encoding, whatever stands `offset` bytes before and behind. */
function base64Within(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}
