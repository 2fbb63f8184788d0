import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, scanFrames } from './frames.ts';

const PAYLOADS = ['{"a":1}', '""', '{"b":"W1 00000002 00000000 {}"}', '[1,2,3]', 'ü🙂'];
const FRAMES = PAYLOADS.map(encodeFrame);
const BYTES = Buffer.concat(FRAMES);
const ENDS = FRAMES.map((_, index) => Buffer.concat(FRAMES.slice(0, index + 1)).length);

const texts = (bytes: Buffer) => scanFrames(bytes).frames.map((frame) => frame.payload.toString());

describe('frames', () => {
  it('are text that can be read and checked by hand', () => {
    expect(encodeFrame('{"a":1}').toString()).toBe('W1 00000007 561bacaf {"a":1}\n');
  });

  it('are found again, all of them', () => {
    const scan = scanFrames(BYTES);
    expect(scan.frames.map((frame) => frame.payload.toString())).toEqual(PAYLOADS);
    expect(scan.frames.map((frame) => frame.end)).toEqual(ENDS);
    expect(scan).toMatchObject({ damagedBytes: 0, intactEnd: BYTES.length, scannedTo: BYTES.length });
  });

  it('are found from the end of one on, and no more than were asked for', () => {
    const scan = scanFrames(BYTES, ENDS[0], 2);
    expect(scan.frames.map((frame) => frame.payload.toString())).toEqual(PAYLOADS.slice(1, 3));
    expect(scan.scannedTo).toBe(ENDS[2]);
  });

  it('before a cut at any byte are all found, and nothing else', () => {
    for (let length = 0; length <= BYTES.length; length++) {
      const whole = ENDS.filter((end) => end <= length).length;
      const scan = scanFrames(BYTES.subarray(0, length));
      expect(scan.frames.map((frame) => frame.payload.toString())).toEqual(PAYLOADS.slice(0, whole));
      expect(scan.intactEnd).toBe(ENDS[whole - 1] ?? 0);
    }
  });

  it('other than the one that is hit survive any change of any byte', () => {
    for (let at = 0; at < BYTES.length; at++) {
      const hit = ENDS.findIndex((end) => at < end);
      for (let value = 0; value < 256; value++) {
        if (value === BYTES[at]) continue;
        const altered = Buffer.from(BYTES);
        altered[at] = value;
        const found = texts(altered);
        const others = PAYLOADS.filter((_, index) => index !== hit);
        // A changed newline leaves even the frame before it readable.
        if (found.length !== PAYLOADS.length) expect(found).toEqual(others);
        else expect(found).toEqual(PAYLOADS);
      }
    }
  });

  it('are never empty, so that a header of zeros is none', () => {
    expect(texts(Buffer.from('W1 00000000 00000000 \n'))).toEqual([]);
  });

  it('are never made up from random bytes, whatever stands before and behind', () => {
    const payload = fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text));
    const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, payload), { maxLength: 8 }), (parts) => {
        const bytes = Buffer.concat(
          parts.flatMap(([before, text]) => [before, Buffer.from('\n'), encodeFrame(text)]),
        );
        expect(texts(bytes)).toEqual(parts.map(([, text]) => text));
      }),
      { numRuns: 1_000 },
    );
  });
});
