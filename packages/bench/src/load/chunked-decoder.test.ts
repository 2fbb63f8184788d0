import { describe, expect, it } from 'vitest';
import { ChunkedDecoder } from './chunked-decoder.ts';
import { randomPieces, seededRandom } from './seeded-random.ts';

function decodeAll(pieces: readonly Buffer[]) {
  const decoder = new ChunkedDecoder();
  const body: Buffer[] = [];
  const sink = {
    body: (buffer: Buffer, start: number, end: number) => {
      body.push(Buffer.from(buffer.subarray(start, end)));
    },
  };
  let rest = 0;
  for (const piece of pieces) rest += piece.length - decoder.decode(piece, 0, piece.length, sink);
  return { body: Buffer.concat(body).toString('latin1'), done: decoder.done, rest };
}

const MESSAGE = Buffer.from(
  '5\r\nhello\r\n1A;name="v"\r\nabcdefghijklmnopqrstuvwxyz\r\n2\r\n\r\n\r\n0\r\nexpires: never\r\nx: y\r\n\r\n',
);
const BODY = 'helloabcdefghijklmnopqrstuvwxyz\r\n';

describe('ChunkedDecoder', () => {
  it('reads sizes in hexadecimal, extensions, data that looks like framing, and trailers', () => {
    expect(decodeAll([MESSAGE])).toEqual({ body: BODY, done: true, rest: 0 });
  });

  it('gives the same body for every split into two', () => {
    for (let at = 0; at <= MESSAGE.length; at++) {
      expect(decodeAll([MESSAGE.subarray(0, at), MESSAGE.subarray(at)])).toMatchObject({
        body: BODY,
        done: true,
      });
    }
  });

  it('gives the same body for any split', () => {
    const random = seededRandom(1);
    for (let run = 0; run < 1_000; run++) {
      const pieces = randomPieces(MESSAGE, 1 + random(12), random);
      expect(decodeAll(pieces)).toEqual({ body: BODY, done: true, rest: 0 });
    }
  });

  it('leaves what follows the body', () => {
    expect(decodeAll([Buffer.from('0\r\n\r\nHTTP/1.1 200 OK')])).toEqual({ body: '', done: true, rest: 15 });
  });

  it('is not done before the last byte', () => {
    for (let at = 0; at < MESSAGE.length; at++) expect(decodeAll([MESSAGE.subarray(0, at)]).done).toBe(false);
  });

  it.each(['x\r\n', '\r\n', '5\r\nhelloX', '5\rX', '00000001\r\n', '0\r\n\rX'])('refuses %j', (text) => {
    expect(() => decodeAll([Buffer.from(text)])).toThrow();
  });

  it('can be used again after a reset', () => {
    const decoder = new ChunkedDecoder();
    const lengths: number[] = [];
    const sink = { body: (_: Buffer, start: number, end: number) => void lengths.push(end - start) };
    for (let time = 0; time < 2; time++) {
      decoder.reset();
      decoder.decode(Buffer.from('3\r\nabc\r\n0\r\n\r\n'), 0, 13, sink);
      expect(decoder.done).toBe(true);
    }
    expect(lengths).toEqual([3, 3]);
  });
});
