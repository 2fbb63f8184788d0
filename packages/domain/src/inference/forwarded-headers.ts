/** Header names and values: name, value, name, value. */
export type HeaderList = readonly string[];

/** Headers by lower-case name, as Node and undici read them. */
export type HeadersByName = Readonly<Record<string, string | readonly string[] | undefined>>;

export const NO_HEADERS: HeaderList = Object.freeze([]);
/** Claude Code's list in `anthropic-beta` has several hundred characters. */
const MAX_VALUE_LENGTH = 1_024;

/**
 * Ids of sessions and conversations, in lower case, by which a request finds the upstream that has the prompt in its cache: Codex
 * (`session_id`, `conversation_id`, `thread-id`), Claude Code (`x-claude-code-session-id`), OpenRouter (`x-session-id`), OpenCode
 * (`x-opencode-session`), Fireworks and Cloudflare (`x-session-affinity`), xAI (`x-grok-conv-id`), SGLang's router
 * (`x-smg-routing-key`).
 */
export const SESSION_HEADERS: ReadonlySet<string> = new Set([
  'session_id',
  'session-id',
  'x-session-id',
  'x-session-affinity',
  'conversation_id',
  'conversation-id',
  'x-conversation-id',
  'x-grok-conv-id',
  'thread-id',
  'x-claude-code-session-id',
  'x-opencode-session',
  'x-smg-routing-key',
]);

/**
 * Headers of clients that upstreams get: {@link SESSION_HEADERS}, and what an API offers and to which project of the account a request
 * belongs (OpenAI, Anthropic). Everything else stays here, credentials and `openai-organization` above all.
 */
const TO_UPSTREAM: ReadonlySet<string> = new Set([
  'openai-beta',
  'openai-project',
  'anthropic-version',
  'anthropic-beta',
  ...SESSION_HEADERS,
  'idempotency-key',
]);

/** Headers of upstreams that clients get, and under which names: limits are those of the upstream, not of Weir. */
const TO_CLIENT: ReadonlyMap<string, string> = new Map([
  ['openai-processing-ms', 'openai-processing-ms'],
  // Hints to clients on when and whether to try again; `retry-after` is Weir's own.
  ['retry-after-ms', 'retry-after-ms'],
  ['x-should-retry', 'x-should-retry'],
  ...['limit', 'remaining', 'reset'].flatMap((what) =>
    ['', '-requests', '-tokens', '-project-requests', '-project-tokens'].map(
      (of) => [`x-ratelimit-${what}${of}`, `x-upstream-ratelimit-${what}${of}`] as const,
    ),
  ),
  // https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
  ...['ratelimit', 'ratelimit-policy', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'].map(
    (name) => [name, `x-upstream-${name}`] as const,
  ),
]);

/** Limits of Anthropic: of kinds of tokens, of priority tiers, of plans. */
const ANTHROPIC_LIMIT = 'anthropic-ratelimit-';

/** Where upstreams say their id of a request: OpenAI and most others, Anthropic, Bedrock, Azure. */
const REQUEST_ID = ['x-request-id', 'request-id', 'x-amzn-requestid', 'apim-request-id'] as const;

/**
 * What of a client's headers goes to upstreams.
 *
 * @param scope whose request it is: clients share the upstream's account, so one could otherwise get the answer that another has under
 *   the same `Idempotency-Key`
 * @param defaults those that go on where the client sends none of the name
 */
export function headersToUpstream(
  headers: HeadersByName,
  scope: string,
  defaults: HeaderList = NO_HEADERS,
): HeaderList {
  let list: string[] | null = null;
  // By the headers that there are: they are fewer than those that there may be.
  for (const name in headers) {
    if (!TO_UPSTREAM.has(name)) continue;
    const value = headers[name];
    if (!isForwarded(value)) continue;
    list = added(list, name, name === 'idempotency-key' ? `${scope}:${value}` : value);
  }
  for (let i = 0; i < defaults.length; i += 2) {
    if (headers[defaults[i]!] === undefined) list = added(list, defaults[i]!, defaults[i + 1]!);
  }
  return list ?? NO_HEADERS;
}

/** What of an upstream's headers goes to the client. */
export function headersToClient(headers: HeadersByName): HeaderList {
  let list: string[] | null = null;
  for (const name in headers) {
    const clientName =
      TO_CLIENT.get(name) ?? (name.startsWith(ANTHROPIC_LIMIT) ? `x-upstream-${name}` : null);
    if (clientName === null) continue;
    const value = headers[name];
    if (isForwarded(value)) list = added(list, clientName, value);
  }
  return list ?? NO_HEADERS;
}

/** The upstream's id of a request; null without one that looks like an id. */
export function upstreamRequestId(headers: HeadersByName): string | null {
  for (const name of REQUEST_ID) {
    const value = headers[name];
    if (typeof value === 'string' && /^[\x21-\x7e]{1,256}$/.test(value)) return value;
  }
  return null;
}

function added(list: string[] | null, name: string, value: string): string[] {
  if (list === null) return [name, value];
  list.push(name, value);
  return list;
}

/** One short value of printable ASCII. */
function isForwarded(value: HeadersByName[string]): value is string {
  return typeof value === 'string' && value.length <= MAX_VALUE_LENGTH && /^[\x20-\x7e]+$/.test(value);
}
