import { JsonScan, type MembersToRead } from '../json-scan.ts';
import { RequestBody } from '../request-body.ts';

const encoder = new TextEncoder();

/** The complete scan of this body. */
export function aScan(text: string, members: MembersToRead, bytes = encoder.encode(text)): JsonScan {
  const scan = new JsonScan(new RequestBody(bytes), members);
  scan.advance(bytes.length);
  return scan;
}

/** A body in parts, as one text. */
export function textOfParts(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
}
