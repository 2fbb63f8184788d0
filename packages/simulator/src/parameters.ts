/** When an answer reports its token usage, and with which numbers. `asked`: like OpenAI, on `stream_options.include_usage`. */
export type UsageMode = 'asked' | 'always' | 'never' | 'zero' | 'continuous' | 'with_finish';

const usageModes: readonly UsageMode[] = ['asked', 'always', 'never', 'zero', 'continuous', 'with_finish'];

/** The unit of a rerank's usage. `tokens`: like Jina and vLLM; `searches`: like Cohere. */
export type RerankUnits = 'tokens' | 'searches';

/** What a request may adjust of its scenario. Wire names are the same in snake case: `ttftMs` is `ttft_ms`. */
export interface ScenarioParameters {
  readonly tokens?: number;
  readonly ttftMs: number;
  readonly itlMs: number;
  readonly headersDelayMs: number;
  readonly reasoningTokens: number;
  readonly redactedBlocks: number;
  readonly toolCalls: number;
  readonly promptTokens?: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly usage: UsageMode;
  readonly units: RerankUnits;
  readonly eventBytes: number;
  readonly at?: number;
  readonly seed: number;
  readonly status: number;
  readonly retryAfterS: number;
  readonly times: number;
  readonly key: string;
  readonly failAs: string;
}

export const defaultParameters: ScenarioParameters = {
  ttftMs: 0,
  itlMs: 0,
  headersDelayMs: 0,
  reasoningTokens: 0,
  redactedBlocks: 0,
  toolCalls: 0,
  cachedTokens: 0,
  cacheWriteTokens: 0,
  usage: 'asked',
  units: 'tokens',
  eventBytes: 0,
  seed: 1,
  status: 500,
  retryAfterS: 1,
  times: 1,
  key: '',
  failAs: 'error-503',
};

type ParameterKind =
  | { readonly kind: 'integer' | 'decimal'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'text'; readonly maximumLength: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** One adjustable value, as documentation and as the rule it is checked by. */
export type ParameterRule = ParameterKind & {
  readonly property: keyof ScenarioParameters;
  readonly meaning: string;
};

const integer = (
  property: keyof ScenarioParameters,
  minimum: number,
  maximum: number,
  meaning: string,
): ParameterRule => ({ kind: 'integer', property, minimum, maximum, meaning });

const decimal = (property: keyof ScenarioParameters, maximum: number, meaning: string): ParameterRule => ({
  kind: 'decimal',
  property,
  minimum: 0,
  maximum,
  meaning,
});

/** Every parameter by its wire name. */
export const parameterRules: Readonly<Record<string, ParameterRule>> = {
  tokens: integer('tokens', 0, 100_000, 'content tokens per choice, one event each'),
  ttft_ms: decimal('ttftMs', 600_000, 'time until the first event'),
  itl_ms: decimal('itlMs', 60_000, 'time between two tokens'),
  headers_delay_ms: decimal('headersDelayMs', 600_000, 'time until the response headers'),
  reasoning_tokens: integer('reasoningTokens', 0, 100_000, '`reasoning_content` deltas before the content'),
  redacted_blocks: integer(
    'redactedBlocks',
    0,
    16,
    'blocks of reasoning that only the vendor can read, where an API has them',
  ),
  tool_calls: integer('toolCalls', 0, 16, 'function calls made in place of content'),
  prompt_tokens: integer('promptTokens', 0, 10_000_000, 'overrides the counted prompt'),
  cached_tokens: integer('cachedTokens', 0, 10_000_000, 'prompt tokens reported as read from a cache'),
  cache_write_tokens: integer(
    'cacheWriteTokens',
    0,
    10_000_000,
    'prompt tokens reported as written to a cache, where an API has that',
  ),
  usage: {
    kind: 'choice',
    property: 'usage',
    choices: usageModes,
    meaning: `when usage is reported: ${usageModes.join(', ')}`,
  },
  units: {
    kind: 'choice',
    property: 'units',
    choices: ['tokens', 'searches'],
    meaning: "the unit of a rerank's usage: tokens, searches",
  },
  event_bytes: integer('eventBytes', 0, 33_554_432, 'adds one delta of this many bytes'),
  at: integer('at', 0, 200_000, 'index of the event at which a fault strikes (default: half way)'),
  seed: integer('seed', 1, 2_147_483_647, 'seed of random splits'),
  status: integer('status', 400, 599, 'status of `error`'),
  retry_after_s: integer(
    'retryAfterS',
    0,
    86_400,
    '`Retry-After` of a 429 or 503, and when a usage limit resets',
  ),
  times: integer('times', 0, 1_000, 'how many requests `flaky` fails'),
  key: { kind: 'text', property: 'key', maximumLength: 100, meaning: 'which `flaky` counter to use' },
  fail_as: {
    kind: 'text',
    property: 'failAs',
    maximumLength: 100,
    meaning: 'the scenario by which `flaky` fails',
  },
};

/** @returns the parameters written as `name=value` pairs joined by `&` or `,`, or the name of the first bad one. */
export function parseParameters(
  text: string,
): { ok: true; parameters: Partial<ScenarioParameters> } | { ok: false; name: string; problem: string } {
  const parameters: Record<string, number | string> = {};
  for (const pair of text.split(/[&,]/)) {
    if (pair.trim() === '') continue;
    const equals = pair.indexOf('=');
    const name = (equals < 0 ? pair : pair.slice(0, equals)).trim();
    const rule = Object.hasOwn(parameterRules, name) ? parameterRules[name] : undefined;
    if (rule === undefined) return { ok: false, name, problem: 'is not a parameter of the simulator' };
    const value = equals < 0 ? '' : pair.slice(equals + 1).trim();
    const checked = checkValue(rule, value);
    if (checked === undefined) return { ok: false, name, problem: `must be ${expectation(rule)}` };
    parameters[rule.property] = checked;
  }
  return { ok: true, parameters: parameters as Partial<ScenarioParameters> };
}

function checkValue(rule: ParameterRule, value: string): number | string | undefined {
  switch (rule.kind) {
    case 'text':
      return value.length > 0 && value.length <= rule.maximumLength ? value : undefined;
    case 'choice':
      return rule.choices.includes(value) ? value : undefined;
    case 'integer':
    case 'decimal': {
      const pattern = rule.kind === 'integer' ? /^\d{1,10}$/ : /^\d{1,10}(\.\d{1,6})?$/;
      const number = pattern.test(value) ? Number(value) : Number.NaN;
      return number >= rule.minimum && number <= rule.maximum ? number : undefined;
    }
  }
}

function expectation(rule: ParameterRule): string {
  switch (rule.kind) {
    case 'text':
      return `text of 1 to ${rule.maximumLength} characters`;
    case 'choice':
      return `one of ${rule.choices.join(', ')}`;
    case 'integer':
      return `a whole number from ${rule.minimum} to ${rule.maximum}`;
    case 'decimal':
      return `a number from ${rule.minimum} to ${rule.maximum}`;
  }
}
