import { expect, it } from 'vitest';
import { isUsageLimit } from './usage-limit.ts';

const words = (message: string, type: string | null = null, code: string | null = null) => ({
  message,
  type,
  code,
});
const invalid = (message: string) => words(message, 'invalid_request_error');

it.each([
  ['Anthropic’s header of a plan', 429, undefined, { 'anthropic-ratelimit-unified-status': 'rejected' }],
  ['OpenAI’s type', 429, words('You exceeded your current quota.', 'insufficient_quota'), {}],
  ['OpenAI’s code', 429, words('Quota.', null, 'insufficient_quota'), {}],
  ['the type of OpenAI’s plans', 429, words('No more for now.', 'usage_limit_reached'), {}],
  ['words', 429, words('Claude AI usage limit reached.'), {}],
  ['a missing payment', 402, undefined, {}],
  [
    'Anthropic’s words of used-up credit',
    400,
    invalid(
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
    ),
    {},
  ],
  [
    'its words of a limit that was set',
    400,
    invalid(
      'You have reached your specified API usage limits. You will regain access on 2026-09-01 at 00:00 UTC.',
    ),
    {},
  ],
  [
    'the same of a workspace',
    400,
    invalid('You have reached your specified workspace API usage limits.'),
    {},
  ],
  [
    'its words of a plan',
    400,
    invalid("You're out of extra usage. Add more at claude.ai/settings/usage."),
    {},
  ],
] as const)('is told by %s', (_, status, said, headers) => {
  expect(isUsageLimit(status, said, headers)).toBe(true);
});

it.each([
  ['a rate', 429, words('Rate limit reached for requests', 'rate_limit_error'), {}],
  ['Gemini’s quota of a minute', 429, words('You exceeded your current quota.', 'RESOURCE_EXHAUSTED'), {}],
  [
    'a plan that is not used up',
    429,
    words('Slow down.'),
    { 'anthropic-ratelimit-unified-status': 'allowed' },
  ],
  ['nothing', 429, undefined, {}],
  ['a bad request', 400, invalid('max_tokens: must be at least 1'), {}],
  [
    'a bad request whose words repeat the client’s',
    400,
    invalid("tools.0.name: 'Your credit balance is too low' does not match the pattern. usage limit"),
    { 'anthropic-ratelimit-unified-status': 'rejected' },
  ],
  ['the same words of another type', 400, words('Your credit balance is too low', 'insufficient_quota'), {}],
  ['another status', 403, invalid('Your credit balance is too low'), {}],
  ['a 400 without words', 400, undefined, {}],
] as const)('is not %s', (_, status, said, headers) => {
  expect(isUsageLimit(status, said, headers)).toBe(false);
});
