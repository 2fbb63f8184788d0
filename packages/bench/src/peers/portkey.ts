import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort, getStatus, waitUntilReady } from '../processes/readiness.ts';
import { type StartPeer, WITHOUT_LEDGER } from './peer.ts';

const DIRECTORY = resolve(import.meta.dirname, '../../peers/portkey');
const ENTRY = join(DIRECTORY, 'node_modules/@portkey-ai/gateway/build/start-server.js');
const INSTALL_TIMEOUT_MS = 300_000;

/** The Portkey gateway from npm, on the same Node as all others, told its upstream by request headers. */
export const startPortkey: StartPeer = async ({ children, upstream }) => {
  const obstacle = await install();
  if (obstacle !== null) return { skipped: obstacle };
  const port = await freePort();
  const child = children.start({
    name: 'portkey',
    command: process.execPath,
    args: ['--import', join(import.meta.dirname, 'loopback-only.ts'), ENTRY, `--port=${port}`, '--headless'],
    environment: { NODE_ENV: 'production' },
    core: 'sut',
  });
  await waitUntilReady(child, async () => (await getStatus(port, '/')) === 200, 30_000);
  return {
    ...WITHOUT_LEDGER,
    target: {
      host: '127.0.0.1',
      port,
      headers: {
        authorization: 'Bearer bench',
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': `http://127.0.0.1:${upstream.port}/v1`,
      },
      // Its provider `openai` has no messages: it passes them only to upstreams that speak Anthropic's API.
      messagesHeaders: { 'x-portkey-provider': 'anthropic' },
    },
    sutPids: () => [child.pid],
    stop: () => child.stop(),
  };
};

/** Installs what the lockfile beside it pins, unless it is there. Returns why that failed, or `null`. */
async function install(): Promise<string | null> {
  if (!existsSync(ENTRY)) console.error(`portkey: installing it into ${DIRECTORY}, once`);
  try {
    await promisify(execFile)('npx', ['--yes', 'pnpm@12', 'install', '--frozen-lockfile'], {
      cwd: DIRECTORY,
      timeout: INSTALL_TIMEOUT_MS,
    });
    return null;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `it cannot be installed: ${`${stdout}${stderr}`.trim().slice(-500) || error}`;
  }
}
