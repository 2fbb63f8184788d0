import type { RequestRecord } from '../request-log.ts';
import { failure } from '../simulated-failure.ts';
import type { ApiError, AskedCredentials, SpelledError, Vendor } from '../vendor.ts';
import { checkSignature } from './aws-signature.ts';
import { eventStream } from './event-stream.ts';

/** An exception and, where AWS has words of its own for it, those. */
interface AwsException {
  readonly status: number;
  readonly name: string;
  readonly message?: string;
}

const exceptionsByStatus: Readonly<Record<number, AwsException>> = {
  401: { status: 403, name: 'UnrecognizedClientException' },
  403: { status: 403, name: 'AccessDeniedException' },
  404: { status: 404, name: 'ResourceNotFoundException' },
  408: { status: 408, name: 'ModelTimeoutException' },
  424: { status: 424, name: 'ModelErrorException' },
  429: { status: 429, name: 'ThrottlingException' },
  503: { status: 503, name: 'ServiceUnavailableException' },
  529: { status: 503, name: 'ServiceUnavailableException' },
};

const exceptionsByCode: Readonly<Record<string, AwsException>> = {
  missing_credential: {
    status: 403,
    name: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
  },
  unknown_access_key: {
    status: 403,
    name: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  },
  invalid_signature: {
    status: 403,
    name: 'InvalidSignatureException',
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  },
  context_length_exceeded: {
    status: 400,
    name: 'ValidationException',
    message: 'Input is too long for requested model.',
  },
  insufficient_quota: dailyLimit(),
  usage_limit_reached: dailyLimit(),
};

function dailyLimit(): AwsException {
  const message = 'Too many tokens per day, please wait before trying again.';
  return { status: 429, name: 'ThrottlingException', message };
}

/** AWS, whose errors are exceptions (https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html). */
export const aws: Vendor = {
  headers: ({ number }) => ({
    'x-amzn-requestid': `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
  }),
  refuse,
  credential: (headers) => headers.authorization,
  spellError,
  failureBody: JSON.stringify({ message: failure.message }),
  stream: eventStream,
};

/** Takes any signature and any key, unless there are some to be compared with. */
function refuse(record: RequestRecord, body: Buffer, { apiKey, aws: pair }: AskedCredentials) {
  const { authorization } = record.headers;
  if (authorization?.startsWith('Bearer ')) {
    const isKnown = apiKey === undefined || authorization === `Bearer ${apiKey}`;
    const message = 'Authentication failed: Please make sure your API Key is valid.';
    return isKnown ? undefined : { status: 403, code: null, param: null, message };
  }
  if (!authorization?.startsWith('AWS4-HMAC-SHA256 ')) return refusal('missing_credential');
  if (pair === undefined) return apiKey === undefined ? undefined : refusal('unknown_access_key');
  const found = checkSignature(record, body, pair);
  return found === 'valid' ? undefined : refusal(found);
}

function refusal(code: string): ApiError {
  return { status: 403, code, param: null, message: '' };
}

function spellError({ status, code, message }: ApiError): SpelledError {
  const exception = exceptionsByCode[code ?? ''] ??
    exceptionsByStatus[status] ?? {
      status,
      name: status < 500 ? 'ValidationException' : 'InternalServerException',
    };
  return {
    status: exception.status,
    headers: { 'x-amzn-errortype': `${exception.name}:http://internal.amazon.com/coral/com.amazon.bedrock/` },
    body: { message: exception.message ?? message },
  };
}
