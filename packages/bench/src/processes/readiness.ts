import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child-processes.ts';

const POLL_MS = 10;

/** A TCP port on 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no TCP address'));
        else resolve(address.port);
      });
    });
  });
}

/**
 * Asks every 10 ms until `isReady`. Throws, with the end of what the child printed, when it exits or the time
 * is over.
 */
export async function waitUntilReady(
  child: Child,
  isReady: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  while (!(await isReady())) {
    if (child.hasExited) throw new Error(`${child.name} exited: ${child.outputTail()}`);
    if (performance.now() > deadlineMs) {
      throw new Error(`${child.name} was not ready within ${timeoutMs} ms: ${child.outputTail()}`);
    }
    await sleep(POLL_MS);
  }
}

/** The status of a GET on loopback, or `null` if there was no answer within a second. */
export function getStatus(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<number | null> {
  return new Promise((resolve) => {
    const request = get(
      { host: '127.0.0.1', port, path, headers, agent: false, timeout: 1_000 },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? null));
        response.once('error', () => resolve(null));
      },
    );
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(null));
  });
}
