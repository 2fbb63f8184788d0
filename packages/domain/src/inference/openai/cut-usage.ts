import { cutMember, findMembers } from '../json-members.ts';
import { replaceData } from '../stream/replace-data.ts';

const USAGE: ReadonlySet<string> = new Set(['usage']);

/**
 * The event without the `usage` member of its JSON, for clients that did not ask for it in every event. Nothing else
 * changes, unless the JSON is spread over several `data` lines: then only these lines are kept.
 */
export function cutUsage(event: Uint8Array, data: string): Uint8Array {
  const [member] = findMembers(data, USAGE);
  return member === undefined ? event : replaceData(event, data, cutMember(data, member));
}
