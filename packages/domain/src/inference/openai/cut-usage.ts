import { cutMember, findMembers } from './json-members.ts';

const USAGE: ReadonlySet<string> = new Set(['usage']);
const encoder = new TextEncoder();

/** The event without its `usage` member, for clients that did not ask for one in every event. */
export function cutUsage(data: string): Uint8Array {
  const [member] = findMembers(data, USAGE);
  return encoder.encode(`data: ${member ? cutMember(data, member) : data}\n\n`);
}
