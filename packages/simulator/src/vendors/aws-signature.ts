import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { AwsCredentials } from '../vendor.ts';

/** A request as it was signed. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

const authorizationPattern =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/bedrock\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
const maximumSkewMs = 15 * 60_000;

/**
 * Checks Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html) of the
 * service `bedrock`, in any region.
 */
export function checkSignature(
  request: SignedRequest,
  body: Buffer,
  { accessKeyId, secretAccessKey }: AwsCredentials,
): 'valid' | 'unknown_access_key' | 'invalid_signature' {
  const { headers } = request;
  const match = authorizationPattern.exec(headers.authorization ?? '');
  const time = headers['x-amz-date'];
  if (match === null || typeof time !== 'string' || !isRecent(time)) return 'invalid_signature';
  const [, keyId, day, region, signedHeaders, signature] = match as unknown as string[];
  if (keyId !== accessKeyId) return 'unknown_access_key';
  const names = signedHeaders!.split(';');
  if (!names.includes('host') || !names.includes('x-amz-date')) return 'invalid_signature';

  const scope = `${day}/${region}/bedrock/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest(request, body, names))].join('\n');
  const key = [day!, region!, 'bedrock', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretAccessKey}`,
  );
  const isEqual = timingSafeEqual(hmac(key, toSign), Buffer.from(signature!, 'hex'));
  return isEqual ? 'valid' : 'invalid_signature';
}

function canonicalRequest(request: SignedRequest, body: Buffer, names: readonly string[]): string {
  const [path = '', query = ''] = request.path.split('?');
  const lines = names.map((name) => `${name}:${headerText(request.headers[name])}\n`);
  return [
    request.method,
    // All services but S3 encode what is already encoded.
    path.split('/').map(encode).join('/'),
    query.split('&').sort().join('&'),
    lines.join(''),
    names.join(';'),
    sha256(body),
  ].join('\n');
}

function headerText(value: string | string[] | undefined): string {
  const text = Array.isArray(value) ? value.join(',') : (value ?? '');
  return text.trim().replace(/ +/g, ' ');
}

function encode(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function isRecent(time: string): boolean {
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return Math.abs(Date.now() - at) <= maximumSkewMs;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
