import { DomainError } from '../../kernel/domain-error.ts';
import { findMembers, type JsonMember } from './json-members.ts';

/** What Weir reads of an OpenAI completion request. Everything else is passed on unread. */
export interface OpenAiRequest {
  readonly text: string;
  readonly model: string;
  readonly streaming: boolean;
  /** Whether the client itself asked for the usage event. */
  readonly usageAsked: boolean;
  /** Whether the client itself asked for usage in every event (vLLM). */
  readonly continuousUsageAsked: boolean;
  /** The client's own stream options, to be kept when ours are added. */
  readonly streamOptions: Readonly<Record<string, unknown>> | null;
  readonly members: readonly JsonMember[];
}

const READ: ReadonlySet<string> = new Set(['model', 'stream', 'stream_options']);
const READ_OF_STREAM_OPTIONS: ReadonlySet<string> = new Set(['include_usage', 'continuous_usage_stats']);
const MAX_MODEL_LENGTH = 256;

/**
 * Parses the body of a chat or text completion request. Throws DomainError `malformed_json`, `missing_parameter` or
 * `invalid_parameter` (naming the parameter).
 */
export function parseOpenAiRequest(text: string): OpenAiRequest {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new DomainError('malformed_json', 'The request body is not valid JSON.', { cause });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('malformed_json', 'The request body must be a JSON object.');
  }
  // Not by the names that JSON.parse gives: V8 14.6 takes `"\u0073tream"` for another name, if it has met that in the same
  // place of another body. The upstream would stream, and nobody would have asked it for the usage.
  const members = findMembers(text, READ);
  const model = readMember(text, members, 'model');
  const stream = readMember(text, members, 'stream');
  const streamOptions = readMember(text, members, 'stream_options');

  if (model === undefined || model === null) {
    throw new DomainError('missing_parameter', 'The parameter `model` is required.', { param: 'model' });
  }
  if (typeof model !== 'string' || model === '' || model.length > MAX_MODEL_LENGTH) {
    throw invalid(
      'model',
      `The parameter \`model\` must be a string of 1 to ${MAX_MODEL_LENGTH} characters.`,
    );
  }
  if (stream !== undefined && stream !== null && typeof stream !== 'boolean') {
    throw invalid('stream', 'The parameter `stream` must be a boolean.');
  }
  if (streamOptions !== undefined && streamOptions !== null) {
    if (typeof streamOptions !== 'object' || Array.isArray(streamOptions)) {
      throw invalid('stream_options', 'The parameter `stream_options` must be an object.');
    }
    if (stream !== true) {
      throw invalid(
        'stream_options',
        'The parameter `stream_options` is only allowed when `stream` is true.',
      );
    }
  }

  refuseDuplicates(members, '');
  const options = (streamOptions ?? null) as Record<string, unknown> | null;
  let usageAsked = false;
  let continuousUsageAsked = false;
  if (options !== null) {
    const given = members.find(({ name }) => name === 'stream_options')!;
    const inner = text.slice(given.valueStart, given.valueEnd);
    const innerMembers = findMembers(inner, READ_OF_STREAM_OPTIONS);
    refuseDuplicates(innerMembers, 'stream_options.');
    usageAsked = readMember(inner, innerMembers, 'include_usage') === true;
    continuousUsageAsked = readMember(inner, innerMembers, 'continuous_usage_stats') === true;
  }
  return {
    text,
    model,
    streaming: stream === true,
    usageAsked,
    continuousUsageAsked,
    streamOptions: options,
    members,
  };
}

/** The value of the last member of this name; undefined when there is none. */
function readMember(text: string, members: readonly JsonMember[], name: string): unknown {
  const member = members.findLast((one) => one.name === name);
  return member === undefined ? undefined : JSON.parse(text.slice(member.valueStart, member.valueEnd));
}

/** We would read the last of them, the upstream perhaps the first: a way around what a key may use, or is charged. */
function refuseDuplicates(members: readonly JsonMember[], within: string): void {
  for (const { name } of members) {
    if (members.filter((other) => other.name === name).length === 1) continue;
    throw invalid(within + name, `The parameter \`${within}${name}\` is given more than once.`);
  }
}

function invalid(param: string, message: string): DomainError {
  return new DomainError('invalid_parameter', message, { param });
}
