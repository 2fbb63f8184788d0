import { describe, expect, it } from 'vitest';
import { CHUNKS_PER_STREAM } from '../upstream/fixtures.ts';
import { messageStreamFixture } from '../upstream/message-fixtures.ts';
import { MessageStream } from './message-stream.ts';
import { randomPieces, seededRandom } from './seeded-random.ts';
import { StreamVerifier } from './stream-verifier.ts';

const VARIANT = 7;
const fixture = messageStreamFixture('bench-10ms', VARIANT);
const { beginning, deltas, ending } = fixture;
const COMPLETE = [...beginning, ...deltas, ...ending];

function verify(events: readonly Buffer[]) {
  const verifier = new StreamVerifier(new MessageStream(fixture, VARIANT));
  for (const event of events) verifier.feed(event, 0, event.length);
  const fault = verifier.finish();
  return { fault, chunkCount: verifier.chunkCount, isByteIdentical: verifier.isByteIdentical };
}

function reserialised(event: Buffer): Buffer {
  const [name, data] = event.toString().split('\n');
  return Buffer.from(`${name}\ndata:${JSON.stringify({ ...JSON.parse(data!.slice(5)), more: 1 })}\n\n`);
}

function replaced(event: Buffer, from: string, to: string): Buffer {
  expect(event.toString()).toContain(from);
  return Buffer.from(event.toString().replace(from, to));
}

describe('MessageStream', () => {
  it('accepts the upstream’s stream under any split', () => {
    const random = seededRandom(5);
    for (let run = 0; run < 50; run++) {
      expect(verify(randomPieces(Buffer.concat(COMPLETE), 1 + random(700), random))).toEqual({
        fault: null,
        chunkCount: CHUNKS_PER_STREAM,
        isByteIdentical: true,
      });
    }
  });

  it('accepts a gateway that says the same in other bytes', () => {
    expect(verify(COMPLETE.map(reserialised))).toEqual({
      fault: null,
      chunkCount: CHUNKS_PER_STREAM,
      isByteIdentical: false,
    });
  });

  it('counts the deltas and the finish, nothing else', () => {
    const counts = COMPLETE.map((_, length) => verify(COMPLETE.slice(0, length)).chunkCount);
    expect([counts[2], counts[3], counts[52], counts[53], counts[54]]).toEqual([0, 1, 50, 50, 51]);
  });

  it.each(['as they are', 'in other bytes'])('refuses a missing event, wherever it is: %s', (bytes) => {
    const events = bytes === 'as they are' ? COMPLETE : COMPLETE.map(reserialised);
    for (let at = 0; at < events.length - 1; at++) {
      expect(verify(events.toSpliced(at, 1)).fault).toBe('chunk_missing');
    }
    expect(verify(events.slice(0, -1)).fault).toBe('incomplete');
  });

  it('refuses an event that comes twice, and anything after the end', () => {
    for (let at = 0; at < COMPLETE.length - 1; at++) {
      expect(verify(COMPLETE.toSpliced(at, 0, COMPLETE[at]!)).fault).toBe('chunk_repeated');
    }
    expect(verify([...COMPLETE, COMPLETE.at(-1)!]).fault).toBe('after_done');
  });

  it('refuses a chunk of another stream in the right place', () => {
    const stray = messageStreamFixture('bench-10ms', VARIANT + 1).deltas[20]!;
    expect(verify(COMPLETE.with(22, stray)).fault).toBe('wrong_stream');
  });

  it('refuses another reason, another number of tokens, an error, and what is no event of a text', () => {
    const finish = ending[1]!;
    expect(verify(COMPLETE.with(53, replaced(finish, 'end_turn', 'max_tokens'))).fault).toBe(
      'unexpected_event',
    );
    expect(verify(COMPLETE.with(53, replaced(finish, '50', '49'))).fault).toBe('unexpected_usage');
    expect(verify([Buffer.from('data: {"type":"error","error":{}}\n\n')]).fault).toBe('error_event');
    expect(verify([Buffer.from('data: {"type":"message_pause"}\n\n')]).fault).toBe('unexpected_event');
    expect(verify(COMPLETE.with(4, replaced(deltas[2]!, 'v07w02', 'hello'))).fault).toBe('unexpected_event');
    expect(verify([Buffer.from('data: {"type":\n\n')]).fault).toBe('malformed_event');
  });
});
