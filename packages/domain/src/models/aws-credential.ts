/** What a connection of AWS Bedrock has as its credential. */
export type AwsCredential =
  | {
      readonly kind: 'access-key';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      /** Of temporary keys; null for others. */
      readonly sessionToken: string | null;
    }
  /** Sent as a bearer token: a Bedrock API key. */
  | { readonly kind: 'api-key'; readonly apiKey: string };

const ACCESS_KEY = /^([A-Z0-9]{16,128}):([A-Za-z0-9/+=]{16,128})(?::([A-Za-z0-9/+=]{1,4096}))?$/;
const API_KEY = /^[A-Za-z0-9/+=._-]{8,4096}$/;

/**
 * `ACCESS_KEY_ID:SECRET_ACCESS_KEY`, with `:SESSION_TOKEN` for temporary keys, or a Bedrock API key, which has no colon. Null for
 * anything else.
 */
export function parseAwsCredential(text: string): AwsCredential | null {
  const match = ACCESS_KEY.exec(text);
  if (match !== null) {
    const [, accessKeyId, secretAccessKey, sessionToken] = match;
    return {
      kind: 'access-key',
      accessKeyId: accessKeyId!,
      secretAccessKey: secretAccessKey!,
      sessionToken: sessionToken ?? null,
    };
  }
  return API_KEY.test(text) ? { kind: 'api-key', apiKey: text } : null;
}
