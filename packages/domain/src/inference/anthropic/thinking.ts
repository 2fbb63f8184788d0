import type { Parameter, Reasoning } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import type { JsonObject } from '../translation/translator.ts';

/**
 * What an effort is to Claude: a level since version 4.6, a share of `max_tokens` before, and in other models with this API.
 * docs/providers.md has the table.
 */
const EFFORTS: ReadonlyMap<string, { readonly level: string; readonly share: number }> = new Map([
  ['minimal', { level: 'low', share: 0.1 }],
  ['low', { level: 'low', share: 0.2 }],
  ['medium', { level: 'medium', share: 0.5 }],
  ['high', { level: 'high', share: 0.8 }],
  ['xhigh', { level: 'xhigh', share: 0.9 }],
  ['max', { level: 'max', share: 0.9 }],
]);
const LEAST_BUDGET = 1_024;
/** The first version with adaptive thinking. */
const ADAPTIVE_SINCE = [4, 6] as const;
/** `claude-3-7-sonnet-20250219`, `claude-opus-4-5-20251101`, `claude-4.7-opus`: a date is no version. */
const CLAUDE_VERSION = /claude-(?:[a-z]+-)*(\d{1,2})(?!\d)(?:[-.](\d{1,2})(?!\d))?/;

export interface WrittenThinking {
  /** Null where nothing is said. */
  readonly thinking: JsonObject | null;
  readonly outputConfig: JsonObject;
}

export interface ThinkingTarget {
  readonly upstreamModel: string;
  readonly maxTokens: number;
  readonly losses: Losses;
}

/** `thinking` and `output_config.effort` (https://docs.claude.com/en/build-with-claude/adaptive-thinking). */
export function writeThinking(
  reasoning: Parameter<Reasoning> | null,
  target: ThinkingTarget,
): WrittenThinking {
  if (reasoning === null) return NOTHING;
  const { value, name } = reasoning;
  switch (value.kind) {
    case 'budget':
      return only({ type: 'enabled', budget_tokens: value.tokens });
    case 'adaptive':
      return only({ type: 'adaptive' });
    case 'off':
      return off(target);
    case 'effort':
      return value.effort === 'none' ? off(target) : ofEffort(value, name, target);
  }
}

const NOTHING: WrittenThinking = { thinking: null, outputConfig: {} };

function only(thinking: JsonObject): WrittenThinking {
  return { thinking, outputConfig: {} };
}

/** Models with a budget think only when asked to. */
function off({ upstreamModel }: ThinkingTarget): WrittenThinking {
  return isAdaptive(upstreamModel) ? only({ type: 'disabled' }) : NOTHING;
}

function ofEffort(
  { effort, summary }: Extract<Reasoning, { kind: 'effort' }>,
  name: string,
  { upstreamModel, maxTokens, losses }: ThinkingTarget,
): WrittenThinking {
  const known = EFFORTS.get(effort);
  if (known === undefined) {
    losses.add(name, `Anthropic has no effort \`${effort.slice(0, 32)}\`.`);
    return NOTHING;
  }
  const display = summary === null ? {} : { display: 'summarized' };
  if (isAdaptive(upstreamModel))
    return { thinking: { type: 'adaptive', ...display }, outputConfig: { effort: known.level } };
  const budget = Math.max(LEAST_BUDGET, Math.floor(known.share * maxTokens));
  if (budget < maxTokens) return only({ type: 'enabled', budget_tokens: budget });
  losses.add(name, `Thinking needs a limit of more than ${LEAST_BUDGET} output tokens.`);
  return NOTHING;
}

function isAdaptive(upstreamModel: string): boolean {
  const name = upstreamModel.toLowerCase();
  if (!name.includes('claude')) return false;
  const [, major, minor] = CLAUDE_VERSION.exec(name) ?? [];
  // Names without a version are of the newest models.
  if (major === undefined) return true;
  const [since, sinceMinor] = ADAPTIVE_SINCE;
  return Number(major) > since || (Number(major) === since && Number(minor ?? 0) >= sinceMinor);
}
