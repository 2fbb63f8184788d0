/** The largest event that is read; a larger one passes unread. */
export const MAX_EVENT_BYTES = 8 * 1024 * 1024;

/** Containers inside this many others are emptied. The deepest count is at 5: `choices[0].usage.prompt_tokens_details`. */
const MAX_DEPTH = 5;
/** Members of one object or elements of one array. */
const MAX_MEMBERS = 128;
/** Bytes of one string: up to depth 3 stand model, finish and the message of an error. */
const MAX_STRING_BYTES = 4 * 1024;
const MAX_DEEP_STRING_BYTES = 128;
const SHALLOW = 3;
const MAX_OUTLINE_BYTES = 256 * 1024;

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const SMALL_U = 117;
const FIELD = [...'data:'].map((letter) => letter.charCodeAt(0));
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const decoder = new TextDecoder('utf-8');

/**
 * Reduces the JSON of a large event to an outline while its bytes pass: the same JSON, but long strings are cut and deep or
 * long containers are emptied, so that at most {@link MAX_OUTLINE_BYTES} are held, and the work is spread over the reads.
 * A tool call of 90 KB becomes some 300 bytes with the same finish and usage. What is left out is not checked.
 */
export class EventOutline {
  #bytes = 0;
  #textBytes = 0;
  /** Of the current string: bytes left out of it, and whether they are text, as far as they were read. */
  #leftOut = 0;
  #isText = false;
  #line: 'field' | 'space' | 'data' | 'other' = 'field';
  /** Characters of `data:` seen at the start of this line, or of the byte order mark before them. */
  #matched = 0;
  #mark: number;
  #hasData = false;
  #isTooLarge = false;
  #out = new Uint8Array(1024);
  #length = 0;
  #depth = 0;
  /** The members of each container that is open. */
  readonly #members = new Uint32Array(MAX_DEPTH + 1);
  /** The depth of the container whose rest is left out; 0 when there is none. */
  #emptied = 0;
  #string: 'none' | 'kept' | 'cut' = 'none';
  #room = 0;
  /** In an escape: 1 for the character behind the backslash, 2 to 5 for the hexadecimal digits left, plus one. */
  #escape = 0;

  /** @param isFirst whether a byte order mark may stand before the event */
  constructor(isFirst: boolean) {
    this.#mark = isFirst ? 0 : BYTE_ORDER_MARK.length;
  }

  /** Whether the event, or what is needed of it, exceeds the limits: then there is no outline. */
  get isTooLarge(): boolean {
    return this.#isTooLarge;
  }

  /**
   * Bytes of text that were left out. Text has a space or a character beyond ASCII; images and sound in base64 have neither.
   */
  get leftOutBytes(): number {
    return this.#textBytes + (this.#isText ? this.#leftOut : 0);
  }

  /** The next bytes of the event. */
  push(chunk: Uint8Array): void {
    if (this.#isTooLarge) return;
    const room = MAX_EVENT_BYTES - this.#bytes;
    this.#bytes += chunk.length;
    const bytes = chunk.length > room ? chunk.subarray(0, room) : chunk;
    const anyCr = bytes.indexOf(CR) !== -1;
    for (let i = 0; i < bytes.length && !this.#isTooLarge; ) {
      if (this.#line === 'field' || this.#line === 'space') {
        i = this.#readField(bytes, i);
        continue;
      }
      const end = lineEnd(bytes, i, anyCr);
      if (this.#line === 'data') this.#readJson(bytes, i, end);
      if (end < bytes.length) this.#line = 'field';
      i = end + 1;
    }
    if (chunk.length > room) this.#isTooLarge = true;
  }

  /** The outline of the event's data; null when it has none. Called at the end of the event. */
  readData(): string | null {
    return this.#hasData && !this.#isTooLarge ? decoder.decode(this.#out.subarray(0, this.#length)) : null;
  }

  /** One byte of a line's field name, or what follows its colon. */
  #readField(bytes: Uint8Array, i: number): number {
    const byte = bytes[i]!;
    if (this.#line === 'space') {
      this.#line = 'data';
      return byte === SPACE ? i + 1 : i;
    }
    if (this.#matched === 0 && byte === BYTE_ORDER_MARK[this.#mark]) {
      this.#mark++;
      return i + 1;
    }
    this.#mark = BYTE_ORDER_MARK.length;
    if (byte === LF || byte === CR) {
      this.#matched = 0;
      return i + 1;
    }
    if (byte !== FIELD[this.#matched]) {
      this.#matched = 0;
      this.#line = 'other';
      return i;
    }
    if (++this.#matched === FIELD.length) {
      this.#matched = 0;
      this.#line = 'space';
      this.#hasData = true;
    }
    return i + 1;
  }

  #readJson(bytes: Uint8Array, from: number, to: number): void {
    let i = from;
    while (i < to && !this.#isTooLarge) {
      if (this.#string === 'kept') {
        i = this.#keepString(bytes, i, to);
        continue;
      }
      if (this.#string === 'cut') {
        i = this.#cutString(bytes, i, to);
        continue;
      }
      const byte = bytes[i++]!;
      switch (byte) {
        case QUOTE:
          this.#keep(QUOTE);
          this.#room = this.#depth <= SHALLOW ? MAX_STRING_BYTES : MAX_DEEP_STRING_BYTES;
          this.#string = this.#emptied === 0 ? 'kept' : 'cut';
          break;
        case 0x7b:
        case 0x5b:
          this.#keep(byte);
          this.#depth++;
          if (this.#emptied !== 0) break;
          if (this.#depth > MAX_DEPTH) this.#emptied = this.#depth;
          else this.#members[this.#depth] = 0;
          break;
        case 0x7d:
        case 0x5d:
          if (this.#depth === this.#emptied) this.#emptied = 0;
          this.#depth--;
          this.#keep(byte);
          break;
        case COMMA:
          if (this.#emptied === 0 && ++this.#members[this.#depth]! >= MAX_MEMBERS)
            this.#emptied = this.#depth;
          else this.#keep(COMMA);
          break;
        case SPACE:
        case 9:
          break;
        default:
          this.#keep(byte);
      }
    }
  }

  #keepString(bytes: Uint8Array, from: number, to: number): number {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (this.#escape === 1) this.#escape = byte === SMALL_U ? 5 : 0;
      else if (this.#escape > 1) this.#escape = this.#escape === 2 ? 0 : this.#escape - 1;
      else if (byte === QUOTE) {
        this.#string = 'none';
        this.#keep(QUOTE);
        return i + 1;
      } else if (this.#room <= 0) {
        this.#string = 'cut';
        return i;
      } else if (byte === BACKSLASH) this.#escape = 1;
      this.#room--;
      this.#keep(byte);
    }
    return to;
  }

  /** Looks only for the closing quote, and for what tells text. */
  #cutString(bytes: Uint8Array, from: number, to: number): number {
    let i = from + this.#escape;
    this.#escape = 0;
    for (; i < to; i++) {
      const byte = bytes[i]!;
      if (byte === QUOTE) {
        if (this.#isText) this.#textBytes += this.#leftOut;
        this.#leftOut = 0;
        this.#isText = false;
        this.#string = 'none';
        this.#keep(QUOTE);
        return i + 1;
      }
      this.#leftOut++;
      if (byte === BACKSLASH) i++;
      else if (byte === SPACE || byte >= 0x80) this.#isText = true;
    }
    // The character behind a backslash at the end comes with the next bytes.
    this.#escape = i - to;
    return to;
  }

  #keep(byte: number): void {
    if (this.#emptied !== 0) return;
    if (this.#length === this.#out.length) {
      if (this.#length === MAX_OUTLINE_BYTES) {
        this.#isTooLarge = true;
        return;
      }
      const grown = new Uint8Array(2 * this.#length);
      grown.set(this.#out);
      this.#out = grown;
    }
    this.#out[this.#length++] = byte;
  }
}

function lineEnd(bytes: Uint8Array, from: number, anyCr: boolean): number {
  const lf = bytes.indexOf(LF, from);
  const end = lf === -1 ? bytes.length : lf;
  if (!anyCr) return end;
  const cr = bytes.indexOf(CR, from);
  return cr === -1 ? end : Math.min(cr, end);
}
