import { DomainError } from '../../kernel/domain-error.ts';
import { invalidParameter } from '../json-request.ts';

/** More than any request needs. */
const MAX_PARTS = 128;
const MAX_HEAD_BYTES = 8 * 1024;
/** Of a field that is read: a name or a flag. */
const MAX_TEXT_BYTES = 4 * 1024;
/** RFC 2046 §5.1.1. */
const MAX_BOUNDARY_LENGTH = 70;

const CR = 13;
const LF = 10;
const DASH = 45;
const NOTHING = new Uint8Array(0);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One part of a form; offsets of its content in the body. */
export interface FormPart {
  readonly name: string;
  /** Null for a field; the name of a file may be empty. */
  readonly filename: string | null;
  readonly start: number;
  /** Null until its end has come. */
  end: number | null;
}

/** By name: of a `text` the parser keeps what it says, of `bytes` only the place. */
export type PartsToRead = ReadonlyMap<string, 'text' | 'bytes'>;

/**
 * Reads a form (`multipart/form-data`, RFC 7578) from its bytes as they come, in pieces of any size. It keeps the places of the
 * parts and the texts of the fields that are asked for, nothing else.
 */
export class FormParser {
  readonly parts: FormPart[] = [];
  /** Of the fields that are read, once their end has come. */
  readonly texts = new Map<string, string>();
  readonly #read: PartsToRead;
  /** CRLF, two dashes and the boundary: it begins each part but the first, and ends the last one. No other byte of it is a CR. */
  readonly #delimiter: Uint8Array;
  /** How many bytes of the delimiter have come. The first one may be without the CRLF before it. */
  #matched = 2;
  /** What came behind a delimiter, until the head of the part is complete; null within a part. */
  #head: Uint8Array | null = null;
  /** The text of the open part, if that is read. */
  #text: Uint8Array | null = null;
  #length = 0;
  #isComplete = false;

  /**
   * @param read none of them may be given twice
   * @throws DomainError `malformed_form` without a boundary
   */
  constructor(contentType: string, read: PartsToRead) {
    this.#read = read;
    this.#delimiter = encoder.encode(`\r\n--${boundaryOf(contentType)}`);
  }

  /** Bytes that have come. */
  get length(): number {
    return this.#length;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The part whose end has not come; null between parts and behind the last one. */
  get open(): FormPart | null {
    const last = this.parts.at(-1);
    return last !== undefined && last.end === null ? last : null;
  }

  /** @throws DomainError `malformed_form`, `invalid_parameter` */
  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && !this.#isComplete) {
      if (this.#head !== null) at = this.#readHead(bytes, at);
      else if (this.#matched > 0) at = this.#match(bytes, at);
      else {
        const found = bytes.indexOf(CR, at);
        const end = found === -1 ? bytes.length : found;
        if (this.#text !== null) this.#addText(bytes.subarray(at, end));
        if (found !== -1) this.#matched = 1;
        at = found === -1 ? end : end + 1;
      }
    }
    this.#length += bytes.length;
  }

  /** The body has ended. @throws DomainError `malformed_form` */
  end(): void {
    if (!this.#isComplete) throw malformed('It ends in the middle of a part.');
  }

  /** Goes on with a delimiter that may have begun; returns where it stopped. */
  #match(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && bytes[at] === this.#delimiter[this.#matched]) {
      at += 1;
      this.#matched += 1;
      if (this.#matched === this.#delimiter.length) {
        this.#partEnds(this.#length + at - this.#delimiter.length);
        return at;
      }
    }
    if (at === bytes.length) return at;
    if (this.#text !== null) this.#addText(this.#delimiter.subarray(0, this.#matched));
    this.#matched = 0;
    return at;
  }

  #partEnds(at: number): void {
    this.#matched = 0;
    this.#head = NOTHING;
    const part = this.open;
    if (part === null) return;
    part.end = Math.max(at, part.start);
    if (this.#text === null) return;
    this.texts.set(part.name, decoder.decode(this.#text));
    this.#text = null;
  }

  /** Goes on with the head of a part, or with the end of the form; returns where it stopped. */
  #readHead(bytes: Uint8Array, from: number): number {
    const before = this.#head!;
    const head = joined(before, bytes.subarray(from, from + MAX_HEAD_BYTES + 1 - before.length));
    this.#head = head;
    if (head.length < 2) return bytes.length;
    if (head[0] === DASH && head[1] === DASH) {
      this.#isComplete = true;
      return bytes.length;
    }
    // RFC 2046 allows spaces behind the boundary.
    let lineEnd = 0;
    while (head[lineEnd] === 32 || head[lineEnd] === 9) lineEnd++;
    if (lineEnd + 1 < head.length && (head[lineEnd] !== CR || head[lineEnd + 1] !== LF))
      throw malformed('A line end is missing behind a boundary.');
    const end = endOfHead(head, lineEnd + 2);
    if (end === -1) {
      if (head.length > MAX_HEAD_BYTES) throw malformed('The head of a part is not complete, or too long.');
      return bytes.length;
    }
    const at = from + end - before.length;
    this.#partBegins(decoder.decode(head.subarray(lineEnd + 2, end - 4)), this.#length + at);
    return at;
  }

  #partBegins(head: string, start: number): void {
    const disposition = /(?:^|\r\n)content-disposition:\s*form-data\s*;([^\r\n]*)/i.exec(head)?.[1] ?? '';
    const name = parameterOf(disposition, 'name');
    if (name === null) throw malformed('A part has no name.');
    if (this.parts.length === MAX_PARTS) throw malformed(`It has more than ${MAX_PARTS} parts.`);
    const read = this.#read.get(name);
    // Weir would read the one, an upstream perhaps the other: a way around a key's restrictions and prices.
    if (read !== undefined && this.parts.some((part) => part.name === name))
      throw invalidParameter(name, `The parameter \`${name}\` is given more than once.`);
    const filename = parameterOf(disposition, 'filename');
    this.parts.push({ name, filename, start, end: null });
    if (read === 'text' && filename !== null)
      throw invalidParameter(name, `The parameter \`${name}\` must not be a file.`);
    this.#text = read === 'text' ? NOTHING : null;
    this.#head = null;
  }

  #addText(bytes: Uint8Array): void {
    this.#text = joined(this.#text!, bytes);
    if (this.#text.length <= MAX_TEXT_BYTES) return;
    const { name } = this.parts.at(-1)!;
    throw invalidParameter(name, `The parameter \`${name}\` is longer than ${MAX_TEXT_BYTES} bytes.`);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Where the content begins: behind the first empty line; -1 if that has not come. */
function endOfHead(head: Uint8Array, from: number): number {
  for (let at = head.indexOf(CR, from); at !== -1; at = head.indexOf(CR, at + 1)) {
    if (head[at + 1] === LF && head[at + 2] === CR && head[at + 3] === LF) return at + 4;
  }
  return -1;
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
