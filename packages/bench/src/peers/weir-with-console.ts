import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import type { StartPeer } from './peer.ts';
import { startWeirAs } from './weir.ts';
import { readQuickstart } from './weir-process.ts';

/** The analytics page asks again this often when somebody returns to it; more often than anybody would. */
const ANALYTICS_MS = 10_000;

/** The same as `weir`, while a platform admin has two tabs open: the live screen, and analytics of the last 30 days. */
export const startWeirWithConsole: StartPeer = async (context) => {
  const peer = await startWeirAs(context, 'weir-console', {});
  if ('skipped' in peer) return peer;
  const { host, port } = peer.target;
  const { setup_url: setupUrl } = readQuickstart(join(context.scratchDirectory, 'weir-console'))!;
  const signedIn = await fetch(setupUrl!, { redirect: 'manual' });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`The set-up link of weir-console answered ${signedIn.status}`);

  const live = request({
    host,
    port,
    path: '/v1/admin/live',
    headers: { cookie, accept: 'text/event-stream' },
  });
  await follow(live);
  const closing = new AbortController();
  const asking = askAgain(`http://${host}:${port}`, cookie, closing.signal);
  return {
    ...peer,
    async stop() {
      closing.abort();
      live.destroy();
      await asking;
      await peer.stop();
    },
  };
};

async function follow(live: ClientRequest): Promise<void> {
  live.on('error', () => {});
  live.end();
  const [answer] = await once(live, 'response');
  if (answer.statusCode !== 200) throw new Error(`The live view answered ${answer.statusCode}`);
  answer.resume();
}

async function askAgain(origin: string, cookie: string, signal: AbortSignal): Promise<void> {
  const today = new Date();
  const since = new Date(today.getTime() - 30 * 86_400_000);
  const [start_date, end_date] = [since, today].map((day) => day.toISOString().slice(0, 10));
  try {
    for await (const _ of setInterval(ANALYTICS_MS, undefined, { signal })) {
      const answer = await fetch(`${origin}/v1/admin/usage/analytics`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ start_date, end_date }),
        signal,
      });
      if (!answer.ok) throw new Error(`Analytics answered ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
