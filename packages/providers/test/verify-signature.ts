import { createHash, createHmac } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** As on the wire. */
  readonly path: string;
  /** Sorted, as on the wire; empty without one. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/**
 * The signature that AWS would expect of a request, by the specification:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function expectedSignature(request: SignedRequest, secretAccessKey: string): string {
  const { authorization } = request.headers;
  const { scope, signed } = /Credential=[^/]+\/(?<scope>[^,]+), SignedHeaders=(?<signed>[^,]+)/.exec(
    authorization!,
  )!.groups!;
  const canonicalPath = request.path
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/');
  const canonicalHeaders = signed!.split(';').map((name) => `${name}:${request.headers[name]!.trim()}\n`);
  const canonical = [
    request.method,
    canonicalPath,
    request.query,
    canonicalHeaders.join(''),
    signed,
    sha256(request.body),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope!
    .split('/')
    .reduce<Buffer | string>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      `AWS4${secretAccessKey}`,
    );
  return createHmac('sha256', key).update(toSign).digest('hex');
}

export function signatureOf({ headers }: Pick<SignedRequest, 'headers'>): string {
  return /Signature=([0-9a-f]+)$/.exec(headers.authorization!)![1]!;
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
