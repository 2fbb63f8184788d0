import type { LookupAddress } from 'node:dns';
import { aConnection, FakeClock } from '@weir/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aServer } from '../test/a-server.ts';
import { AddressGuard, type LookUpAll } from './address-guard.ts';
import { getJson } from './get-json.ts';
import { openAiCompatibleHttp } from './openai-compatible/openai-compatible-http.ts';
import { UpstreamPools } from './upstream-pools.ts';
import { UpstreamTargets } from './upstream-targets.ts';

describe('AddressGuard', () => {
  const guard = new AddressGuard(['10.20.0.0/16', 'fd12::/16']);

  it.each([
    '169.254.169.254',
    '169.254.170.2',
    '0.0.0.0',
    '0.1.2.3',
    '255.255.255.255',
    '224.0.0.1',
    '168.63.129.16',
    '100.100.100.200',
    '192.0.0.192',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    'fd20:ce::254',
    'ff02::1',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b::1',
    '2002:a9fe:a9fe::1',
    '2001:0:a9fe:a9fe::1',
  ])('never allows %s, whoever set it', (address) => {
    expect([guard.allows(address, true), guard.allows(address, false)]).toEqual([false, false]);
  });

  it.each([
    '127.0.0.1',
    '127.255.0.9',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '198.18.0.1',
    '::1',
    'fc00::1',
    'fd99::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
  ])('allows %s only for what was not set over the API', (address) => {
    expect([guard.allows(address, true), guard.allows(address, false)]).toEqual([false, true]);
  });

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '2606:4700::1111',
    '64:ff9b::808:808',
    '10.20.3.4',
    '::ffff:10.20.3.4',
    'fd12::9',
  ])('allows %s, public or named by the configuration', (address) => {
    expect(guard.allows(address, true)).toBe(true);
  });

  it.each([
    '2130706433',
    '0x7f000001',
    '017700000001',
    '127.1',
    '[::ffff:127.0.0.1]',
    '0x7f.1',
    '127.0.0.1.',
    '①②⑦.0.0.1',
  ])('sees through the host %s', (host) => {
    expect(() => guard.requireHost(new URL(`http://${host}/`).hostname, true)).toThrow();
  });
});

describe('a guarded connection', () => {
  const public_ = { address: '8.8.8.8', family: 4 };
  const loopback = { address: '127.0.0.1', family: 4 };
  const linkLocal = { address: '169.254.169.254', family: 4 };

  const names = new Map<string, LookupAddress[][]>();
  /** Each look-up of a name takes the next of its answers. */
  const lookUpAll: LookUpAll = (host, _, callback) => {
    const answer = names.get(host)?.shift();
    setImmediate(() =>
      answer === undefined
        ? callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), [])
        : callback(null, answer),
    );
  };

  function askAs(guarded: boolean, baseUrl: string, allowed: readonly string[] = []) {
    const pools = new UpstreamPools(new FakeClock(), new AddressGuard(allowed, lookUpAll));
    onTestFinished(() => pools.close());
    return ask(pools, guarded, baseUrl);
  }
  const ask = (pools: UpstreamPools, guarded: boolean, baseUrl: string) =>
    getJson(
      new UpstreamTargets(pools, openAiCompatibleHttp).of(aConnection({ baseUrl, guarded })),
      '/models',
      {
        maxBytes: 1_000,
        timeoutMs: 5_000,
      },
    );
  async function secrets(): Promise<{ port: string; asked: () => number }> {
    let asked = 0;
    const server = await aServer((_, response) => {
      asked += 1;
      response.end('{}');
    });
    onTestFinished(() => server.close());
    return { port: new URL(server.url).port, asked: () => asked };
  }
  const refusal = { code: 'upstream_address_refused' };

  it('does not reach loopback by its address, and does where the configuration names it', async () => {
    const { port, asked } = await secrets();
    await expect(askAs(true, `http://127.0.0.1:${port}/v1`)).rejects.toMatchObject(refusal);
    await expect(askAs(true, `http://2130706433:${port}/v1`)).rejects.toMatchObject(refusal);
    await expect(askAs(true, `http://[::ffff:127.0.0.1]:${port}/v1`)).rejects.toMatchObject(refusal);
    expect(asked()).toBe(0);
    await askAs(true, `http://127.0.0.1:${port}/v1`, ['127.0.0.0/8']);
    await askAs(false, `http://127.0.0.1:${port}/v1`);
    expect(asked()).toBe(2);
  });

  it('goes to the address that was checked, not to the one that a name has the next time', async () => {
    const { port, asked } = await secrets();
    names.set('rebinding.example', [[loopback], [loopback]]);
    await expect(askAs(true, `http://rebinding.example:${port}/v1`)).rejects.toMatchObject(refusal);
    // The first answer is good, the second is not: only the first counts, and no connection is made to the second.
    names.set('rebinding.example', [[loopback], [linkLocal]]);
    await askAs(true, `http://rebinding.example:${port}/v1`, ['127.0.0.0/8']);
    expect([asked(), names.get('rebinding.example')]).toEqual([1, [[linkLocal]]]);
  });

  it('does not reach a name that has a private address beside a public one', async () => {
    names.set('both.example', [[public_, loopback]]);
    await expect(askAs(true, 'http://both.example/v1')).rejects.toMatchObject(refusal);
  });

  it('gets no socket that an unguarded connection to the same origin opened', async () => {
    const { port, asked } = await secrets();
    const pools = new UpstreamPools(new FakeClock());
    onTestFinished(() => pools.close());
    const url = `http://127.0.0.1:${port}/v1`;
    await ask(pools, false, url);
    await expect(ask(pools, true, url)).rejects.toMatchObject(refusal);
    expect(asked()).toBe(1);
  });

  it('follows no redirect', async () => {
    const { port, asked } = await secrets();
    const server = await aServer((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${port}/latest/meta-data` }).end();
    });
    onTestFinished(() => server.close());
    await expect(askAs(true, server.url, ['127.0.0.0/8'])).rejects.toMatchObject({ code: 'upstream_failed' });
    expect(asked()).toBe(0);
  });

  it('never reaches link-local addresses, whoever configured it', async () => {
    names.set('metadata.example', [[linkLocal]]);
    await expect(askAs(false, 'http://metadata.example/v1')).rejects.toMatchObject(refusal);
    await expect(askAs(false, 'http://169.254.169.254/v1')).rejects.toMatchObject(refusal);
  });
});
