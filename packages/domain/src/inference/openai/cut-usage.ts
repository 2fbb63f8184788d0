import { cutMember, findMembers } from '../json-members.ts';

const USAGE: ReadonlySet<string> = new Set(['usage']);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * The event without the `usage` member of its JSON, for clients that did not ask for it in every event. Nothing else
 * changes, unless the JSON is spread over several `data` lines: then only these lines are kept.
 */
export function cutUsage(event: Uint8Array, data: string): Uint8Array {
  const [member] = findMembers(data, USAGE);
  if (member === undefined) return event;
  const text = decoder.decode(event);
  const cut = cutMember(data, member);
  const at = text.indexOf(data);
  return encoder.encode(
    at === -1
      ? `data: ${cut.replaceAll('\n', '\ndata: ')}\n\n`
      : text.slice(0, at) + cut + text.slice(at + data.length),
  );
}
