import type { ContentPart } from '../translation/chat-request.ts';
import type { JsonObject } from '../translation/translator.ts';

/**
 * What an upstream needs to recognise its own reasoning in the next turn goes to the client as the `encrypted_content` of the
 * item, and comes back in it. OpenAI's own content has neither of these beginnings.
 */
const SIGNATURE = 'weir.signature.';
const REDACTED = 'weir.redacted.';

export function encryptedSignature(signature: string): string {
  return SIGNATURE + signature;
}

export function encryptedRedaction(data: string): string {
  return REDACTED + data;
}

/** The reasoning in an item of the input. Content that another upstream encrypted is of no use here: only its summary is left. */
export function reasoningParts(item: JsonObject): ContentPart[] {
  const encrypted = typeof item.encrypted_content === 'string' ? item.encrypted_content : '';
  if (encrypted.startsWith(REDACTED))
    return [{ kind: 'redacted-reasoning', data: encrypted.slice(REDACTED.length) }];
  const text = [item.content, item.summary].map(joinTexts).find((found) => found !== '') ?? '';
  const signature = encrypted.startsWith(SIGNATURE) ? encrypted.slice(SIGNATURE.length) : null;
  return text === '' && signature === null ? [] : [{ kind: 'reasoning', text, signature }];
}

function joinTexts(parts: unknown): string {
  if (!Array.isArray(parts)) return '';
  const texts = (parts as ({ text?: unknown } | null)[]).map((part) => part?.text);
  return texts.filter((text) => typeof text === 'string').join('\n\n');
}
