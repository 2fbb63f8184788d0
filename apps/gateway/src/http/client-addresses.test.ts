import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ClientAddresses } from './client-addresses.ts';

const addresses = new ClientAddresses(['10.0.0.0/8', 'fe80::/10']);

function request(remoteAddress: string | undefined, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

describe('the address of a client', () => {
  it.each([
    ['192.0.2.1', undefined, '192.0.2.1', 'is that of the connection'],
    [undefined, undefined, '', 'is empty for a connection that is gone'],
    ['::ffff:192.0.2.1', undefined, '192.0.2.1', 'is IPv4 when that is what it is'],
    ['fe80::1%eth0', undefined, 'fe80::1', 'has no zone'],
    ['192.0.2.1', '198.51.100.1', '192.0.2.1', 'is not what a stranger says it is'],
    ['10.0.0.1', '198.51.100.1', '198.51.100.1', 'is what a trusted proxy says it is'],
    ['fe80::1%eth0', '198.51.100.1', '198.51.100.1', 'is what one at a link-local address says'],
    ['10.0.0.1', '203.0.113.9, 198.51.100.1', '198.51.100.1', 'is not what the client wrote before that'],
    ['10.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1', 'is that before the trusted ones'],
    ['10.0.0.1', '2001:db8::1%eth0', '2001:db8::1', 'has no zone when a proxy tells it either'],
    ['10.0.0.1', '198.51.100.1, unknown', '10.0.0.1', 'is that of the proxy that tells nothing of use'],
    ['10.0.0.1', '%', '10.0.0.1', 'is that of the proxy that tells nothing at all'],
  ])('from %s, forwarded for %s, is %s: %s', (remote, forwarded, expected, _why) => {
    expect(addresses.of(request(remote, forwarded))).toBe(expected);
  });
});
