import { type ApiRequest, isProblem, type ModelApi, type RequestProblem, type Turn } from '../model-api.ts';
import { countTokens } from '../prompt.ts';
import { promptUsage } from '../usage-json.ts';

type EmbeddingInput = string | readonly number[];

const defaultDimensions = 1_536;
const maximumDimensions = 4_096;
const maximumInputs = 2_048;
/** Numbers in one answer: some 40 MB as text. */
const maximumNumbers = 2_097_152;

/**
 * `POST /v1/embeddings` (https://platform.openai.com/docs/api-reference/embeddings/create). Each vector has length 1
 * and depends on nothing but its input and the dimensions.
 */
export const embeddings: ModelApi = { read: readEmbeddings };

function readEmbeddings(body: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  const inputs = readInputs(body.input);
  if (isProblem(inputs)) return inputs;
  const format = body.encoding_format ?? 'float';
  if (format !== 'float' && format !== 'base64') {
    return { message: "encoding_format must be 'float' or 'base64'.", param: 'encoding_format' };
  }
  const dimensions = (body.dimensions ?? defaultDimensions) as number;
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > maximumDimensions) {
    return {
      message: `dimensions must be a whole number from 1 to ${maximumDimensions}.`,
      param: 'dimensions',
    };
  }
  if (inputs.length * dimensions > maximumNumbers) {
    return { message: 'The answer would have too many numbers.', param: 'input' };
  }
  const isBase64 = format === 'base64';
  return {
    isStream: false,
    answer: (turn) => ({ steps: 0, body: () => embeddingsBody(inputs, dimensions, isBase64, turn) }),
  };
}

function readInputs(input: unknown): readonly EmbeddingInput[] | RequestProblem {
  const inputs = Array.isArray(input) && typeof input[0] !== 'number' ? input : [input];
  if (inputs.length >= 1 && inputs.length <= maximumInputs && inputs.every(isInput)) return inputs;
  return {
    message: `input must be text or a list of tokens, or 1 to ${maximumInputs} of them, none of them empty.`,
    param: 'input',
  };
}

function isInput(input: unknown): input is EmbeddingInput {
  if (typeof input === 'string') return input !== '';
  return Array.isArray(input) && input.length > 0 && input.every(Number.isInteger);
}

function embeddingsBody(
  inputs: readonly EmbeddingInput[],
  dimensions: number,
  isBase64: boolean,
  { model, chosen }: Turn,
): string {
  const data = inputs.map((input, index) => {
    const vector = embed(input, dimensions);
    const embedding = isBase64 ? Buffer.from(vector.buffer).toString('base64') : [...vector];
    return { object: 'embedding', index, embedding };
  });
  const tokens = inputs.reduce(
    (sum, input) => sum + (typeof input === 'string' ? countTokens(input) : input.length),
    0,
  );
  return JSON.stringify({ object: 'list', data, model, ...promptUsage(tokens, chosen.parameters) });
}

/** @returns a vector of length 1, little-endian as the processors are that Node runs on. */
function embed(input: EmbeddingInput, dimensions: number): Float32Array {
  let state = hash(typeof input === 'string' ? input : input.join(' '));
  const vector = new Float32Array(dimensions);
  let squares = 0;
  for (let index = 0; index < dimensions; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    vector[index] = state / 0x80000000;
    squares += vector[index]! ** 2;
  }
  const length = Math.sqrt(squares);
  for (let index = 0; index < dimensions; index++) vector[index]! /= length;
  return vector;
}

/** FNV-1a over UTF-16 units. Never 0, which a xorshift would not leave. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return state | 1;
}
