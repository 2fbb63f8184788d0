import { DomainError } from '../kernel/domain-error.ts';
import { ByteNames } from './byte-names.ts';
import { afterInNumber, isDigit, MINUS, mayEnd, WHOLE, ZERO } from './json-number.ts';
import { PromptEstimate } from './prompt-estimate.ts';
import type { RequestBody } from './request-body.ts';

/** More than any request needs, and more than most upstreams read: serde_json stops at 128 levels, jiter at 200. */
const MAX_DEPTH = 256;

/** What is expected next. `STRING`, `NAME_STRING` and `NUMBER`: the scan has paused in the middle of one. */
const VALUE = 0;
const FIRST_ITEM = 1;
const NAME = 2;
const FIRST_NAME = 3;
const COLON = 4;
const AFTER_VALUE = 5;
const STRING = 6;
const NAME_STRING = 7;
const NUMBER = 8;
const COMPLETE = 9;
type State = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** 1 for the bytes that a string has as they are. */
const PLAIN = new Uint8Array(256).fill(1, 0x20);
PLAIN[QUOTE] = 0;
PLAIN[BACKSLASH] = 0;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** The names that are looked for are shorter, even with every character escaped. */
const MAX_ESCAPED_NAME = 6 * 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const TRUE = Uint8Array.from('true', (c) => c.charCodeAt(0));
const FALSE = Uint8Array.from('false', (c) => c.charCodeAt(0));
const NULL = Uint8Array.from('null', (c) => c.charCodeAt(0));

/** One of the outermost members; offsets in bytes. */
export interface ScannedMember {
  readonly name: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Whether there was one of its name before. */
  readonly isDuplicate: boolean;
}

interface Read {
  readonly name: string;
  readonly isPrompt: boolean;
}

/** The outermost members that a scan looks for. */
export class MembersToRead {
  readonly #names: ByteNames<Read>;

  /**
   * @param names whose places are kept
   * @param prompt whose tokens are estimated
   */
  constructor(names: readonly string[], prompt: readonly string[]) {
    this.#names = new ByteNames<Read>([
      ...names.map((name) => [name, { name, isPrompt: false }] as [string, Read]),
      ...prompt.map((name) => [name, { name, isPrompt: true }] as [string, Read]),
    ]);
  }

  get(bytes: Uint8Array, start: number, end: number): Read | undefined {
    return this.#names.get(bytes, start, end);
  }
}

/**
 * Reads the JSON object of a request (RFC 8259) from its bytes, as far at a time as the caller allows: a body of many MiB must
 * not stop the other clients. It accepts exactly what `JSON.parse` accepts for an object, within {@link MAX_DEPTH}.
 *
 * Nothing of the object is built. What is kept are the places of the members that Weir reads, in bytes, and an estimate of
 * the tokens of the prompt.
 */
export class JsonScan {
  readonly body: RequestBody;
  /** Of each name at most the first and the last. */
  readonly members: ScannedMember[] = [];
  /** Where the first member of the prompt starts and the last one ends; both 0 without a prompt. */
  promptStart = 0;
  promptEnd = 0;
  /** Just before the object's closing brace. */
  end = 0;
  readonly #toRead: MembersToRead;
  readonly #estimate = new PromptEstimate();
  #at = 0;
  #state: State = VALUE;
  /** For each open container whether it is an object. */
  readonly #open: boolean[] = [];
  #numberState = ZERO;
  #stringStart = 0;
  /** Bytes of escapes in this string beyond those of the characters that they stand for; 0 when there are none. */
  #escapedBytes = 0;
  #hasEscapes = false;
  #member: Read | null = null;
  #valueStart = 0;
  #isPrompt = false;

  /** @param body valid UTF-8 */
  constructor(body: RequestBody, toRead: MembersToRead) {
    this.body = body;
    this.#toRead = toRead;
  }

  /** Of the whole prompt once the scan is complete. */
  get estimatedTokens(): number {
    return this.#estimate.tokens;
  }

  /**
   * Goes on for about this number of bytes. True once the whole body was read.
   *
   * @throws DomainError `malformed_json` for anything but a JSON object, or one that is nested too deeply
   */
  advance(maxBytes: number): boolean {
    const { bytes, length } = this.body;
    const pause = Math.min(length, this.#at + maxBytes);
    let i = this.#at;
    while (i < pause) {
      switch (this.#state) {
        case STRING:
        case NAME_STRING:
          i = this.#string(bytes, i, pause);
          continue;
        case NUMBER:
          i = this.#number(bytes, i, pause);
          continue;
      }
      const c = bytes[i]!;
      if (c <= 0x20) {
        if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) throw malformed();
        i++;
        continue;
      }
      switch (this.#state) {
        case VALUE:
          i = this.#value(bytes, i, c);
          continue;
        case FIRST_ITEM:
          i = c === CLOSE_ARRAY ? this.#close(i) : this.#value(bytes, i, c);
          continue;
        case NAME:
          i = this.#name(i, c);
          continue;
        case FIRST_NAME:
          i = c === CLOSE_OBJECT ? this.#close(i) : this.#name(i, c);
          continue;
        case COLON:
          if (c !== 0x3a) throw malformed();
          this.#state = VALUE;
          i++;
          continue;
        case AFTER_VALUE: {
          const isObject = this.#open[this.#open.length - 1];
          if (c === 0x2c) {
            this.#state = isObject ? NAME : VALUE;
            i++;
          } else if (c === (isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) i = this.#close(i);
          else throw malformed();
          continue;
        }
        default:
          throw malformed();
      }
    }
    this.#at = i;
    if (i < length) return false;
    if (this.#state !== COMPLETE) throw malformed();
    return true;
  }

  #value(bytes: Uint8Array, i: number, c: number): number {
    if (this.#open.length < 2) {
      if (this.#open.length === 1) this.#valueStart = i;
      else if (c !== OPEN_OBJECT)
        throw new DomainError('malformed_json', 'The request body must be a JSON object.');
    }
    switch (c) {
      case QUOTE:
        return this.#startString(i, STRING);
      case OPEN_OBJECT:
      case OPEN_ARRAY:
        if (this.#open.length === MAX_DEPTH) {
          throw new DomainError(
            'malformed_json',
            `The request body is nested more than ${MAX_DEPTH} levels deep.`,
          );
        }
        this.#open.push(c === OPEN_OBJECT);
        if (c === OPEN_OBJECT && this.#isPrompt) this.#estimate.objectOpened();
        this.#state = c === OPEN_OBJECT ? FIRST_NAME : FIRST_ITEM;
        return i + 1;
      case 0x74:
        return this.#literal(bytes, i, TRUE);
      case 0x66:
        return this.#literal(bytes, i, FALSE);
      case 0x6e:
        return this.#literal(bytes, i, NULL);
      case 0x2d:
        this.#numberState = MINUS;
        break;
      case 0x30:
        this.#numberState = ZERO;
        break;
      default:
        if (!isDigit(c)) throw malformed();
        this.#numberState = WHOLE;
    }
    this.#state = NUMBER;
    return i + 1;
  }

  #name(i: number, c: number): number {
    if (c !== QUOTE) throw malformed();
    return this.#startString(i, NAME_STRING);
  }

  #startString(i: number, state: typeof STRING | typeof NAME_STRING): number {
    this.#state = state;
    this.#stringStart = i + 1;
    this.#escapedBytes = 0;
    this.#hasEscapes = false;
    return i + 1;
  }

  #string(bytes: Uint8Array, from: number, pause: number): number {
    let i = from;
    const beforeLastFour = pause - 4;
    while (i < pause) {
      // Most of a request is plain characters: this takes a third off the time for them.
      while (i < beforeLastFour && areFourPlain(bytes, i)) i += 4;
      const c = bytes[i]!;
      if (c === QUOTE) {
        if (this.#state === STRING) this.#stringEnds(bytes, i);
        else this.#nameEnds(bytes, i);
        return i + 1;
      }
      if (c === BACKSLASH) i = this.#escape(bytes, i);
      else if (c < 0x20) throw malformed();
      else i++;
    }
    return i;
  }

  /** Past the escape at `i`, which may be beyond the pause. */
  #escape(bytes: Uint8Array, i: number): number {
    this.#hasEscapes = true;
    switch (bytes[i + 1]) {
      case QUOTE:
      case BACKSLASH:
      case 0x2f:
      case 0x62:
      case 0x66:
      case 0x6e:
      case 0x72:
      case 0x74:
        this.#escapedBytes++;
        return i + 2;
      case 0x75: {
        let code = 0;
        for (let digit = i + 2; digit < i + 6; digit++) code = code * 16 + hexDigit(bytes[digit]);
        // UTF-8 has one byte below U+0080, two below U+0800, three above, and four for a pair of surrogates.
        this.#escapedBytes += code < 0x80 ? 5 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 4 : 3;
        return i + 6;
      }
      default:
        throw malformed();
    }
  }

  #stringEnds(bytes: Uint8Array, end: number): void {
    if (this.#isPrompt) this.#estimate.string(bytes, this.#stringStart, end, this.#escapedBytes);
    this.#valueEnds(end + 1);
  }

  #nameEnds(bytes: Uint8Array, end: number): void {
    this.#state = COLON;
    if (this.#open.length > 1) {
      if (this.#isPrompt) this.#estimate.name(bytes, this.#stringStart, end);
      return;
    }
    this.#member = this.#read(bytes, end) ?? null;
    this.#isPrompt = this.#member?.isPrompt ?? false;
  }

  #read(bytes: Uint8Array, end: number): Read | undefined {
    if (!this.#hasEscapes) return this.#toRead.get(bytes, this.#stringStart, end);
    if (end - this.#stringStart > MAX_ESCAPED_NAME) return undefined;
    const name = encoder.encode(
      JSON.parse(decoder.decode(bytes.subarray(this.#stringStart - 1, end + 1))) as string,
    );
    return this.#toRead.get(name, 0, name.length);
  }

  #number(bytes: Uint8Array, from: number, pause: number): number {
    let state = this.#numberState;
    let i = from;
    while (i < pause) {
      const c = bytes[i]!;
      const next = afterInNumber(state, c);
      if (next === null) {
        if (!mayEnd(state)) throw malformed();
        if (this.#isPrompt && !this.#open[this.#open.length - 1]) this.#estimate.number();
        this.#valueEnds(i);
        return i;
      }
      state = next;
      i++;
    }
    this.#numberState = state;
    return i;
  }

  #literal(bytes: Uint8Array, i: number, literal: Uint8Array): number {
    for (let at = 1; at < literal.length; at++) if (bytes[i + at] !== literal[at]) throw malformed();
    this.#valueEnds(i + literal.length);
    return i + literal.length;
  }

  #close(i: number): number {
    this.#open.pop();
    if (this.#open.length === 0) {
      this.end = i;
      this.#state = COMPLETE;
      return i + 1;
    }
    if (this.#isPrompt) this.#estimate.closed();
    this.#valueEnds(i + 1);
    return i + 1;
  }

  #valueEnds(end: number): void {
    this.#state = AFTER_VALUE;
    if (this.#open.length > 1 || this.#member === null) return;
    if (this.#member.isPrompt) {
      if (this.promptEnd === 0) this.promptStart = this.#valueStart;
      this.promptEnd = end;
    } else this.#found(this.#member.name, end);
    this.#member = null;
    this.#isPrompt = false;
  }

  #found(name: string, valueEnd: number): void {
    const { members } = this;
    const last = members.findLastIndex((one) => one.name === name);
    if (last !== -1 && members[last]!.isDuplicate) members.splice(last, 1);
    const isDuplicate = last !== -1;
    members.push({ name, valueStart: this.#valueStart, valueEnd, isDuplicate });
  }
}

function areFourPlain(bytes: Uint8Array, i: number): boolean {
  return (PLAIN[bytes[i]!]! & PLAIN[bytes[i + 1]!]! & PLAIN[bytes[i + 2]!]! & PLAIN[bytes[i + 3]!]!) === 1;
}

function malformed(): DomainError {
  return new DomainError('malformed_json', 'The request body is not valid JSON.');
}

function hexDigit(c: number | undefined): number {
  if (c === undefined) throw malformed();
  if (isDigit(c)) return c - 0x30;
  const lower = c | 0x20;
  if (lower < 0x61 || lower > 0x66) throw malformed();
  return lower - 0x61 + 10;
}
