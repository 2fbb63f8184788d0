import { ProviderError, type ProviderErrorCode, scrubText, type UpstreamWords } from '@weir/domain/inference';

const MAX_RETRY_AFTER_MS = 86_400_000;

/** What an answer other than 2xx means, with the upstream's own words if it used OpenAI's envelope. */
export function refusalOf(
  answer: {
    readonly status: number;
    readonly retryAfter: string | undefined;
    readonly body: readonly Buffer[];
  },
  credential: string | null,
): ProviderError {
  return new ProviderError(codeOf(answer.status), {
    status: answer.status,
    retryAfterMs: parseRetryAfter(answer.retryAfter, Date.now()),
    words: readWords(Buffer.concat(answer.body).toString('utf8'), credential),
  });
}

function codeOf(status: number): ProviderErrorCode {
  if (status === 429) return 'upstream_rate_limited';
  if (status === 503 || status === 529) return 'upstream_overloaded';
  if (status >= 400 && status < 500) return 'upstream_refused';
  return 'upstream_failed';
}

/** RFC 9110 §10.2.3: seconds or an HTTP date. Milliseconds from `nowMs`; undefined when absent or unreadable. */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  const delayMs = /^\d{1,9}(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isNaN(delayMs) ? undefined : Math.min(Math.max(0, Math.ceil(delayMs)), MAX_RETRY_AFTER_MS);
}

function readWords(body: string, credential: string | null): UpstreamWords | undefined {
  let error: unknown;
  try {
    const parsed = JSON.parse(body) as { error?: unknown; message?: unknown; detail?: unknown };
    error = parsed.error ?? parsed;
  } catch {
    return undefined;
  }
  if (typeof error === 'string') error = { message: error };
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, type, code, param, detail } = error as Record<string, unknown>;
  const text = words(message, credential) ?? words(detail, credential);
  if (text === null) return undefined;
  return {
    message: text,
    type: words(type, credential),
    code: words(typeof code === 'number' ? String(code) : code, credential),
    param: words(param, credential),
  };
}

function words(value: unknown, credential: string | null): string | null {
  return typeof value === 'string' && value !== '' ? scrubText(value, credential) : null;
}
