import type { AnswerEvents, ApiRequest, DueEvent, ModelApi, RequestProblem, Turn } from '../model-api.ts';
import type { ScenarioParameters } from '../parameters.ts';
import { countTokens } from '../prompt.ts';
import { mediaEvent, mediaFaults } from './media-faults.ts';

const maximumImages = 10;
const maximumPartialImages = 3;
/** Of a square image of low quality. */
const tokensPerImage = 272;
/** One transparent pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const form = { size: '1024x1024', quality: 'low', background: 'transparent', output_format: 'png' };

/**
 * `POST /v1/images/generations` (https://platform.openai.com/docs/api-reference/images/create). In a stream each image comes after as many
 * partial ones as `partial_images` asks for.
 */
export const images: ModelApi = { read: readImages };

function readImages({
  prompt,
  n,
  stream,
  partial_images,
}: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  if (typeof prompt !== 'string' || prompt === '')
    return { message: 'prompt must be text.', param: 'prompt' };
  const count = (n ?? 1) as number;
  if (!Number.isInteger(count) || count < 1 || count > maximumImages) {
    return { message: `n must be a whole number from 1 to ${maximumImages}.`, param: 'n' };
  }
  const partials = (partial_images ?? 0) as number;
  if (!Number.isInteger(partials) || partials < 0 || partials > maximumPartialImages) {
    const message = `partial_images must be a whole number from 0 to ${maximumPartialImages}.`;
    return { message, param: 'partial_images' };
  }
  return {
    isStream: stream === true,
    answer: (turn) => {
      const usage = imageUsage(countTokens(prompt), count, turn.chosen.parameters);
      return {
        steps: 0,
        body: () => imagesBody(count, usage, turn),
        events: () => imageEvents(count, partials, usage, turn),
      };
    },
  };
}

function imagesBody(count: number, usage: object, { createdS }: Turn): string {
  const data = Array.from({ length: count }, () => ({ b64_json: pixel }));
  return JSON.stringify({ created: createdS, data, ...form, ...usage });
}

/** https://platform.openai.com/docs/api-reference/images-streaming. The last image tells the usage of all. */
function imageEvents(count: number, partials: number, usage: object, { createdS }: Turn): AnswerEvents {
  const events: DueEvent[] = [];
  const add = (what: string, members: object) => {
    const name = `image_generation.${what}`;
    const event = mediaEvent(name, { b64_json: pixel, created_at: createdS, ...form, ...members });
    events.push({ name, ...event, step: events.length });
  };
  for (let image = 1; image <= count; image++) {
    for (let index = 0; index < partials; index++) add('partial_image', { partial_image_index: index });
    add('completed', image === count ? usage : {});
  }
  const name = 'image_generation.partial_image';
  return {
    events,
    finishIndex: events.length - 1,
    hasDone: false,
    faults: mediaFaults({ name, data: `{"type":"${name}","b64_json":"iVBOR` }),
  };
}

function imageUsage(promptTokens: number, count: number, parameters: ScenarioParameters): object {
  if (parameters.usage === 'never') return {};
  const [input, output] =
    parameters.usage === 'zero' ? [0, 0] : [parameters.promptTokens ?? promptTokens, count * tokensPerImage];
  return {
    usage: {
      input_tokens: input,
      input_tokens_details: { text_tokens: input, image_tokens: 0 },
      output_tokens: output,
      total_tokens: input + output,
    },
  };
}
