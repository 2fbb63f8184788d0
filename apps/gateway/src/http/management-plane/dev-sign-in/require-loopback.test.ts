import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { requireLoopback } from './require-loopback.ts';

describe('requireLoopback', () => {
  const request = (remoteAddress: string | undefined, headers: Record<string, string>) => () =>
    requireLoopback({ incoming: { socket: { remoteAddress }, headers } as unknown as IncomingMessage });

  it.each([
    ['127.0.0.1', 'localhost:3000'],
    ['::ffff:127.0.0.1', '127.0.0.1:3000'],
    ['::1', '[::1]:3000'],
    ['::1', 'localhost'],
  ])('lets in %s, which asked for %s', (address, host) => {
    expect(request(address, { host })).not.toThrow();
  });

  it.each([
    ['10.0.0.7', { host: 'localhost:3000' }],
    ['::ffff:10.0.0.7', { host: 'localhost:3000' }],
    [undefined, { host: 'localhost:3000' }],
    ['127.0.0.1', {}],
    ['127.0.0.1', { host: '' }],
    ['127.0.0.1', { host: 'evil.example:3000' }],
    ['127.0.0.1', { host: 'localhost.evil.example' }],
    ['127.0.0.1', { host: 'localhost:3000@evil.example' }],
    ['127.0.0.1', { host: 'evil.example#localhost' }],
    ['127.0.0.1', { host: 'localhost', 'x-forwarded-for': '127.0.0.1' }],
    ['127.0.0.1', { host: 'localhost', forwarded: 'for=127.0.0.1' }],
    ['127.0.0.1', { host: 'localhost', via: '1.1 proxy' }],
  ])('keeps out %s with %j', (address, headers) => {
    expect(request(address, headers)).toThrow(expect.objectContaining({ code: 'cross_origin_refused' }));
  });
});
