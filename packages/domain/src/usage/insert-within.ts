import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { UsageStore } from './ports.ts';
import type { UsageRecord } from './usage-record.ts';

/**
 * Inserts, but waits at most `timeoutMs`: then the insert is aborted and the store counts as away, whether or not it stops.
 * It may still commit afterwards.
 */
export function insertWithin(
  store: UsageStore,
  records: readonly UsageRecord[],
  clock: Clock,
  timeoutMs: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = new AbortController();
    const timer = clock.schedule(timeoutMs, () => {
      reject(
        new DomainError('database_unavailable', 'The database does not answer.', {
          internal: 'insert_timed_out',
          retryable: true,
        }),
      );
      abort.abort();
    });
    const settle = (conclude: () => void) => {
      timer.cancel();
      conclude();
    };
    store.insert(records, abort.signal).then(
      () => settle(resolve),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
