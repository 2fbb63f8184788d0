import { cutMember, findMembers, setMembers } from '../json-members.ts';
import { replaceData } from '../stream/replace-data.ts';

const USAGE: ReadonlySet<string> = new Set(['usage']);
const CHOICES: ReadonlySet<string> = new Set(['choices']);
const EMPTY_DELTA = new Map([['choices', '[{"index":0,"delta":{},"finish_reason":null}]']]);

/**
 * The event without the `usage` member of its JSON, for clients that did not ask for it. Where it has no choices, it gets one with
 * an empty delta: clients that expect no usage event read `choices[0]`. Nothing else changes, unless the JSON is spread
 * over several `data` lines: then only these lines are kept.
 */
export function cutUsage(event: Uint8Array, data: string): Uint8Array {
  const [member] = findMembers(data, USAGE);
  if (member === undefined) return event;
  const cut = cutMember(data, member);
  const [choices] = findMembers(cut, CHOICES);
  const isEmpty = choices !== undefined && /^\[\s*\]$/.test(cut.slice(choices.valueStart, choices.valueEnd));
  return replaceData(event, data, isEmpty ? setMembers(cut, EMPTY_DELTA) : cut);
}
