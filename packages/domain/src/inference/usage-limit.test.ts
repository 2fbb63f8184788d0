import { expect, it } from 'vitest';
import { isUsageLimit } from './usage-limit.ts';

const words = (message: string, type: string | null = null, code: string | null = null) => ({
  message,
  type,
  code,
});

it.each([
  ['Anthropic’s header of a plan', undefined, { 'anthropic-ratelimit-unified-status': 'rejected' }],
  ['OpenAI’s type', words('You exceeded your current quota.', 'insufficient_quota'), {}],
  ['OpenAI’s code', words('Quota.', null, 'insufficient_quota'), {}],
  ['the type of OpenAI’s plans', words('No more for now.', 'usage_limit_reached'), {}],
  ['words', words('Claude AI usage limit reached.'), {}],
] as const)('is told by %s', (_, said, headers) => {
  expect(isUsageLimit(said, headers)).toBe(true);
});

it.each([
  ['a rate', words('Rate limit reached for requests', 'rate_limit_error'), {}],
  ['Gemini’s quota of a minute', words('You exceeded your current quota.', 'RESOURCE_EXHAUSTED'), {}],
  ['a plan that is not used up', words('Slow down.'), { 'anthropic-ratelimit-unified-status': 'allowed' }],
  ['nothing', undefined, {}],
] as const)('is not %s', (_, said, headers) => {
  expect(isUsageLimit(said, headers)).toBe(false);
});
