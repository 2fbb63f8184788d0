import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';
import { buildOpenApiDocument } from './document.ts';

/** Its addresses are relative: a proxy may add a prefix. */
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Weir API</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><div id="app"></div><script src="docs/scalar.js"></script><script src="docs/start.js"></script></body>
</html>
`;

/** The page neither loads from nor sends to any other site. */
const START = `Scalar.createApiReference('#app', {
  url: new URL('api-docs/openapi.json', location.href).href,
  withDefaultFonts: false,
  proxyUrl: '',
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
});
`;

/** Scalar adds its styles to the page; everything else comes from, and goes to, this site only. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `GET /api-docs/openapi.json`. */
export function openApiHandler({ management: { devLogin } }: Services) {
  let document: string | undefined;
  return (c: Context<GatewayEnv>) => {
    document ??= JSON.stringify(buildOpenApiDocument({ devLogin }));
    return c.body(document, 200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
  };
}

/** `GET /docs`: the API reference, with requests to try. */
export function docsHandler() {
  return (c: Context<GatewayEnv>) =>
    c.html(PAGE, 200, {
      'content-security-policy': PAGE_POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
}

/** `GET /docs/start.js`. */
export function docsStartHandler() {
  return (c: Context<GatewayEnv>) => script(c, START);
}

/** `GET /docs/scalar.js`: read on first use, then cached. */
export function scalarHandler() {
  let source: Promise<string> | undefined;
  return async (c: Context<GatewayEnv>) => {
    source ??= readFile(scalarPath(), 'utf8');
    return script(c, await source);
  };
}

function script(c: Context<GatewayEnv>, source: string): Response {
  return c.body(source, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'cross-origin-resource-policy': 'same-origin',
  });
}

/** Next to the production bundle, or where the package is installed. */
function scalarPath(): string {
  const bundled = fileURLToPath(new URL('./scalar.js', import.meta.url));
  const installed = '../../../node_modules/@scalar/api-reference/dist/browser/standalone.js';
  return existsSync(bundled) ? bundled : fileURLToPath(new URL(installed, import.meta.url));
}
