import { describe, expect, it } from 'vitest';
import { CHUNKS_PER_STREAM, streamFixture } from '../upstream/fixtures.ts';
import { ChatStream } from './chat-stream.ts';
import { randomPieces, seededRandom } from './seeded-random.ts';
import { StreamVerifier } from './stream-verifier.ts';

const VARIANT = 7;
const fixture = streamFixture('bench-10ms', VARIANT);
const COMPLETE = [...fixture.deltas, fixture.finish, fixture.done];

function verify(events: readonly Buffer[], asksForUsage = false) {
  const verifier = new StreamVerifier(new ChatStream(fixture, VARIANT, asksForUsage));
  for (const event of events) verifier.feed(event, 0, event.length);
  const fault = verifier.finish();
  return { fault, chunkCount: verifier.chunkCount, isByteIdentical: verifier.isByteIdentical };
}

function reserialised(event: Buffer): Buffer {
  const text = event.toString();
  if (text.includes('[DONE]')) return Buffer.from('event: message\ndata:[DONE]\n\n');
  const { choices, ...rest } = JSON.parse(text.slice(5));
  return Buffer.from(`data:${JSON.stringify({ choices, ...rest }, null, 1).replaceAll('\n', '')}\n\n`);
}

describe('StreamVerifier', () => {
  it('accepts the upstream’s stream', () => {
    expect(verify(COMPLETE)).toEqual({ fault: null, chunkCount: CHUNKS_PER_STREAM, isByteIdentical: true });
  });

  it('accepts it under any split, and sees that the bytes are the same', () => {
    const random = seededRandom(3);
    const bytes = Buffer.concat(COMPLETE);
    for (let run = 0; run < 200; run++) {
      const pieces = randomPieces(bytes, 1 + random(700), random);
      expect(verify(pieces)).toEqual({ fault: null, chunkCount: CHUNKS_PER_STREAM, isByteIdentical: true });
    }
  });

  it('accepts a gateway that says the same in other bytes, and comments between events', () => {
    const comment = Buffer.from(': keepalive\n\n');
    const events = COMPLETE.flatMap((event) => [comment, reserialised(event)]);
    expect(verify(events)).toMatchObject({ fault: null, isByteIdentical: false });
  });

  it('accepts a role before the first chunk, as translated answers have it, and nowhere else', () => {
    const role = Buffer.from('data: {"choices":[{"delta":{"role":"assistant","content":""}}]}\n\n');
    expect(verify([role, ...COMPLETE]).fault).toBeNull();
    expect(verify(COMPLETE.toSpliced(1, 0, role)).fault).toBe('unexpected_event');
  });

  it('refuses a missing chunk, wherever it is', () => {
    for (let at = 0; at < fixture.deltas.length; at++) {
      expect(verify(COMPLETE.toSpliced(at, 1)).fault).toBe('chunk_missing');
    }
  });

  it('refuses a duplicated chunk, wherever it is', () => {
    for (let at = 0; at < fixture.deltas.length; at++) {
      expect(verify(COMPLETE.toSpliced(at, 0, fixture.deltas[at]!)).fault).toBe('chunk_repeated');
    }
  });

  it('refuses two swapped chunks, wherever they are', () => {
    for (let at = 0; at + 1 < fixture.deltas.length; at++) {
      const swapped = COMPLETE.with(at, COMPLETE[at + 1]!).with(at + 1, COMPLETE[at]!);
      expect(verify(swapped).fault).toBe('chunk_missing');
    }
  });

  it('refuses swapped chunks of a gateway that re-serialises', () => {
    const events = COMPLETE.with(3, COMPLETE[4]!).with(4, COMPLETE[3]!).map(reserialised);
    expect(verify(events).fault).toBe('chunk_missing');
  });

  it('refuses a chunk of another stream in the right place', () => {
    const stray = streamFixture('bench-10ms', VARIANT + 1).deltas[20]!;
    expect(verify(COMPLETE.with(20, stray)).fault).toBe('wrong_stream');
  });

  it('refuses a stream without finish, without [DONE], or cut anywhere', () => {
    expect(verify(COMPLETE.filter((event) => event !== fixture.finish)).fault).toBe('chunk_missing');
    expect(verify(COMPLETE.slice(0, -1)).fault).toBe('incomplete');
    const bytes = Buffer.concat(COMPLETE);
    for (let length = 0; length < bytes.length; length += 97) {
      expect(verify([bytes.subarray(0, length)]).fault).toBe('incomplete');
    }
  });

  it('refuses anything after [DONE]', () => {
    expect(verify([...COMPLETE, fixture.done]).fault).toBe('after_done');
  });

  it('refuses usage that was not asked for, and the lack of usage that was', () => {
    const withUsage = [...fixture.deltas, fixture.finish, fixture.usage, fixture.done];
    expect(verify(withUsage, true).fault).toBeNull();
    expect(verify(withUsage, false).fault).toBe('unexpected_usage');
    expect(verify(COMPLETE, true).fault).toBe('chunk_missing');
  });

  it('names an error event and what is not JSON', () => {
    expect(verify([Buffer.from('data: {"error":{"message":"no"}}\n\n')]).fault).toBe('error_event');
    expect(verify([Buffer.from('data: {"choices":\n\n')]).fault).toBe('malformed_event');
  });
});
