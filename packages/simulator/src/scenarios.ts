import type { ScenarioParameters } from './parameters.ts';
import type { SseFraming } from './sse-framing.ts';

/**
 * `completed`: a whole answer, valid for its protocol, whose bytes a client should receive unchanged and complete.
 * `fault`: no whole answer comes, or it says that it failed.
 */
export type ScenarioOutcome = 'completed' | 'fault';

/** An answer other than 200, given before anything else. */
export interface ErrorAnswer {
  readonly status?: number;
  readonly code?: string | null;
  readonly message?: string;
  readonly as?: 'html' | 'echoes-credential';
}

/** How an answer departs from the plain one. */
export type Alteration =
  | 'empty-first-chunk'
  | 'malformed-event'
  | 'no-done'
  | 'unterminated-done'
  | 'no-content-length'
  | 'cut-before-first-event'
  | 'cut-mid-event'
  | 'cut-between-events'
  | 'reset-mid-event'
  | 'stall-after-headers'
  | 'stall-middle'
  | 'stall-before-done'
  | 'end-without-finish'
  | 'error-event'
  | 'error-event-then-done'
  | 'failed'
  | 'incomplete';

/** How the bytes of an answer are spread over writes. */
export type Writing = 'per-event' | 'one-write' | 'single-bytes' | 'random-splits' | 'split-characters';

/** One way to answer. Everything unset is plain: a short text, at once, one write per event. */
export interface Scenario {
  readonly description: string;
  /** What comes of a streamed request. */
  readonly outcome: ScenarioOutcome;
  /** What comes of a request with `stream: false`. */
  readonly nonStreamedOutcome: ScenarioOutcome;
  readonly defaults?: Partial<ScenarioParameters>;
  readonly text?: 'story' | 'echo' | 'multi-byte';
  readonly error?: ErrorAnswer;
  readonly connection?: 'refuse' | 'never-answer';
  readonly flaky?: true;
  readonly framing?: Partial<SseFraming>;
  readonly writing?: Writing;
  readonly alteration?: Alteration;
}

type Rest = Omit<Scenario, 'description' | 'outcome' | 'nonStreamedOutcome'>;

const completed = (description: string, rest: Rest = {}): Scenario => ({
  description,
  outcome: 'completed',
  nonStreamedOutcome: 'completed',
  ...rest,
});

const fault = (description: string, rest: Rest, nonStreamedOutcome: ScenarioOutcome = 'fault'): Scenario => ({
  description,
  outcome: 'fault',
  nonStreamedOutcome,
  ...rest,
});

const answers = {
  echo: completed('a readable demonstration that repeats the prompt, at the pace of a real model', {
    text: 'echo',
    defaults: { ttftMs: 80, itlMs: 15 },
  }),
  fast: completed('40 tokens at once', { defaults: { tokens: 40 } }),
  steady: completed('100 tokens, one every 10 ms: the load of benchmarks', {
    defaults: { tokens: 100, ttftMs: 10, itlMs: 10 },
  }),
  long: completed('2,000 tokens, one every 5 ms', { defaults: { tokens: 2_000, ttftMs: 50, itlMs: 5 } }),
  empty: completed('no content, only a finish', { defaults: { tokens: 0 } }),
  reasoning: completed('`reasoning_content` before the content', {
    text: 'echo',
    defaults: { reasoningTokens: 25, ttftMs: 80, itlMs: 15 },
  }),
  'redacted-reasoning': completed('reasoning, and blocks of it that only the vendor can read', {
    defaults: { reasoningTokens: 10, redactedBlocks: 2 },
  }),
  tools: completed('one function call with streamed arguments; text once a tool has answered', {
    defaults: { toolCalls: 1, ttftMs: 80, itlMs: 15 },
  }),
  'parallel-tools': completed('three function calls in one answer', { defaults: { toolCalls: 3 } }),
  cached: completed('most of the prompt read from a cache', {
    defaults: { promptTokens: 1_200, cachedTokens: 1_024 },
  }),
  'cache-written': completed('most of the prompt written to a cache', {
    defaults: { promptTokens: 1_200, cacheWriteTokens: 1_024 },
  }),
  incomplete: completed('the answer stops at a limit of tokens', { alteration: 'incomplete' }),
  unicode: completed('text of two-, three- and four-byte characters', { text: 'multi-byte' }),
  'usage-always': completed('usage reported though not asked for', { defaults: { usage: 'always' } }),
  'usage-never': completed('no usage, though asked for', { defaults: { usage: 'never' } }),
  'usage-zero': completed('usage reported, every number an explicit zero', { defaults: { usage: 'zero' } }),
  'usage-continuous': completed('running usage in every chunk', { defaults: { usage: 'continuous' } }),
  'usage-with-finish': completed('usage in the chunk that carries the finish reason', {
    defaults: { usage: 'with_finish' },
  }),
  'empty-first-chunk': completed('a first chunk without choices', { alteration: 'empty-first-chunk' }),
  'slow-first-token': completed('headers at once, the first token after 5 s', {
    defaults: { ttftMs: 5_000 },
  }),
  'slow-headers': completed('headers after 1 s', { defaults: { headersDelayMs: 1_000 } }),
} as const satisfies Record<string, Scenario>;

const wireForms = {
  crlf: completed('lines end in CR LF', { framing: { lineEnd: '\r\n' } }),
  cr: completed('lines end in CR', { framing: { lineEnd: '\r' } }),
  'no-space': completed('`data:` without a space', { framing: { dataField: 'data:' } }),
  comments: completed('comment lines around and within events', { framing: { comments: true } }),
  bom: completed('a byte order mark at the start', { framing: { byteOrderMark: true } }),
  'multi-line-data': completed('each event in two `data` fields', { framing: { multiLineData: true } }),
  'event-fields': completed('`id`, `event` and `retry` fields', { framing: { eventFields: true } }),
  'split-characters': completed('every multi-byte character split between writes', {
    text: 'multi-byte',
    writing: 'split-characters',
  }),
  'byte-at-a-time': completed('each byte its own write', {
    writing: 'single-bytes',
    defaults: { tokens: 6 },
  }),
  'random-splits': completed('writes of 1 to 16 bytes', {
    text: 'multi-byte',
    writing: 'random-splits',
  }),
  'one-write': completed('all events in one write', { writing: 'one-write' }),
  'giant-event': completed('one event of 5 MB', { defaults: { tokens: 4, eventBytes: 5_000_000 } }),
  'malformed-event': {
    ...completed('one event that is not JSON, the rest as usual; not streamed: a body that is not JSON', {
      alteration: 'malformed-event',
    }),
    nonStreamedOutcome: 'fault',
  },
  'no-done': completed('a finish reason, then the end without `[DONE]`', { alteration: 'no-done' }),
  'unterminated-done': completed('`[DONE]` without the line ends after it', {
    alteration: 'unterminated-done',
  }),
  'no-content-length': completed('not streamed: a chunked body', { alteration: 'no-content-length' }),
} as const satisfies Record<string, Scenario>;

const faults = {
  error: fault('the error status of parameter `status`', { error: {} }),
  'error-400': fault('400, a bad request', { error: { status: 400 } }),
  'error-400-context': fault('400, the prompt exceeds the context', {
    error: {
      status: 400,
      code: 'context_length_exceeded',
      message: 'The simulated context length is exceeded.',
    },
  }),
  'error-401': fault('401, a refused credential', { error: { status: 401, code: 'invalid_api_key' } }),
  'error-401-leak': fault('401 whose message repeats the credential it was sent', {
    error: { status: 401, code: 'invalid_api_key', as: 'echoes-credential' },
  }),
  'error-403': fault('403, not permitted', { error: { status: 403 } }),
  'error-404': fault('404, no such model', { error: { status: 404, code: 'model_not_found' } }),
  'error-429': fault('429 with `Retry-After`', { error: { status: 429, code: 'rate_limit_exceeded' } }),
  'error-429-quota': fault('429, the quota is used up', {
    error: { status: 429, code: 'insufficient_quota' },
  }),
  'error-429-usage-limit': fault('429, the usage limit of a plan is reached', {
    defaults: { retryAfterS: 3_600 },
    error: { status: 429, code: 'usage_limit_reached', message: 'The usage limit has been reached.' },
  }),
  'error-500': fault('500', { error: { status: 500 } }),
  'error-500-html': fault('500 with an HTML page', { error: { status: 500, as: 'html' } }),
  'error-503': fault('503 with `Retry-After`', { error: { status: 503 } }),
  'error-529': fault('529, overloaded', {
    error: { status: 529, code: 'overloaded', message: 'Overloaded' },
  }),
  refuse: fault('the connection is closed before any header', { connection: 'refuse' }),
  'never-answer': fault('the request is accepted and never answered', { connection: 'never-answer' }),
  'stall-after-headers': fault('headers, then silence', { alteration: 'stall-after-headers' }),
  'stall-middle': fault('half the answer, then silence', { alteration: 'stall-middle' }),
  'stall-before-done': fault(
    'a finish reason, then silence in place of `[DONE]`',
    { alteration: 'stall-before-done' },
    'completed',
  ),
  'cut-before-first-event': fault('headers, then the connection closes', {
    alteration: 'cut-before-first-event',
  }),
  'cut-middle': fault('the connection closes within an event', { alteration: 'cut-mid-event' }),
  'cut-between': fault('the connection closes between two events', { alteration: 'cut-between-events' }),
  'reset-middle': fault('the connection is reset within an event', { alteration: 'reset-mid-event' }),
  'end-without-finish': fault('a clean end without finish reason or `[DONE]`', {
    alteration: 'end-without-finish',
  }),
  'error-event': fault('half the answer, an error event, the end', { alteration: 'error-event' }),
  'error-event-done': fault('half the answer, an error event, then `[DONE]`', {
    alteration: 'error-event-then-done',
  }),
  failed: fault('half the answer, then an end that says that it failed', { alteration: 'failed' }),
  flaky: fault('fails the first `times` requests of its `key` as `fail_as`, then answers', { flaky: true }),
} as const satisfies Record<string, Scenario>;

/** Plain answers under the names of models that only read: `sim-<name>`, as with scenarios. */
export const readingModels = {
  embed: completed('vectors'),
  moderation: completed('the categories that the text names'),
  rerank: completed('scores by the words that texts share; usage in tokens, as Jina and vLLM tell it'),
  'rerank-searches': completed("the same; usage in searches, as in Cohere's API", {
    defaults: { units: 'searches' },
  }),
} as const satisfies Record<string, Scenario>;

/** Every scenario by name; the model `sim-<name>` is answered so. */
export const scenarios: Readonly<Record<string, Scenario>> = { ...answers, ...wireForms, ...faults };
