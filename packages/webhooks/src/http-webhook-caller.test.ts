import { lookup } from 'node:dns';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { FakeClock } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpWebhookCaller } from './http-webhook-caller.ts';

describe('HttpWebhookCaller', () => {
  let server: Server;
  let clock: FakeClock;
  let caller: HttpWebhookCaller;
  let listener: RequestListener;
  let asked: string[];
  let url: string;
  beforeEach(async () => {
    asked = [];
    listener = (_, response) => void response.end('thanks');
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      listener(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?a=b`;
    clock = new FakeClock();
    caller = new HttpWebhookCaller({
      clock,
      guard: { requireHost: () => {}, lookup: () => lookup as LookupFunction },
    });
  });
  afterEach(async () => {
    await caller.close();
    server.closeAllConnections();
    server.close();
  });
  const call = (to = url) => caller.call({ url: to, headers: { 'webhook-id': '1' }, body: '{}' });

  it.each([
    [200, null],
    [204, null],
    [301, 'redirected'],
    [307, 'redirected'],
    [400, 'rejected'],
    [410, 'gone'],
    [429, 'rejected'],
    [500, 'rejected'],
  ])('takes status %i as %s and follows nothing', async (status, failure) => {
    listener = (_, response) => void response.writeHead(status, { location: url }).end();
    expect(await call()).toEqual({ failure, responseStatus: status });
    expect(asked).toEqual(['POST /hook?a=b']);
  });

  it('waits for no end of an answer without end', async () => {
    listener = (_, response) => {
      response.writeHead(200);
      response.write('x'.repeat(100_000));
    };
    expect(await call()).toEqual({ failure: null, responseStatus: 200 });
  });

  it('gives up a receiver that is silent', async () => {
    listener = () => {};
    const calling = call();
    await expect.poll(() => asked.length).toBe(1);
    clock.advance(10_000);
    expect(await calling).toEqual({ failure: 'timed_out', responseStatus: null });
    expect(clock.pendingTimers).toBe(0);
  });

  it('says that nobody listens, or that the receiver hung up', async () => {
    listener = (request) => void request.socket.destroy();
    expect(await call()).toEqual({ failure: 'unreachable', responseStatus: null });
    server.close();
    server.closeAllConnections();
    expect(await call()).toEqual({ failure: 'unreachable', responseStatus: null });
    expect((await call('http://hooks.invalid/')).failure).toBe('unreachable');
  });

  it('connects to no address that the guard refuses, of a name or literal', async () => {
    await caller.close();
    const refused = Object.assign(new Error('refused'), { code: 'WEIR_ADDRESS_REFUSED' });
    const hosts: string[] = [];
    let refusesHost = true;
    caller = new HttpWebhookCaller({
      clock,
      guard: {
        requireHost(host) {
          hosts.push(host);
          if (refusesHost) throw refused;
        },
        lookup: () => (name, _, callback) => {
          hosts.push(name);
          callback(refused, []);
        },
      },
    });
    const { port } = new URL(url);
    const outcome = { failure: 'address_refused', responseStatus: null };
    expect(await call(`http://0x7f.1:${port}/hook`)).toEqual(outcome);
    refusesHost = false;
    expect(await call(`http://localhost:${port}/hook`)).toEqual(outcome);
    expect(hosts).toEqual(['127.0.0.1', 'localhost', 'localhost']);
    expect(asked).toEqual([]);
  });
});
