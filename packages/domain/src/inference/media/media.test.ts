import { describe, expect, it } from 'vitest';
import { aScan } from '../__fixtures__/a-scan.ts';
import { audioBytesPerSecond, audioSeconds } from './audio-seconds.ts';
import { imageDialect, speechDialect } from './media-dialects.ts';
import { MediaEventReader } from './media-event-reader.ts';
import { readMediaBody } from './read-media-body.ts';

const encoder = new TextEncoder();
const body = (answer: unknown) =>
  readMediaBody(encoder.encode(typeof answer === 'string' ? answer : JSON.stringify(answer)));

describe('the units of a request', () => {
  it.each([
    ['{"model":"m","prompt":"p"}', 1],
    ['{"model":"m","prompt":"p","n":4}', 4],
  ])('of images %s are %d', (text, units) => {
    expect(imageDialect.parse(aScan(text, imageDialect.members))).toMatchObject({ units, choices: units });
  });

  it('of speech are its characters, not its bytes', () => {
    const parse = (text: string) => speechDialect.parse(aScan(text, speechDialect.members));
    expect(parse('{"model":"m","input":"Grüße 🌊"}')).toMatchObject({ units: 7, streaming: false });
    expect(parse('{"model":"m","input":"","stream_format":"sse"}')).toMatchObject({
      units: 0,
      streaming: true,
    });
    expect(() => parse('{"model":"m"}')).toThrow(expect.objectContaining({ param: 'input' }));
    expect(() => parse('{"model":"m","input":"a","input":"b"}')).toThrow('more than once');
  });

  it('of a WAV file are its seconds, and of others a guess that is not too low', () => {
    const wav = new Uint8Array(44 + 32_000 * 3);
    wav.set(encoder.encode('RIFF'));
    wav.set(encoder.encode('WAVEfmt '), 8);
    const secondsOf = (file: Uint8Array) => audioSeconds(file.length, audioBytesPerSecond(file));
    const setRate = (rate: number) => new DataView(wav.buffer).setUint32(28, rate, true);
    setRate(32_000);
    expect(secondsOf(wav)).toBe(4);
    // A rate that nobody has would make it short.
    setRate(0xffff_ffff);
    expect(secondsOf(wav)).toBe(25);
    setRate(0);
    expect(secondsOf(wav)).toBe(25);
    expect(secondsOf(new Uint8Array(0))).toBe(1);
    expect(secondsOf(new Uint8Array(8_000))).toBe(2);
  });
});

describe('an answer', () => {
  it.each([
    [{ data: [{ b64_json: 'AA' }, { url: 'x' }] }, { units: 2, usage: null, generatedBytes: 0 }],
    [
      { text: 'Grüße', usage: { type: 'duration', seconds: 2.2 } },
      { units: 3, generatedBytes: 7 },
    ],
    [{ text: 'a', duration: 9 }, { units: 9 }],
    [{ text: 'a', usage: { seconds: -1 }, duration: 'long' }, { units: null }],
    ['1\n00:00:00 --> 00:00:01\na weir\n', { units: null, error: null }],
    [{ error: { message: 'No.' } }, { error: { message: 'No.' } }],
  ])('%j says %j', (answer, expected) => {
    expect(body(answer)).toMatchObject(expected);
  });

  it('with tokens has them, of sound as well', () => {
    const usage = {
      type: 'tokens',
      input_tokens: 14,
      input_token_details: { audio_tokens: 10 },
      output_tokens: 5,
    };
    expect(body({ text: 'a', usage }).usage).toMatchObject({
      ...{ inputTokens: 14, audioInputTokens: 10, outputTokens: 5 },
    });
  });
});

describe('MediaEventReader', () => {
  const read = (events: readonly unknown[], wanted = 1) => {
    const reader = new MediaEventReader(wanted);
    const read = events.map((event) =>
      reader.read(typeof event === 'string' ? event : JSON.stringify(event)),
    );
    return { reader, read };
  };
  const usage = { input_tokens: 5, output_tokens: 7 };

  it('counts images, and ends with the last one that was asked for', () => {
    const partial = { type: 'image_generation.partial_image', b64_json: 'AA' };
    const completed = { type: 'image_generation.completed', b64_json: 'AA', usage };
    const two = read([partial, completed, completed], 2);
    expect(two.read).toMatchObject([{ kind: 'token' }, { terminal: false }, { terminal: true }]);
    expect(two.reader.units).toBe(2);
  });

  it('reads speech and transcriptions, by tokens or by seconds', () => {
    const speech = read([
      { type: 'speech.audio.delta', audio: 'AA' },
      { type: 'speech.audio.done', usage },
    ]);
    expect(speech.read).toMatchObject([{ kind: 'token' }, { terminal: true, usage: { outputTokens: 7 } }]);
    const done = { type: 'transcript.text.done', text: 'a weir', usage: { type: 'duration', seconds: 3.1 } };
    const text = read([{ type: 'transcript.text.delta', delta: 'a weir' }, done]);
    expect(text.read).toMatchObject([{ kind: 'token' }, { terminal: true, usage: null }]);
    expect(text.reader).toMatchObject({ units: 4, generatedBytes: 6 });
  });

  it("reads vLLM's chunks", () => {
    const chunk = { object: 'transcription.chunk', choices: [{ delta: { content: 'a' } }] };
    const last = {
      object: 'transcription.chunk',
      choices: [],
      usage: { prompt_tokens: 3, completion_tokens: 1 },
    };
    expect(read([chunk, last, '[DONE]']).read).toMatchObject([
      { kind: 'token' },
      { kind: 'chunk', usage: { inputTokens: 3 } },
      { kind: 'terminal' },
    ]);
  });

  it('tells errors, and passes over what it cannot read', () => {
    const errors = read([
      { type: 'error', error: { message: 'No.' } },
      { error: { message: 'No.' } },
      'x',
      'null',
    ]);
    expect(errors.read).toMatchObject([
      { kind: 'error' },
      { kind: 'error' },
      { kind: 'other' },
      { kind: 'other' },
    ]);
  });

  it('holds the last events as a whole', () => {
    const reader = new MediaEventReader();
    expect(reader.holdsWhole('event: image_generation.completed\n')).toBe(true);
    expect(reader.holdsWhole('data: {"type":"image_generation.completed","b64_json":"')).toBe(true);
    expect(reader.holdsWhole('data: {"type":"image_generation.partial_image","b64_json":"')).toBe(false);
  });
});
