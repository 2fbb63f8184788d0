import type { ApiRequest, ModelApi, RequestProblem, Turn } from '../model-api.ts';
import { countTokens } from '../prompt.ts';
import { promptUsage } from '../usage-json.ts';

const maximumImages = 10;
/** One transparent pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** `POST /v1/images/generations` (https://platform.openai.com/docs/api-reference/images/create). It is never streamed. */
export const images: ModelApi = { read: readImages };

function readImages({ prompt, n }: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  if (typeof prompt !== 'string' || prompt === '')
    return { message: 'prompt must be text.', param: 'prompt' };
  const count = (n ?? 1) as number;
  if (!Number.isInteger(count) || count < 1 || count > maximumImages) {
    return { message: `n must be a whole number from 1 to ${maximumImages}.`, param: 'n' };
  }
  return {
    isStream: false,
    answer: (turn) => ({ steps: 0, body: () => imagesBody(prompt, count, turn) }),
  };
}

function imagesBody(prompt: string, count: number, { chosen, createdS }: Turn): string {
  const data = Array.from({ length: count }, () => ({ b64_json: pixel }));
  return JSON.stringify({
    created: createdS,
    data,
    output_format: 'png',
    ...promptUsage(countTokens(prompt), chosen.parameters),
  });
}
