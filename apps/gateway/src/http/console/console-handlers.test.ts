import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../compose.ts';
import { answerError } from '../answer-error.ts';
import type { GatewayEnv } from '../bindings.ts';
import { ConsoleFiles } from './console-files.ts';
import { consoleHandler, consoleRedirectHandler, rootHandler } from './console-handlers.ts';

const SCRIPT = 'console.log("weir");'.repeat(100);
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weir-console-'));
  await mkdir(join(directory, 'build', 'assets'), { recursive: true });
  const write = (path: string, content: string | Uint8Array) =>
    writeFile(join(directory, 'build', path), content);
  await write(
    'index.html',
    '<!doctype html><base href="/console/" /><script src="./assets/a-1.js"></script>',
  );
  await write('icon.svg', '<svg/>');
  await write('assets/a-1.js', SCRIPT);
  await write('assets/a-1.js.br', brotliCompressSync(SCRIPT));
  await write('assets/a-1.js.gz', gzipSync(SCRIPT));
  await write('notes.txt', 'not of a type that is served');
  await writeFile(join(directory, 'secret'), 'outside');
});
afterAll(() => rm(directory, { recursive: true }));

function app(publicUrl = 'http://127.0.0.1:3000', build = 'build') {
  const services = { management: { publicUrl } } as Services;
  const files = new ConsoleFiles(join(directory, build));
  const hono = new Hono<GatewayEnv>();
  hono.get('/', rootHandler(services));
  hono.get('/console', consoleRedirectHandler(services));
  hono.get('/console/*', consoleHandler(services, files));
  hono.onError((error, c) => answerError(c, error));
  const env = { requestId: 'req_1' } as GatewayEnv['Bindings'];
  return (path: string, headers: Record<string, string> = BROWSER, method = 'GET') =>
    hono.request(`http://weir.test${path}`, { headers, method }, env);
}

describe('the console', () => {
  it('is where the root and its path without a slash lead a browser, also behind a prefix', async () => {
    const at = async (publicUrl: string, path: string) =>
      (await app(publicUrl)(path)).headers.get('location');
    expect(await at('http://127.0.0.1:3000', '/')).toBe('/console/');
    expect(await at('https://example.com/llm', '/')).toBe('/llm/console/');
    expect(await at('https://example.com/llm', '/console')).toBe('/llm/console/');
    expect((await app()('/', { accept: 'application/json' })).status).toBe(404);
  });

  it.each(['/console/', '/console/keys', '/console/models/gpt-4.1', '/console/index.html'])(
    'is the page at %s, with its base path',
    async (path) => {
      const answer = await app('https://example.com/llm')(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<base href="/llm/console/" />');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('cannot be given markup by its public address', async () => {
    const page = await (await app('https://example.com/a"><script>x')('/console/')).text();
    expect(page).not.toContain('<script>x');
  });

  it('has a policy that allows nothing inline, no other origin and no frame', async () => {
    const { headers } = await app('https://example.com')('/console/');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('has assets that are kept for ever, and compressed as the client takes them', async () => {
    const get = (accepted: string) => app()('/console/assets/a-1.js', { 'accept-encoding': accepted });
    const plain = await get('identity');
    expect(await plain.text()).toBe(SCRIPT);
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('vary')).toBe('accept-encoding');
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await get('gzip')).headers.get('content-encoding')).toBe('gzip');
    const small = await get('gzip, br');
    expect(small.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString()).toBe(SCRIPT);
  });

  it('is not sent again to who has it', async () => {
    const request = app();
    const etag = (await request('/console/')).headers.get('etag')!;
    const again = await request('/console/', { ...BROWSER, 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    '/console/assets/none.js',
    '/console/assets/../../secret',
    '/console/..%2f..%2fsecret',
    '/console/%2e%2e/secret',
    '/console/assets/..%5c..%5csecret',
    '/console/notes.txt',
    '/console/assets/',
  ])('has no file at %s', async (path) => {
    const answer = await app()(path, { accept: '*/*' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('outside');
  });

  it('is a page that asks again while nothing is built', async () => {
    const answer = await app(undefined, 'none')('/console/keys');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('http-equiv="refresh"');
  });

  it('answers HEAD without a body', async () => {
    const answer = await app()('/console/', BROWSER, 'HEAD');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});
