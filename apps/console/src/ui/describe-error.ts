import { ApiError } from '@weir/api-client';

export interface DescribedError {
  readonly message: string;
  readonly code: string;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
}

/** What a person needs of an error to act on it or to ask for help. */
export function describeError(error: unknown): DescribedError {
  if (error instanceof ApiError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return { message, code: 'console_error', requestId: null, retryAfterSeconds: null };
}
