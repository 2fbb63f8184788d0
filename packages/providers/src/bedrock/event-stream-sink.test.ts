import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChunkFrame, aFrame, anEventFrame, anExceptionFrame } from '../../test/aws-event-stream.ts';
import { RecordingSink } from '../../test/recording-sink.ts';
import { EventStreamSink } from './event-stream-sink.ts';

const HEAD = {
  status: 200,
  contentType: 'application/vnd.amazon.eventstream',
  headers: [],
  requestId: 'r-1',
};
const ANSWER = [
  anEventFrame('messageStart', { role: 'assistant', p: 'abc' }),
  anEventFrame('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Wéir 🌊' } }),
  anEventFrame('messageStop', { stopReason: 'end_turn' }),
];
const EVENTS = [
  'event: messageStart\ndata: {"role":"assistant","p":"abc"}\n\n',
  'event: contentBlockDelta\ndata: {"contentBlockIndex":0,"delta":{"text":"Wéir 🌊"}}\n\n',
  'event: messageStop\ndata: {"stopReason":"end_turn"}\n\n',
].join('');

function read(chunks: readonly Uint8Array[], ends = true) {
  const sink = new RecordingSink();
  let aborted = false;
  const events = new EventStreamSink(sink, 'the-secret', () => {
    aborted = true;
  });
  sink.opened({ resume() {}, abort() {} });
  events.head(HEAD);
  for (const chunk of chunks) {
    events.chunk(chunk);
    if (aborted) break;
  }
  if (ends && !aborted) events.end();
  expect(sink.violations).toEqual([]);
  return { sink, aborted, text: sink.bytes.toString('utf8') };
}

function cut(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let from = 0;
  for (const length of lengths) {
    chunks.push(bytes.subarray(from, from + length));
    from += length;
  }
  return [...chunks, bytes.subarray(from)];
}

describe('EventStreamSink', () => {
  it('gives the same events for the same bytes in any chunks', () => {
    const bytes = Buffer.concat(ANSWER);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 40 }), (lengths) => {
        const { sink, text } = read(cut(bytes, lengths));
        expect(text).toBe(EVENTS);
        expect(sink.ended).toBe(true);
      }),
      { examples: [[Array(bytes.length).fill(1)], [[]], [[3, 1, 4]]] },
    );
  });

  it('passes the events of one chunk on as one, and asks for a pause with it', () => {
    const sink = new RecordingSink();
    sink.takes = () => false;
    const events = new EventStreamSink(sink.opened({ resume() {}, abort() {} }), null, () => {});
    events.head(HEAD);
    expect(events.chunk(Buffer.concat(ANSWER))).toBe(false);
    expect(sink.chunks).toHaveLength(1);
    // Nothing that could fill a client's buffer.
    expect(events.chunk(ANSWER[0]!.subarray(0, 20))).toBe(true);
    expect(sink.heads[0]).toMatchObject({ contentType: 'text/event-stream', requestId: 'r-1' });
  });

  it("gives the events of InvokeModel their own names, as Anthropic's stream has them", () => {
    const start = { type: 'message_start', message: { id: 'msg_bdrk_1' } };
    const { text } = read([aChunkFrame(start), aChunkFrame({ type: 'ping' })]);
    expect(text).toBe(
      `event: message_start\ndata: ${JSON.stringify(start)}\n\nevent: ping\ndata: {"type":"ping"}\n\n`,
    );
  });

  it('keeps an event in one line, and passes over frames that are no events', () => {
    const odd = anEventFrame('initial-response', '{\n "a":\r\n 1 }');
    const unnamed = anEventFrame('a\nb', '{}');
    expect(read([odd, unnamed]).text).toBe('event: initial-response\ndata: {  "a":  1 }\n\n');
  });

  it.each([
    ['throttlingException', 'upstream_rate_limited', 429],
    ['modelStreamErrorException', 'upstream_failed', 424],
    ['internalServerException', 'upstream_failed', 500],
    ['serviceUnavailableException', 'upstream_overloaded', 503],
    ['validationException', 'upstream_rejected', 400],
    ['modelTimeoutException', 'upstream_failed', 408],
    ['somethingNewException', 'upstream_error_event', 200],
  ])('fails with %s as %s %d, after the events before it', (name, code, status) => {
    const { sink, aborted, text } = read([
      Buffer.concat([ANSWER[0]!, anExceptionFrame(name, 'Slow down, the-secret.'), ANSWER[2]!]),
    ]);
    expect(text).toBe('event: messageStart\ndata: {"role":"assistant","p":"abc"}\n\n');
    expect(aborted).toBe(true);
    expect(sink.error).toMatchObject({ code, status, requestId: 'r-1' });
    expect(sink.error!.words).toMatchObject({
      message: 'Slow down, [redacted].',
      code: name.charAt(0).toUpperCase() + name.slice(1),
    });
  });

  it('tells the limit of a day from that of a moment', () => {
    const message = 'Too many tokens per day, please wait before trying again.';
    expect(read([anExceptionFrame('throttlingException', message)]).sink.error).toMatchObject({
      code: 'upstream_usage_limited',
      status: 429,
    });
  });

  it('reads an error of the stream itself', () => {
    const frame = aFrame(
      { ':message-type': 'error', ':error-code': 'InternalFailure', ':error-message': 'Try again.' },
      '',
    );
    expect(read([frame]).sink.error).toMatchObject({
      code: 'upstream_error_event',
      words: { message: 'Try again.', code: 'InternalFailure' },
    });
  });

  it('fails where the stream ends within a frame', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ANSWER[2]!.length - 1 }), (kept) => {
        const { sink } = read([ANSWER[0]!, ANSWER[1]!, ANSWER[2]!.subarray(0, kept)]);
        expect(sink.ended).toBe(false);
        expect(sink.error).toMatchObject({ code: 'upstream_connection_lost', requestId: 'r-1' });
      }),
    );
  });

  it('fails with a byte that changed on the way, wherever it is behind the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: ANSWER[1]!.length - 1 }), (at) => {
        const changed = Buffer.from(ANSWER[1]!);
        changed[at]! ^= 1;
        const { sink, text } = read([ANSWER[0]!, changed]);
        expect(sink.error).toMatchObject({ code: 'upstream_malformed_answer' });
        expect(text).toBe('event: messageStart\ndata: {"role":"assistant","p":"abc"}\n\n');
      }),
    );
  });

  it('collects no frame that is larger than any event', () => {
    for (const length of [0, 15, 16 * 1024 * 1024 + 1, 0xffffffff]) {
      const bytes = Buffer.alloc(16);
      bytes.writeUInt32BE(length);
      expect(read([bytes]).sink.error).toMatchObject({ code: 'upstream_malformed_answer' });
    }
  });

  it('fails with a chunk of InvokeModel that is no event', () => {
    const frame = anEventFrame('chunk', { bytes: Buffer.from('{"type"').toString('base64') });
    expect(read([frame]).sink.error).toMatchObject({ code: 'upstream_malformed_answer' });
  });

  it('passes an answer that is no event stream as it is', () => {
    const sink = new RecordingSink();
    const events = new EventStreamSink(sink.opened({ resume() {}, abort() {} }), null, () => {});
    events.head({ ...HEAD, contentType: 'application/json' });
    events.chunk(Buffer.from('{"output":'));
    events.chunk(Buffer.from('{}}'));
    events.end();
    expect(sink.bytes.toString()).toBe('{"output":{}}');
    expect(sink.ended).toBe(true);
  });
});
