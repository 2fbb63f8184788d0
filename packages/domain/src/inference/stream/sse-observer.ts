import { EventOutline } from './event-outline.ts';

const LF = 10;
const CR = 13;
const COLON = 58;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Finds the ends of server-sent events in a byte stream, whatever its chunks, and reads the `data` of a complete event.
 * Accepts LF, CR and CRLF line ends, also mixed. Agrees with eventsource-parser (checked by a property test) except where
 * that deviates from https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation.
 *
 * Holds no bytes itself: its state is the position within a line.
 */
export class SseObserver {
  #atLineStart = true;
  /** The last chunk ended with a CR that may be half of a CRLF: one inside an event, or one that ended an event. */
  #openCr: 'none' | 'in-event' | 'at-event-end' = 'none';
  #anyCr = false;
  #firstEvent = true;

  /**
   * Starts the next chunk. Returns the offset of its first own event: 1 when its first byte is the LF of a CRLF that ended
   * the event before, else 0.
   */
  beginChunk(chunk: Uint8Array): 0 | 1 {
    this.#anyCr = chunk.indexOf(CR) !== -1;
    if (this.#openCr !== 'at-event-end' || chunk.length === 0) return 0;
    this.#openCr = 'none';
    return chunk[0] === LF ? 1 : 0;
  }

  /**
   * The offset just after the next event that ends in the chunk at or after `from`, or -1 when none does; the state is then
   * at the end of the chunk. Pass the result of `beginChunk` first, then the result of the previous call.
   */
  nextEventEnd(chunk: Uint8Array, from: number): number {
    if (this.#anyCr || this.#openCr !== 'none') return this.#nextEventEndAnyLineEnd(chunk, from);
    let lineStart = from;
    for (;;) {
      const lf = chunk.indexOf(LF, lineStart);
      if (lf === -1) {
        if (lineStart < chunk.length) this.#atLineStart = false;
        return -1;
      }
      const blank = lf === lineStart && this.#atLineStart;
      this.#atLineStart = true;
      lineStart = lf + 1;
      if (blank) return lineStart;
    }
  }

  #nextEventEndAnyLineEnd(chunk: Uint8Array, from: number): number {
    let i = from;
    if (this.#openCr === 'in-event' && i < chunk.length) {
      this.#openCr = 'none';
      if (chunk[i] === LF) i++;
    }
    while (i < chunk.length) {
      const byte = chunk[i++];
      if (byte !== LF && byte !== CR) {
        this.#atLineStart = false;
        continue;
      }
      const blank = this.#atLineStart;
      this.#atLineStart = true;
      if (byte === CR) {
        if (i === chunk.length) this.#openCr = blank ? 'at-event-end' : 'in-event';
        else if (chunk[i] === LF) i++;
      }
      if (blank) return i;
    }
    return -1;
  }

  /** The event's `data` lines joined by LF, or null when it has none (a comment, say). `bytes` is one whole event. */
  readData(bytes: Uint8Array): string | null {
    let text = decoder.decode(bytes);
    if (this.#firstEvent) {
      this.#firstEvent = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    // The usual form: one line of data, perhaps after one with the event's name.
    const start = text.startsWith('event: ') ? text.indexOf('\n') + 1 : 0;
    if (text.startsWith('data: ', start)) {
      const lineEnd = text.indexOf('\n', start);
      if (lineEnd === text.length - 2 && text.charCodeAt(lineEnd + 1) === LF && !text.includes('\r')) {
        return text.slice(start + 6, lineEnd);
      }
    }
    return joinDataLines(text);
  }

  /** Reads an event that is too large to be kept whole, piece by piece. */
  beginOutline(): EventOutline {
    const outline = new EventOutline(this.#firstEvent);
    this.#firstEvent = false;
    return outline;
  }
}

/** Whether an incomplete event that begins so is a comment, as far as it can be known, or nothing. */
export function isSilence(first: number): boolean {
  return first === COLON || first === CR || first === LF;
}

function joinDataLines(text: string): string | null {
  let data: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    let value: string;
    if (line === 'data') value = '';
    else if (line.startsWith('data:')) value = line.slice(line.charCodeAt(5) === 32 ? 6 : 5);
    else continue;
    data = data === null ? value : `${data}\n${value}`;
  }
  return data;
}
