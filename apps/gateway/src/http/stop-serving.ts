import type { Services } from '../compose.ts';
import type { HttpServer } from './server.ts';

export interface StopServingOptions {
  /** How long requests are still accepted after readiness has failed, so that load balancers notice it. */
  readonly delayMs: number;
  /** How long requests may then take to end. */
  readonly graceMs: number;
  /** Aborted when somebody asks again: then nothing is waited for. */
  readonly hurried: AbortSignal;
}

/** For the last answers to leave, and for slow readers of them. */
const LAST_ANSWERS_MS = 3_000;

/**
 * Stops in this order: readiness fails; after `delayMs` no connection is accepted and idle ones are closed; requests,
 * also new ones on connections that are still in use, have `graceMs` to end; then they are ended, and new ones get a 503.
 * From the first step on, every answer says `Connection: close`.
 * @returns how many requests had to be ended
 */
export async function stopServing(
  server: HttpServer,
  { readiness, runner, logger }: Pick<Services, 'readiness' | 'runner' | 'logger'>,
  { delayMs, graceMs, hurried }: StopServingOptions,
): Promise<{ readonly abandoned: number }> {
  readiness.drain();
  logger.log('info', 'gateway.draining', { activeRequests: runner.activeRequests, delayMs, graceMs });
  await wait(delayMs, hurried);

  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const ended = new AbortController();
  await Promise.race([
    Promise.all([server.inFlight.none(), runner.idle()]),
    wait(graceMs, AbortSignal.any([hurried, ended.signal])),
  ]);
  ended.abort();

  runner.close();
  const { abandoned } = await runner.drain(0);
  const left = new AbortController();
  await Promise.race([server.inFlight.none(), wait(LAST_ANSWERS_MS, left.signal)]);
  left.abort();
  server.closeAllConnections();
  await closed;
  return { abandoned };
}

/** Resolves after that time, or as soon as the signal is aborted. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
