import { describe, expect, it } from 'vitest';
import type { FakeClock } from '../../../testing/src/fake-clock.ts';
import { startRun } from './__fixtures__/a-run.ts';
import { ArrivingBody } from './arriving-body.ts';
import { transcriptionDialect } from './media/media-dialects.ts';
import { RequestBody } from './request-body.ts';

const encoder = new TextEncoder();
const field = (name: string, text: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const FILE = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.mp3"\r\n\r\n';
const SOUND = 'x'.repeat(4_000);
const END = '\r\n--b--\r\n';
const TYPE = 'multipart/form-data; boundary=b';

/** What the client's connection is told. */
class RecordingSource {
  isReading = false;
  hasLeft = false;
  pause(): void {
    this.isReading = false;
  }
  resume(): void {
    this.isReading = true;
  }
  leave(): void {
    this.hasLeft = true;
  }
}

/** What the upstream takes. */
class RecordingSink {
  text = '';
  hasEnded = false;
  takes = true;
  chunk(bytes: Uint8Array): boolean {
    this.text += new TextDecoder().decode(bytes);
    return this.takes;
  }
  end(): void {
    this.hasEnded = true;
  }
}

/** A run of a transcription whose file has begun to arrive. */
function startUpload({ fields = field('model', 'meadow'), deployments = 1, declared = true } = {}) {
  const source = new RecordingSource();
  const sink = new RecordingSink();
  const beginning = encoder.encode(`${fields}${FILE}${SOUND}`);
  let arriving!: ArrivingBody;
  const run = startRun({
    operation: 'transcription',
    deployments,
    scan: (clock: FakeClock) => {
      const { check, scan } = transcriptionDialect.form!.begin(beginning, TYPE)!;
      arriving = new ArrivingBody(declared ? 12_000 : null, 200_000, check, source, clock);
      return scan(new RequestBody(beginning, () => {}, arriving));
    },
  });
  const send = (text: string) => arriving.push(encoder.encode(text));
  const finish = () => {
    send(END);
    arriving.end();
  };
  return { run, source, sink, arriving, send, finish };
}

describe('a form that is sent on while it arrives', () => {
  it('is not read before an upstream takes it, nor while that takes nothing', () => {
    const { run, arriving, source, sink, send, finish } = startUpload();
    expect(run.provider.upstream.call.arriving).toBe(arriving);
    expect(source.isReading).toBe(false);
    arriving.open(sink);
    expect(source.isReading).toBe(true);
    sink.takes = false;
    send('ab');
    expect(source.isReading).toBe(false);
    sink.takes = true;
    arriving.resume();
    expect(source.isReading).toBe(true);
    finish();
    expect(sink).toMatchObject({ text: `ab${END}`, hasEnded: true });
  });

  it('goes to the next deployment as long as no upstream has taken any of it', () => {
    const { run, arriving, source, sink, send } = startUpload({ deployments: 3 });
    arriving.open(sink);
    run.provider.upstream.fail('upstream_connect_failed');
    arriving.close(sink);
    expect(run.provider.exchanges).toHaveLength(2);
    expect(source.isReading).toBe(false);

    arriving.open(new RecordingSink());
    send('ab');
    run.provider.upstream.fail('upstream_connection_lost');
    expect(run.provider.exchanges).toHaveLength(2);
    expect(run.client.errorCodes).toEqual(['upstream_connection_lost']);
    expect(source.hasLeft).toBe(true);
  });

  it('ends for the next deployment, too, when it had come whole', () => {
    const { run, arriving, sink } = startUpload({ deployments: 2 });
    arriving.open(sink);
    arriving.isComplete = true;
    run.provider.upstream.fail('upstream_connect_failed');
    const second = new RecordingSink();
    arriving.open(second);
    expect(second.hasEnded).toBe(true);
  });

  it.each([
    [true, 4],
    [false, 51],
  ])(
    'reserves the seconds that may come (declared: %s), and is charged those that came',
    async (declared, most) => {
      const { run, arriving, sink, send, finish } = startUpload({ declared });
      expect(run.request.parsed.mostUnits).toBe(most);
      arriving.open(sink);
      send('x'.repeat(5_000));
      finish();
      run.provider.upstream.head('application/json').send('{"text":"a weir"}');
      run.provider.upstream.end();
      expect(run.record).toMatchObject({ ending: 'completed', units: 3, usageSource: 'estimated' });
      expect(run.record.requestBytes).toBe(run.request.body.length);
    },
  );

  it('learns behind the file that a stream is wanted', () => {
    const { run, arriving, sink, send, finish } = startUpload();
    arriving.open(sink);
    send(`\r\n${field('stream', 'true').slice(0, -2)}`);
    finish();
    run.provider.upstream.send(
      'data: {"type":"transcript.text.done","text":"a","usage":{"type":"duration","seconds":2}}\n\n',
    );
    expect(run.record).toMatchObject({
      ending: 'completed',
      streamed: true,
      units: 2,
      usageSource: 'reported',
    });
    expect(run.telemetry.activeStreams).toBe(0);
  });

  it.each([
    ['names another model behind the file', `\r\n${field('model', 'sea').slice(0, -2)}`, 'invalid_parameter'],
    ['has a second file', `\r\n${FILE}`, 'invalid_parameter'],
    ['is no form any more', '\r\n--bcd', 'malformed_form'],
  ])('is stopped when it %s, without its end for the upstream', (_, text, code) => {
    const { run, arriving, source, sink, send, finish } = startUpload({ deployments: 2 });
    arriving.open(sink);
    send('ab');
    send(text);
    finish();
    expect(run.client.errorCodes).toEqual([code]);
    expect(run.record).toMatchObject({ ending: 'cancelled', errorCode: code, units: 0 });
    expect(run.provider.exchanges).toHaveLength(1);
    expect(run.provider.upstream.aborted).toBe(true);
    expect(source.hasLeft).toBe(true);
    expect(sink).toMatchObject({ text: 'ab', hasEnded: false });
  });

  it('is stopped when it ends in the middle', () => {
    const { run, arriving, sink, send } = startUpload();
    arriving.open(sink);
    send('ab');
    arriving.end();
    expect(run.client.errorCodes).toEqual(['malformed_form']);
    expect(sink.hasEnded).toBe(false);
  });

  it('stops the upstream when the client leaves, and costs nothing', () => {
    const { run, arriving, sink, send } = startUpload();
    arriving.open(sink);
    send('ab');
    run.client.goAway();
    expect(run.provider.upstream.aborted).toBe(true);
    expect(run.record).toMatchObject({ ending: 'client_disconnected', units: 0 });
  });

  it('is answered before it has come whole, by an error or by an answer', () => {
    const rejected = startUpload();
    rejected.arriving.open(rejected.sink);
    rejected.send('ab');
    rejected.run.provider.upstream.fail('upstream_rejected', { status: 413 });
    expect(rejected.run.client.errorCodes).toEqual(['upstream_rejected']);
    expect(rejected.source.hasLeft).toBe(true);

    const answered = startUpload();
    answered.arriving.open(answered.sink);
    answered.send('x'.repeat(5_000));
    answered.run.provider.upstream.head('application/json').send('{"text":"a"}');
    answered.run.provider.upstream.end();
    expect(answered.run.record).toMatchObject({ ending: 'completed', units: 3 });
    expect(answered.source.hasLeft).toBe(true);
  });
});

describe('while a form arrives', () => {
  it('a slow client is not the upstream’s fault: its time begins with the end of the form', () => {
    const { run, arriving, sink, send, finish } = startUpload();
    arriving.open(sink);
    for (let minute = 0; minute < 5; minute++) {
      run.clock.advance(60_000);
      send('ab');
    }
    finish();
    expect(run.phase).toBe('attempting');
    run.clock.advance(20_000);
    run.provider.upstream.head('application/json').send('{"text":"a"}');
    run.provider.upstream.end();
    expect(run.record).toMatchObject({ ending: 'completed' });

    const silent = startUpload();
    silent.arriving.open(silent.sink);
    silent.run.clock.advance(60_000);
    silent.finish();
    silent.run.clock.advance(30_000);
    expect(silent.run.client.errorCodes).toEqual(['upstream_first_byte_timeout']);
  });

  it('an upstream that takes nothing is, after the time that it has for its first byte', () => {
    const { run, arriving, sink, send } = startUpload();
    arriving.open(sink);
    run.clock.advance(20_000);
    sink.takes = false;
    send('ab');
    run.clock.advance(29_000);
    expect(run.client.errorCodes).toEqual([]);
    run.clock.advance(11_000);
    expect(run.client.errorCodes).toEqual(['upstream_first_byte_timeout']);
    expect(run.record).toMatchObject({ ending: 'timed_out' });
  });

  it('a client of a stream gets no comments, which would be a status', () => {
    const { run, arriving, sink, finish } = startUpload({
      fields: field('model', 'meadow') + field('stream', 'true'),
    });
    arriving.open(sink);
    run.clock.advance(60_000);
    expect(run.client.answer).toBeNull();
    finish();
    run.clock.advance(15_000);
    expect(run.client.text).toBe(': keepalive\n\n');
  });
});
