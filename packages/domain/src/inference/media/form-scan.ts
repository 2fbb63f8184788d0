import { DomainError } from '../../kernel/domain-error.ts';
import type { RequestScan } from '../dialect.ts';
import { invalidParameter } from '../json-request.ts';
import type { RequestBody } from '../request-body.ts';

/** More than any request needs. */
const MAX_PARTS = 128;
const MAX_HEAD_BYTES = 8 * 1024;
const MAX_TEXT_BYTES = 64 * 1024;
/** RFC 2046 §5.1.1. */
const MAX_BOUNDARY_LENGTH = 70;

const CRLF = [13, 10] as const;
const DASH = 45;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One part of a form; offsets of its content in the body. */
export interface FormPart {
  readonly name: string;
  /** Null for a field; the name of a file may be empty. */
  readonly filename: string | null;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a form (`multipart/form-data`, RFC 7578) from its bytes, as far at a time as the caller allows. Nothing is copied: what
 * is kept are the places of its parts.
 */
export class FormScan implements RequestScan {
  readonly body: RequestBody;
  readonly contentType: string;
  readonly parts: FormPart[] = [];
  /** CRLF, two dashes and the boundary: it begins each part but the first, and ends the last one. */
  readonly #delimiter: Uint8Array;
  /** Where the next delimiter is looked for. */
  #at = 0;
  /** The part that is read; null before the first one. */
  #open: Omit<FormPart, 'end'> | null = null;
  #isComplete = false;

  /** @throws DomainError `malformed_form` without a boundary */
  constructor(body: RequestBody, contentType: string) {
    this.body = body;
    this.contentType = contentType;
    this.#delimiter = encoder.encode(`\r\n--${boundaryOf(contentType)}`);
  }

  /** @throws DomainError `malformed_form` */
  advance(maxBytes: number): boolean {
    const { bytes, length } = this.body;
    const pause = Math.min(length, this.#at + maxBytes);
    // The first delimiter may be without the CRLF before it.
    if (this.#open === null && this.#at === 0 && this.#isDelimiter(-CRLF.length))
      this.#partEnds(-CRLF.length);
    while (!this.#isComplete && this.#at < pause) {
      const found = bytes.indexOf(CRLF[0], this.#at);
      if (found === -1 || found >= pause) {
        this.#at = found === -1 ? length : found;
        break;
      }
      if (this.#isDelimiter(found)) this.#partEnds(found);
      else this.#at = found + 1;
    }
    if (!this.#isComplete && this.#at >= length) throw malformed('It ends in the middle of a part.');
    return this.#isComplete;
  }

  /** The only part of this name; undefined without one. @throws DomainError `invalid_parameter` for several */
  part(name: string): FormPart | undefined {
    const found = this.parts.filter((part) => part.name === name);
    if (found.length > 1) throw invalidParameter(name, `The parameter \`${name}\` is given more than once.`);
    return found[0];
  }

  /** The text of a field; undefined without one. @throws DomainError `invalid_parameter` */
  text(name: string): string | undefined {
    const part = this.part(name);
    if (part === undefined) return undefined;
    if (part.filename !== null) throw invalidParameter(name, `The parameter \`${name}\` must not be a file.`);
    if (part.end - part.start > MAX_TEXT_BYTES) {
      throw invalidParameter(name, `The parameter \`${name}\` is longer than ${MAX_TEXT_BYTES} bytes.`);
    }
    return decoder.decode(this.body.bytes.subarray(part.start, part.end));
  }

  /** The body with another text for a field: views of the client's own bytes, but for the text. */
  withText({ start, end }: FormPart, text: string): readonly Uint8Array[] {
    const { bytes } = this.body;
    return [bytes.subarray(0, start), encoder.encode(text), bytes.subarray(end)];
  }

  #isDelimiter(at: number): boolean {
    const { bytes } = this.body;
    for (let i = Math.max(0, -at); i < this.#delimiter.length; i++) {
      if (bytes[at + i] !== this.#delimiter[i]) return false;
    }
    return true;
  }

  /** Closes the part that is open, and opens the next one unless this is the end. */
  #partEnds(delimiterAt: number): void {
    if (this.#open !== null) {
      if (this.parts.length === MAX_PARTS) throw malformed(`It has more than ${MAX_PARTS} parts.`);
      this.parts.push({ ...this.#open, end: delimiterAt });
    }
    const { bytes } = this.body;
    let at = delimiterAt + this.#delimiter.length;
    if (bytes[at] === DASH && bytes[at + 1] === DASH) {
      this.#isComplete = true;
      return;
    }
    // RFC 2046 allows spaces behind the boundary.
    while (bytes[at] === 32 || bytes[at] === 9) at++;
    if (bytes[at] !== CRLF[0] || bytes[at + 1] !== CRLF[1])
      throw malformed('A line end is missing behind a boundary.');
    const head = this.#readHead(at + CRLF.length);
    this.#open = head;
    this.#at = head.start;
  }

  #readHead(from: number): Omit<FormPart, 'end'> {
    const { bytes } = this.body;
    const room = bytes.subarray(from, from + MAX_HEAD_BYTES);
    const text = decoder.decode(room);
    const end = text.indexOf('\r\n\r\n');
    if (end === -1) throw malformed('The head of a part is not complete, or too long.');
    const head = text.slice(0, end);
    const disposition = /(?:^|\r\n)content-disposition:\s*form-data\s*;([^\r\n]*)/i.exec(head)?.[1] ?? '';
    const name = parameterOf(disposition, 'name');
    if (name === null) throw malformed('A part has no name.');
    const start = from + encoder.encode(text.slice(0, end)).length + 2 * CRLF.length;
    return { name, filename: parameterOf(disposition, 'filename'), start };
  }
}

/** A parameter of a header: quoted, or a token. */
function parameterOf(header: string, name: string): string | null {
  const found = new RegExp(`(?:^|;)\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header);
  return found === null ? null : (found[1] ?? found[2]!);
}

function boundaryOf(contentType: string): string {
  const boundary = parameterOf(contentType.slice(contentType.indexOf(';') + 1), 'boundary');
  if (boundary === null || boundary === '' || boundary.length > MAX_BOUNDARY_LENGTH) {
    throw malformed('Its content-type has no boundary.');
  }
  return boundary;
}

function malformed(why: string): DomainError {
  return new DomainError('malformed_form', `The request body is not a valid form. ${why}`);
}
