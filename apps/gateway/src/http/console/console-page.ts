import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type ConsoleFile, etagOf } from './console-files.ts';

/** Style elements that React Aria adds to the page. A browser test fails when it adds others. */
const REACT_ARIA_STYLES = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

/** Only what Weir serves itself runs, and it can neither be framed nor turn text into markup. */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${REACT_ARIA_STYLES.map(hashSource).join(' ')}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const WAITING_STYLE =
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:32rem;margin:15vh auto;padding:0 1rem}';

export const WAITING_POLICY = `default-src 'none'; style-src ${hashSource(WAITING_STYLE)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Shown until the first build is done. Asks again by itself. */
export const WAITING_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Weir</title><meta http-equiv="refresh" content="2"><meta name="viewport" content="width=device-width, initial-scale=1">
<style>${WAITING_STYLE}</style></head>
<body><h1>The console is being built</h1><p>This takes a few seconds and happens only once. The page reloads automatically. Weir already serves requests to models.</p></body>
</html>
`;

/**
 * The page of the console for where it is reached. Its base element makes all other addresses relative.
 *
 * @param prefix of all paths, without a slash at its end; mostly empty
 */
export function consolePage(index: ConsoleFile, prefix: string): ConsoleFile {
  const html = Buffer.from(index.bodies.get('identity')!)
    .toString('utf8')
    .replace('<base href="/console/"', () => `<base href="${escapeAttribute(prefix)}/console/"`);
  const content = Buffer.from(html);
  return {
    ...index,
    etag: etagOf(content),
    bodies: new Map([
      ['identity', content],
      ['br', brotliCompressSync(content)],
      ['gzip', gzipSync(content)],
    ]),
  };
}

function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
