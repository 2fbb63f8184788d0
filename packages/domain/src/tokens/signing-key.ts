import type { SigningKeyId } from '../kernel/ids.ts';
import { ACCESS_TOKEN_LIFETIME_MS } from './access-token.ts';

/** An Ed25519 key for access tokens: published from its creation, signing from its `signsFrom` to the next key's. */
export interface SigningKey {
  /** The `kid`. */
  readonly id: SigningKeyId;
  /** 32 bytes, base64url: the `x` of a JSON Web Key (RFC 8037 §2). */
  readonly publicKey: string;
  /** A private JSON Web Key, encrypted and bound to the id. */
  readonly privateKeyEncrypted: Uint8Array;
  readonly createdAt: Date;
  readonly signsFrom: Date;
}

/** How long verifiers may take to see a new key: twice the cache time of the JWKS. */
const SIGNING_KEY_LEAD_MS = 10 * 60_000;
/** Added to the expiry of the last token: time for replicas to see the successor, and for differences of their clocks. */
const RETIREMENT_MARGIN_MS = 5 * 60_000;

/** Whether the next key is due. @param keys by `signsFrom`, latest first */
export function isNextKeyDue(keys: readonly SigningKey[], nowMs: number, rotationMs: number): boolean {
  const latest = keys[0];
  return latest === undefined || nowMs >= latest.signsFrom.getTime() + rotationMs - SIGNING_KEY_LEAD_MS;
}

/** When a key made now begins to sign: at once if it is the first. @param keys latest first */
export function nextKeySignsFrom(keys: readonly SigningKey[], nowMs: number, rotationMs: number): Date {
  const latest = keys[0];
  if (latest === undefined) return new Date(nowMs);
  return new Date(Math.max(nowMs + SIGNING_KEY_LEAD_MS, latest.signsFrom.getTime() + rotationMs));
}

/** The key that signs now; undefined when there is none. @param keys latest first */
export function signingKeyAt(keys: readonly SigningKey[], nowMs: number): SigningKey | undefined {
  return keys.find(({ signsFrom }) => signsFrom.getTime() <= nowMs) ?? keys.at(-1);
}

/** Whether a token signed by the key may still be valid. @param keys latest first, the key among them */
export function isRetired(key: SigningKey, keys: readonly SigningKey[], nowMs: number): boolean {
  const successor = keys[keys.indexOf(key) - 1];
  if (successor === undefined) return false;
  return successor.signsFrom.getTime() + ACCESS_TOKEN_LIFETIME_MS + RETIREMENT_MARGIN_MS <= nowMs;
}
