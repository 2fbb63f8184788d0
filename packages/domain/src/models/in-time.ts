import type { Clock } from '../kernel/clock.ts';

/**
 * What the work comes to, or a rejection with `tooLate` once `timeoutMs` is over; the work's signal then aborts, and
 * nobody waits for it to obey. Aborts too, with that signal's reason, when `outer` does.
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
