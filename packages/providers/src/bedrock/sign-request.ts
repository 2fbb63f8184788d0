import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { CONTENT_TYPE } from './content-type.ts';

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface RequestToSign {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body: readonly Uint8Array[];
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** The headers of Signature Version 4: name, value, name, value. `host`, and the type of a body, are signed and not among them. */
export async function signRequest(
  { method, url, body, region, nowMs }: RequestToSign,
  keys: AwsKeys,
): Promise<string[]> {
  const signer = new SignatureV4({ service: 'bedrock', region, credentials: keys, sha256: Sha256 });
  const unsigned = {
    host: url.host,
    ...(method === 'POST' && { 'content-type': CONTENT_TYPE }),
    'x-amz-content-sha256': await sha256(body),
  };
  const { headers } = await signer.sign(
    {
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: unsigned,
    },
    { signingDate: new Date(nowMs) },
  );
  return Object.entries(headers)
    .filter(([name]) => name !== 'host' && name !== 'content-type')
    .flat();
}

/** Without joining the parts. */
async function sha256(parts: readonly Uint8Array[]): Promise<string> {
  const hash = new Sha256();
  for (const part of parts) hash.update(part);
  return Buffer.from(await hash.digest()).toString('hex');
}
