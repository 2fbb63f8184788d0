import {
  type HeadersByName,
  headersToClient,
  ProviderError,
  rejectionCode,
  scrubWords,
  type UpstreamWords,
  upstreamRequestId,
} from '@weir/domain/inference';

const MAX_RETRY_AFTER_MS = 86_400_000;

/** An answer with a status other than 2xx. */
export interface Rejection {
  readonly status: number;
  readonly headers: HeadersByName;
  readonly body: readonly Buffer[];
}

/** Reads the upstream's message in an error answer of its kind; undefined when there is none. */
export type ReadWords = (body: string, headers: HeadersByName) => UpstreamWords | undefined;

/** The error of a rejection, with the upstream's message without the credential. */
export function toProviderError(
  { status, headers, body }: Rejection,
  readWords: ReadWords,
  credential: string | null,
): ProviderError {
  const words = readWords(Buffer.concat(body).toString('utf8'), headers);
  return new ProviderError(rejectionCode(status, words, headers) ?? 'upstream_failed', {
    status,
    retryAfterMs: parseRetryAfter(firstValue(headers['retry-after']), Date.now()),
    words: words && scrubWords(words, credential),
    headers: headersToClient(headers),
    requestId: upstreamRequestId(headers),
  });
}

/** RFC 9110 §10.2.3: seconds or an HTTP date. Milliseconds from `nowMs`; undefined when absent or unreadable. */
function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  const delayMs = /^\d{1,9}(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isNaN(delayMs) ? undefined : Math.min(Math.max(0, Math.ceil(delayMs)), MAX_RETRY_AFTER_MS);
}

/** The value of a header that should occur once. */
function firstValue(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0];
}
