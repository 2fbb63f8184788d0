import type { ClientError } from '../dialect.ts';
import { readErrorWords } from '../read-error-words.ts';
import type { ErrorWords } from '../stream/stream-state.ts';

const GENERAL = 'invalid_request_error';

/** The types of errors, and the status that each stands for (https://docs.claude.com/en/api/errors). */
const STATUS_OF_TYPE: ReadonlyMap<string, number> = new Map([
  [GENERAL, 400],
  ['authentication_error', 401],
  ['billing_error', 402],
  ['permission_error', 403],
  ['not_found_error', 404],
  ['conflict_error', 409],
  ['request_too_large', 413],
  ['rate_limit_error', 429],
  ['api_error', 500],
  ['timeout_error', 504],
  ['overloaded_error', 529],
]);

const TYPE_OF_STATUS: ReadonlyMap<number, string> = new Map([
  ...[...STATUS_OF_TYPE].map(([type, status]) => [status, type] as const),
  [408, 'timeout_error'],
  [503, 'overloaded_error'],
]);

/**
 * The body of an error answer: `{"type":"error","error":{"type","message"},"request_id"}`. Weir's code, the parameter and the
 * limit that refused are in `error.details`, where Anthropic has its own `error_code`.
 */
export function anthropicErrorBody(error: ClientError): string {
  const { code, message, param, requestId } = error;
  const { details, ...further } = error.details ?? {};
  return JSON.stringify({
    type: 'error',
    error: {
      type: typeOf(error),
      message,
      ...further,
      details: { error_code: `${code}`, ...(param === null ? {} : { param }), ...asObject(details) },
    },
    request_id: requestId,
  });
}

export function anthropicErrorEvent(error: ClientError): string {
  return `event: error\ndata: ${anthropicErrorBody(error)}\n\n`;
}

/** The words of an `error` object, with the status of its type. */
export function readAnthropicError(error: unknown): ErrorWords {
  const words = readErrorWords(error ?? {});
  return { ...words, status: words.status ?? STATUS_OF_TYPE.get(words.type ?? '') ?? null };
}

/** Clients decide by the type: those of other dialects, and the most general one, become the type of the status. */
function typeOf({ type, status }: ClientError): string {
  if (type !== GENERAL && STATUS_OF_TYPE.has(type)) return type;
  return TYPE_OF_STATUS.get(status) ?? (status < 500 ? GENERAL : 'api_error');
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
