import {
  type ApiRequest,
  isObjectList,
  type ModelApi,
  type RequestProblem,
  type Turn,
} from '../model-api.ts';
import { textOf } from '../prompt.ts';

const categories = [
  'harassment',
  'harassment/threatening',
  'sexual',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm/intent',
  'self-harm/instructions',
  'self-harm',
  'sexual/minors',
  'violence',
  'violence/graphic',
] as const;

const maximumInputs = 2_048;

/**
 * `POST /v1/moderations` (https://platform.openai.com/docs/api-reference/moderations/create). A text is flagged for
 * each category that it names. As with OpenAI, no usage is reported.
 */
export const moderations: ModelApi = { defaultModel: 'sim-moderation', read: readModerations };

function readModerations({ input }: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  const texts = readTexts(input);
  if (texts === undefined) {
    const message = `input must be text, a list of 1 to ${maximumInputs} texts, or a list of parts.`;
    return { message, param: 'input' };
  }
  return { isStream: false, answer: (turn) => ({ steps: 0, body: () => moderationBody(texts, turn) }) };
}

/** A list of parts is one input; each text is one input. */
function readTexts(input: unknown): readonly string[] | undefined {
  if (typeof input === 'string') return [input];
  if (!Array.isArray(input) || input.length === 0 || input.length > maximumInputs) return undefined;
  if (input.every((text) => typeof text === 'string')) return input;
  return isObjectList(input) ? [textOf(input)] : undefined;
}

function moderationBody(texts: readonly string[], { model, shortId }: Turn): string {
  return JSON.stringify({ id: `modr-${shortId}`, model, results: texts.map(moderate) });
}

function moderate(text: string) {
  const lowerText = text.toLowerCase();
  const flagged = categories.filter((category) => lowerText.includes(category));
  const byCategory = <Value>(value: (isFlagged: boolean) => Value): Record<string, Value> =>
    Object.fromEntries(categories.map((category) => [category, value(flagged.includes(category))]));
  return {
    flagged: flagged.length > 0,
    categories: byCategory((isFlagged) => isFlagged),
    category_scores: byCategory((isFlagged) => (isFlagged ? 0.98 : 0.0002)),
    category_applied_input_types: byCategory(() => ['text']),
  };
}
