/** The error envelope of the management plane. */
interface ErrorEnvelope {
  readonly error: {
    readonly message: string;
    readonly code: string;
    readonly param?: string | null;
    readonly request_id?: string;
    readonly [detail: string]: unknown;
  };
}

/** A request that Weir did not answer with a success, or that did not reach it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0 when no answer came. */
  readonly status: number;
  /** As in the error envelope; `unreachable` without an answer, `unreadable_answer` when something else answered. */
  readonly code: string;
  readonly requestId: string | null;
  /** From `Retry-After`. */
  readonly retryAfterSeconds: number | null;
  /** The field of the request that the error is about, as a path with dots. */
  readonly param: string | null;
  /** What else the envelope says, such as the limit of a refusal. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    fields: Pick<ApiError, 'status' | 'code'> &
      Partial<Pick<ApiError, 'requestId' | 'retryAfterSeconds' | 'param' | 'details'>> & { cause?: unknown },
  ) {
    super(message, { cause: fields.cause });
    this.status = fields.status;
    this.code = fields.code;
    this.requestId = fields.requestId ?? null;
    this.retryAfterSeconds = fields.retryAfterSeconds ?? null;
    this.param = fields.param ?? null;
    this.details = fields.details ?? {};
  }
}

/** The error that an answer other than a success means. Reads its body. */
export async function errorOfAnswer(answer: Response): Promise<ApiError> {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const common = {
    status: answer.status,
    requestId: answer.headers.get('x-request-id'),
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : null,
  };
  const body: unknown = await answer.json().catch(() => null);
  if (!isErrorEnvelope(body)) {
    return new ApiError(`The answer has status ${answer.status} and is not one of Weir's.`, {
      ...common,
      code: 'unreadable_answer',
    });
  }
  const { message, code, param, request_id, type, ...details } = body.error;
  return new ApiError(message, {
    ...common,
    code,
    param: param ?? null,
    requestId: request_id ?? common.requestId,
    details,
  });
}

/** The error for a request without an answer. */
export function unreachable(cause: unknown): ApiError {
  return new ApiError('Weir cannot be reached.', { status: 0, code: 'unreachable', cause });
}

function isErrorEnvelope(body: unknown): body is ErrorEnvelope {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string' &&
    'code' in error &&
    typeof error.code === 'string'
  );
}
