import { DomainError } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';
import { prefixOf } from '../prefix-of.ts';
import { acceptedEncoding } from './accepted-encoding.ts';
import type { ConsoleFile, ConsoleFiles } from './console-files.ts';
import { CONSOLE_POLICY, consolePage, WAITING_PAGE, WAITING_POLICY } from './console-page.ts';

const BASE = '/console/';

/** Sends a browser from the root to the console; anything else finds nothing there. */
export function rootHandler({ management: { publicUrl } }: Services) {
  const console = `${prefixOf(publicUrl)}${BASE}`;
  return (c: Context<GatewayEnv>) => {
    if (!wantsPage(c)) throw new DomainError('route_not_found', 'There is nothing at GET /.');
    return c.redirect(console, 303);
  };
}

/** Sends `/console` to `/console/`. */
export function consoleRedirectHandler({ management: { publicUrl } }: Services) {
  const console = `${prefixOf(publicUrl)}${BASE}`;
  return (c: Context<GatewayEnv>) => c.redirect(console, 308);
}

/**
 * Everything below `/console/`: files of the build, and for every other path that a browser goes to the page, which finds
 * the screen itself.
 */
export function consoleHandler({ management: { publicUrl } }: Services, files: ConsoleFiles) {
  const prefix = prefixOf(publicUrl);
  const common = securityHeaders(publicUrl.startsWith('https:'));
  let page: { readonly index: ConsoleFile; readonly file: ConsoleFile } | undefined;
  return async (c: Context<GatewayEnv>) => {
    const all = await files.all();
    const path = c.req.path.slice(BASE.length);
    const found = path === 'index.html' ? undefined : all.get(path);
    if (found !== undefined) return answer(c, found, common);
    if (path.startsWith('assets/') || !wantsPage(c)) {
      throw new DomainError('not_found', 'The console does not have this file.');
    }
    const index = all.get('index.html');
    if (index === undefined) {
      return c.html(WAITING_PAGE, 503, {
        ...common,
        'content-security-policy': WAITING_POLICY,
        'cache-control': 'no-store',
        'retry-after': '2',
      });
    }
    if (page?.index !== index) page = { index, file: consolePage(index, prefix) };
    return answer(c, page.file, { ...common, 'content-security-policy': CONSOLE_POLICY });
  };
}

function answer(
  c: Context<GatewayEnv>,
  file: ConsoleFile,
  common: Readonly<Record<string, string>>,
): Response {
  const headers = {
    ...common,
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
  const encoding = acceptedEncoding(c.req.header('accept-encoding'), file.bodies);
  return c.body(file.bodies.get(encoding)!, 200, {
    ...headers,
    'content-type': file.type,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
}

/** Isolated from other sites, for which browsers also give the page finer clocks: it shows when tokens arrive. */
function securityHeaders(overHttps: boolean): Readonly<Record<string, string>> {
  return {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'x-frame-options': 'DENY',
    ...(overHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

function wantsPage(c: Context<GatewayEnv>): boolean {
  return c.req.header('accept')?.includes('text/html') === true;
}
