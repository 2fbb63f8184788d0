import { describe, expect, it } from 'vitest';
import { HttpMessageReader, header } from './http-message-reader.ts';
import { randomPieces, seededRandom } from './seeded-random.ts';

function readAll(kind: 'request' | 'response', pieces: readonly Buffer[]) {
  const messages: { head: string; body: string; ended: boolean }[] = [];
  const reader = new HttpMessageReader(kind, {
    head: (head) => messages.push({ head, body: '', ended: false }),
    body: (buffer, start, end) => {
      messages.at(-1)!.body += buffer.toString('latin1', start, end);
    },
    end: () => {
      messages.at(-1)!.ended = true;
    },
  });
  for (const piece of pieces) reader.feed(piece, 0, piece.length);
  return messages.map(({ head, body, ended }) => ({ start: head.split('\r\n')[0], body, ended }));
}

const RESPONSES = Buffer.from(
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello' +
    'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n' +
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n' +
    'HTTP/1.1 204 No Content\r\n\r\n' +
    'HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n',
);
const EXPECTED = [
  { start: 'http/1.1 200 ok', body: 'hello', ended: true },
  { start: 'http/1.1 200 ok', body: 'abc', ended: true },
  { start: 'http/1.1 204 no content', body: '', ended: true },
  { start: 'http/1.1 404 not found', body: '', ended: true },
];

describe('HttpMessageReader', () => {
  it('reads one response after another, under any split', () => {
    const random = seededRandom(2);
    expect(readAll('response', [RESPONSES])).toEqual(EXPECTED);
    for (let run = 0; run < 500; run++) {
      expect(readAll('response', randomPieces(RESPONSES, 1 + random(40), random))).toEqual(EXPECTED);
    }
  });

  it('reads a request without a body', () => {
    expect(readAll('request', [Buffer.from('GET /v1/models HTTP/1.1\r\nhost: x\r\n\r\n')])).toEqual([
      { start: 'get /v1/models http/1.1', body: '', ended: true },
    ]);
  });

  it('refuses a response whose body only ends with the connection', () => {
    expect(() => readAll('response', [Buffer.from('HTTP/1.1 200 OK\r\n\r\n')])).toThrow('without a length');
  });
});

describe('header', () => {
  it('finds a value by its whole name', () => {
    const head = 'http/1.1 200 ok\r\nx-connection: no\r\nconnection:  close \r\n';
    expect(header(head, 'connection')).toBe('close');
    expect(header(head, 'content-length')).toBeNull();
  });
});
