import type { TokenUsage } from '../../usage/usage-record.ts';
import { readUsage } from '../read-usage.ts';

interface WithUsage {
  readonly usage?: unknown;
  readonly x_groq?: unknown;
  readonly choices?: unknown;
}

/**
 * The usage in a completion or in an event of one. Besides `usage` itself, Groq reports it in `x_groq.usage` and Moonshot in
 * `choices[0].usage`, both in the event of the finish and without being asked.
 */
export function readCompletionUsage(answer: WithUsage): TokenUsage | null {
  return (
    readUsage(answer.usage) ??
    readUsage((answer.x_groq as WithUsage | null | undefined)?.usage) ??
    readUsage((answer.choices as (WithUsage | null)[] | null | undefined)?.[0]?.usage)
  );
}
