import {
  type HeadersByName,
  ProviderError,
  type ProviderErrorCode,
  type UpstreamWords,
} from '@weir/domain/inference';

/** What Bedrock's errors mean, by their names, where their status does not say it. Statuses are those of its model. */
const ERRORS: Readonly<Record<string, readonly [ProviderErrorCode, number]>> = {
  AccessDeniedException: ['upstream_credential_rejected', 403],
  ExpiredTokenException: ['upstream_credential_rejected', 403],
  IncompleteSignatureException: ['upstream_credential_rejected', 403],
  InvalidClientTokenId: ['upstream_credential_rejected', 403],
  InvalidSignatureException: ['upstream_credential_rejected', 403],
  MissingAuthenticationTokenException: ['upstream_credential_rejected', 403],
  SignatureDoesNotMatch: ['upstream_credential_rejected', 403],
  UnrecognizedClientException: ['upstream_credential_rejected', 403],
  ModelNotReadyException: ['upstream_rate_limited', 429],
  // Its status is 400, but another try or another account may succeed.
  ServiceQuotaExceededException: ['upstream_rate_limited', 429],
  ThrottlingException: ['upstream_rate_limited', 429],
  TooManyRequestsException: ['upstream_rate_limited', 429],
  InternalServerException: ['upstream_failed', 500],
  ModelErrorException: ['upstream_failed', 424],
  ModelStreamErrorException: ['upstream_failed', 424],
  ModelTimeoutException: ['upstream_failed', 408],
  ServiceUnavailableException: ['upstream_overloaded', 503],
  ResourceNotFoundException: ['upstream_rejected', 404],
  ValidationException: ['upstream_rejected', 400],
};

/** `Too many tokens per day, please wait before trying again.`: waiting a little does not help. */
const OF_A_DAY = /\bper day\b/i;

function meaningOf(words: UpstreamWords | undefined): readonly [ProviderErrorCode, number] | undefined {
  const known = ERRORS[String(words?.code)];
  if (known?.[0] !== 'upstream_rate_limited' || !OF_A_DAY.test(words!.message)) return known;
  return ['upstream_usage_limited', known[1]];
}

/** The error of a rejection, by its name. */
export function toBedrockError(error: ProviderError): ProviderError {
  const known = meaningOf(error.words);
  if (known === undefined) return error;
  const [code, status] = known;
  if (code === error.code && status === error.status) return error;
  const { retryAfterMs, words, headers, requestId } = error;
  return new ProviderError(code, { status, retryAfterMs, words, headers, requestId, cause: error });
}

/** The error of an exception in an event stream. @param name e.g. `throttlingException` */
export function toStreamError(name: string, message: string | null): ProviderError {
  const code = name.charAt(0).toUpperCase() + name.slice(1);
  const words = toWords(message, code);
  const [errorCode, status] = meaningOf(words) ?? ['upstream_error_event', undefined];
  return new ProviderError(errorCode, { status, words });
}

/** The message of an error answer, with its name as the code. */
export function readBedrockWords(body: string, headers: HeadersByName): UpstreamWords | undefined {
  const { message, Message, __type } = readObject(body);
  const type = headers['x-amzn-errortype'] ?? __type;
  // `ThrottlingException:http://…`, `com.amazon.coral.service#AccessDeniedException`
  const name = typeof type === 'string' ? (type.split(':', 1)[0]!.split('#').at(-1) ?? null) : null;
  const given = message ?? Message;
  const text = typeof given === 'string' && given !== '' ? given : null;
  return text === null && name === null ? undefined : toWords(text, name);
}

/** Without what names the account, and without the canonical request that AWS quotes, which has the session token in it. */
function toWords(message: string | null, code: string | null): UpstreamWords {
  const plain = (message ?? code ?? 'Bedrock reported an error.')
    .split(/\s*The Canonical String/, 1)[0]!
    .replace(/\barn:[^\s:]*:(?:iam|sts):\S+/g, '[redacted]')
    .replace(/(\barn:[^\s:]*:[^\s:]*:[^\s:]*:)\d{12}\b/g, '$1[redacted]')
    .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{8,}\b/g, '[redacted]');
  return { message: plain, type: null, code, param: null, details: null };
}

export function readObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
