import { type HeaderList, type HeadersByName, NO_HEADERS } from './forwarded-headers.ts';
import type { ErrorWords } from './stream/stream-state.ts';
import { isUsageLimit } from './usage-limit.ts';

/** Failures between Weir and an upstream. Closed, like `DomainErrorCode`. */
export type ProviderErrorCode =
  /** The upstream answered another 4xx: the request itself is at fault. */
  | 'upstream_rejected'
  /** The upstream answered 401, or 403 for another reason than the content: Weir's credential is at fault, not the client's. */
  | 'upstream_credential_rejected'
  /** The upstream answered 429. */
  | 'upstream_rate_limited'
  /** The upstream answered 429, 402, or 400 because the account's plan, budget or credit is used up. */
  | 'upstream_usage_limited'
  /** The upstream answered 5xx. */
  | 'upstream_failed'
  /** The upstream answered 503 or 529. */
  | 'upstream_overloaded'
  | 'upstream_connect_failed'
  /** The address is none that requests may go to: link-local, or private and not allowed. */
  | 'upstream_address_refused'
  | 'upstream_connect_timeout'
  | 'upstream_first_byte_timeout'
  | 'upstream_idle_timeout'
  | 'upstream_total_timeout'
  /** The connection broke before the answer was complete. */
  | 'upstream_connection_lost'
  /** The stream ended properly in HTTP, but without a finish. */
  | 'upstream_ended_early'
  /** The upstream sent an error event in the stream. */
  | 'upstream_error_event'
  /** Not the JSON or the event stream that was requested. */
  | 'upstream_malformed_answer'
  | 'upstream_answer_too_large';

/** The upstream's own message, without credentials; for the client only, never for logs. */
export type UpstreamWords = Omit<ErrorWords, 'status'>;

export interface ProviderErrorOptions {
  /** The upstream's HTTP status, if there was one. */
  status?: number | undefined;
  /** From `Retry-After`, milliseconds. */
  retryAfterMs?: number | undefined;
  words?: UpstreamWords | undefined;
  /** Headers of the upstream that go on to the client. */
  headers?: HeaderList | undefined;
  /** The upstream's own id of the request. */
  requestId?: string | null | undefined;
  cause?: unknown;
}

const RETRYABLE: ReadonlySet<ProviderErrorCode> = new Set([
  'upstream_credential_rejected',
  'upstream_rate_limited',
  'upstream_usage_limited',
  'upstream_failed',
  'upstream_overloaded',
  'upstream_connect_failed',
  'upstream_address_refused',
  'upstream_connect_timeout',
  'upstream_first_byte_timeout',
  'upstream_idle_timeout',
  'upstream_connection_lost',
  'upstream_ended_early',
  'upstream_error_event',
  'upstream_malformed_answer',
] satisfies ProviderErrorCode[]);

const TIMEOUTS: ReadonlySet<ProviderErrorCode> = new Set([
  'upstream_connect_timeout',
  'upstream_first_byte_timeout',
  'upstream_idle_timeout',
  'upstream_total_timeout',
] satisfies ProviderErrorCode[]);

/** By these words an upstream says that 403 is about what the request contains. */
const ABOUT_CONTENT = /moderation|flagged|guardrail|safety|content.?(?:filter|policy)/i;

/** The code for a status that says whose fault it is; null for any other status. */
export function rejectionCode(
  status: number,
  words: UpstreamWords | undefined,
  headers: HeadersByName = {},
): ProviderErrorCode | null {
  if (isUsageLimit(status, words, headers)) return 'upstream_usage_limited';
  if (status === 429) return 'upstream_rate_limited';
  if (status === 503 || status === 529) return 'upstream_overloaded';
  if (status < 400 || status > 499) return null;
  if (status === 401) return 'upstream_credential_rejected';
  if (status !== 403 || isAboutContent(words)) return 'upstream_rejected';
  return 'upstream_credential_rejected';
}

function isAboutContent(words: UpstreamWords | undefined): boolean {
  return words !== undefined && ABOUT_CONTENT.test(`${words.message} ${words.type} ${words.code}`);
}

/** A failed attempt. Before the first byte to the client, `retryable` says whether another deployment may succeed. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly code: ProviderErrorCode;
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly isTimeout: boolean;
  readonly retryAfterMs: number | undefined;
  readonly words: UpstreamWords | undefined;
  readonly headers: HeaderList;
  readonly requestId: string | null;

  constructor(code: ProviderErrorCode, options: ProviderErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryable = RETRYABLE.has(code);
    this.isTimeout = TIMEOUTS.has(code);
    this.retryAfterMs = options.retryAfterMs;
    this.words = options.words;
    this.headers = options.headers ?? NO_HEADERS;
    this.requestId = options.requestId ?? null;
  }

  /**
   * As a client of another API gets it: the upstream's type means nothing there, and that of the status takes its place. Where it
   * has no code, the type is the code.
   */
  translated(): ProviderError {
    if (this.words === undefined) return this;
    const { code, status, retryAfterMs, headers, requestId, cause } = this;
    const words = { ...this.words, type: null, code: this.words.code ?? this.words.type };
    return new ProviderError(code, { status, retryAfterMs, words, headers, requestId, cause });
  }

  /** The same error where the upstream judged the client's own credential: it is the client's to hear, and no other upstream's. */
  ofClientsCredential(): ProviderError {
    if (this.code !== 'upstream_credential_rejected') return this;
    const { status, retryAfterMs, words, headers, requestId, cause } = this;
    return new ProviderError('upstream_rejected', { status, retryAfterMs, words, headers, requestId, cause });
  }
}

export function isProviderError(error: unknown): error is ProviderError {
  return error instanceof Error && error.name === 'ProviderError';
}
