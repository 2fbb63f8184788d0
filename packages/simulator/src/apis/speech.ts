import type { ApiRequest, ModelApi, RequestProblem } from '../model-api.ts';

const maximumCharacters = 4_096;
/** 16-bit samples at 24 kHz for the time that a character takes, a fifteenth of a second. */
const bytesPerCharacter = 3_200;

/**
 * `POST /v1/audio/speech` (https://platform.openai.com/docs/api-reference/audio/createSpeech): silence as long as the text, always
 * as raw samples.
 */
export const speech: ModelApi = { read: readSpeech };

function readSpeech({ input }: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  if (typeof input !== 'string' || input === '' || input.length > maximumCharacters) {
    return { message: `input must be text of 1 to ${maximumCharacters} characters.`, param: 'input' };
  }
  return {
    isStream: false,
    answer: () => ({
      steps: 0,
      body: () => '\0'.repeat(bytesPerCharacter * input.length),
      headers: { 'content-type': 'audio/pcm' },
    }),
  };
}
