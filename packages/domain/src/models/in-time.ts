import type { Clock } from '../kernel/clock.ts';

/**
 * The result of the work, or a rejection with `tooLate` after `timeoutMs`. The work's signal is then aborted, and nobody
 * waits for the work to stop. The signal is also aborted, with that reason, when `outer` is.
 */
export function inTime<Result>(
  clock: Clock,
  timeoutMs: number,
  tooLate: Error,
  work: (signal: AbortSignal) => Promise<Result>,
  outer?: AbortSignal,
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const abort = new AbortController();
    const giveUp = (reason: unknown) => {
      end();
      reject(reason);
      abort.abort(reason);
    };
    const onOuterAbort = () => giveUp(outer?.reason);
    const timer = clock.schedule(timeoutMs, () => giveUp(tooLate));
    const end = () => {
      timer.cancel();
      outer?.removeEventListener('abort', onOuterAbort);
    };
    if (outer?.aborted) return giveUp(outer.reason);
    outer?.addEventListener('abort', onOuterAbort, { once: true });
    work(abort.signal).then(resolve, reject).finally(end);
  });
}
