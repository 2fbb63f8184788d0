import { type TokenUsage, UNKNOWN_USAGE } from '../../usage/usage-record.ts';
import type { BodyAnswer, Dialect, DialectRequest } from '../dialect.ts';
import { readJsonObject } from '../json-answer.ts';
import type { JsonScan } from '../json-scan.ts';
import { anthropicDialect } from './anthropic-dialect.ts';
import { readAnthropicError } from './anthropic-error.ts';
import { AnthropicRequest } from './anthropic-request.ts';

/** A count uses nothing. */
const NO_USAGE: TokenUsage = Object.freeze({ ...UNKNOWN_USAGE, inputTokens: 0, outputTokens: 0 });

/** The count of a request's tokens (https://docs.claude.com/en/api/messages-count-tokens): the request of Messages, never streamed. */
export const countTokensDialect: Dialect = {
  ...anthropicDialect,
  parse: (scan: JsonScan) => new AnthropicRequest(scan, null),
  readBody: readTokenCount,
};

/** Weir's own estimate, see docs/usage.md. */
export function writeTokenEstimate({ estimatedInputTokens }: DialectRequest): string {
  return JSON.stringify({ input_tokens: estimatedInputTokens });
}

function readTokenCount(body: Uint8Array): BodyAnswer | null {
  const answer = readJsonObject(body);
  if (answer === null) return null;
  const { error } = answer;
  return {
    finishReason: null,
    usage: NO_USAGE,
    generatedBytes: 0,
    model: null,
    error: error === undefined || error === null ? null : readAnthropicError(error),
  };
}
