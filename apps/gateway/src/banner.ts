import { relative } from 'node:path';
import type { Config } from './config.ts';
import { exampleModel } from './example-model.ts';
import { quickStartPath } from './quick-start.ts';
import type { Gateway } from './start-gateway.ts';
import { VERSION } from './version.ts';

const MODELS_SHOWN = 8;
/** The gateway's address and a first request, for people. Only the start that made the key shows it, once. */
export function banner(gateway: Gateway, config: Config): string {
  const { quickStart, upstream } = gateway;
  const lines = [`Weir ${VERSION} is listening.`, '', `  Base URL   ${gateway.baseUrl}`];
  if (quickStart === null) return `${lines.join('\n')}\n\n`;
  const file = relative(process.cwd(), quickStartPath(config.dataDir));
  const { api_key: key, models, setup_url: setupUrl } = quickStart;
  if (gateway.keyIsNew) lines.push(`  API key    ${key}   (shown only once; stored in ${file})`);
  else if (key !== null) lines.push(`  API key    …${key.slice(-4)}   (in ${file})`);
  else lines.push('  API key    create one with: npx --yes pnpm@12 weir keys create --name my-key');
  if (config.WEIR_CONSOLE) lines.push(`  Console    ${consoleUrl(gateway, config)}`);
  if (setupUrl !== null) {
    lines.push(`  Sign in    ${setupUrl}`, '             (as platform admin; works once, within one hour)');
  }
  if (config.DEV_LOGIN === true) {
    lines.push(
      `  Dev login  ${new URL(gateway.baseUrl).origin}/v1/auth/dev/login   (as any user: DEV_LOGIN is on)`,
    );
  }
  const more = models.length > MODELS_SHOWN ? `, and ${models.length - MODELS_SHOWN} more` : '';
  lines.push(`  Models     ${models.slice(0, MODELS_SHOWN).map(printable).join(', ') || 'none yet'}${more}`);
  const simulated = upstream !== null && upstream.simulator !== null;
  if (simulated) {
    lines.push(
      '  Upstream   the built-in SIMULATOR: no model runs, and all responses are simulated.',
      '             Set WEIR_UPSTREAM_URL to connect a real one.',
    );
  } else if (upstream !== null) {
    const { connection, models: count } = upstream.connected;
    lines.push(
      `  Upstream   ${connection.baseUrl}${count === null ? '   (does not answer yet; trying again in the background)' : ''}`,
    );
  }
  const model = exampleModel(models);
  if (key !== null && model !== null) {
    const secret = gateway.keyIsNew
      ? key
      : `$(sed -n 's/.*"api_key": "\\(.*\\)".*/\\1/p' ${shellQuoted(file)})`;
    const body = { model, stream: true, messages: [{ role: 'user', content: 'Hello' }] };
    lines.push(
      '',
      'Try it:',
      '',
      `  curl -N ${gateway.baseUrl}/chat/completions -H "Authorization: Bearer ${secret}" -H 'Content-Type: application/json' ` +
        `-d ${shellQuoted(JSON.stringify(body))}`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}

function consoleUrl({ baseUrl }: Gateway, { PUBLIC_URL, publicUrl }: Config): string {
  return `${PUBLIC_URL === undefined ? new URL(baseUrl).origin : publicUrl}/console/`;
}

/** Names come from upstreams: a control character in one must not reach the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\u{fffd}');
}

/** Quotes any text as one word for a POSIX shell. */
function shellQuoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
