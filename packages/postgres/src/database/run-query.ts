import { DomainError } from '@weir/domain/kernel';
import { translateDatabaseError } from './translate-database-error.ts';

/**
 * Awaits a query and translates its error. An abort rejects at once with `database_unavailable`; the query continues and
 * may still take effect.
 */
export function runQuery<Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const abort = () =>
      reject(
        new DomainError('database_unavailable', 'The database did not answer in time.', {
          retryable: true,
          internal: 'aborted',
        }),
      );
    const settled = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort, { once: true });
    work.then(
      (result) => {
        settled();
        resolve(result);
      },
      (error: unknown) => {
        settled();
        reject(translateDatabaseError(error));
      },
    );
    if (signal?.aborted === true) abort();
  });
}
