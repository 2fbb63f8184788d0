import { type Dialect, OPERATIONS } from '@weir/domain/inference';

/** The dialect that is spoken at this path and below it; null where none is. */
export function dialectAt(path: string): Dialect | null {
  const operation = OPERATIONS.find(
    ({ path: at }) => path.startsWith(`/v1${at}`) && [undefined, '/'].includes(path[at.length + 3]),
  );
  return operation?.dialect ?? null;
}
