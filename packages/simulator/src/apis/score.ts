import type { ApiRequest, ModelApi, RequestProblem, Turn } from '../model-api.ts';
import { countTokens } from '../prompt.ts';
import { relevance } from '../relevance.ts';
import { promptUsage } from '../usage-json.ts';

const maximumTexts = 10_000;

/**
 * `POST /v1/score`, vLLM's comparison of texts (https://docs.vllm.ai/en/latest/serving/openai_compatible_server): one
 * `text_1` with each `text_2`, or as many of both in pairs.
 */
export const score: ModelApi = { read: readScore };

function readScore(body: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  const first = readTexts(body.text_1);
  const second = readTexts(body.text_2);
  if (first === undefined || second === undefined) {
    const param = first === undefined ? 'text_1' : 'text_2';
    return { message: `${param} must be text or a list of 1 to ${maximumTexts} texts.`, param };
  }
  if (first.length !== 1 && first.length !== second.length) {
    return { message: 'text_1 must be one text, or as many as text_2.', param: 'text_1' };
  }
  const pairs = second.map((text, index) => [first[first.length === 1 ? 0 : index]!, text] as const);
  return { isStream: false, answer: (turn) => ({ steps: 0, body: () => scoreBody(pairs, turn) }) };
}

function readTexts(value: unknown): readonly string[] | undefined {
  const texts = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(texts) || texts.length === 0 || texts.length > maximumTexts) return undefined;
  return texts.every((text) => typeof text === 'string') ? texts : undefined;
}

function scoreBody(
  pairs: readonly (readonly [string, string])[],
  { model, shortId, createdS, chosen }: Turn,
): string {
  const data = pairs.map(([first, second], index) => ({
    index,
    object: 'score',
    score: relevance(first, second),
  }));
  const tokens = pairs.reduce((sum, [first, second]) => sum + countTokens(first) + countTokens(second), 0);
  const { usage } = promptUsage(tokens, chosen.parameters);
  return JSON.stringify({
    id: `score-${shortId}`,
    object: 'list',
    created: createdS,
    model,
    data,
    ...(usage && { usage: { ...usage, completion_tokens: 0 } }),
  });
}
