import type { ApiRequest, ModelApi, RequestProblem } from '../model-api.ts';

const text = 'The weir is deep.';
/** Of speech at 32 kbit/s. */
const bytesPerSecond = 4_000;

/**
 * `POST /v1/audio/transcriptions` (https://platform.openai.com/docs/api-reference/audio/createTranscription): the same text for any
 * recording, and how long that is by its size. It is never streamed.
 */
export const transcriptions: ModelApi = { read: readTranscription };

function readTranscription({
  file,
  response_format,
}: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  if (typeof file !== 'string') return { message: 'file must be a recording.', param: 'file' };
  const seconds = Math.max(1, Math.ceil(file.length / bytesPerSecond));
  const isPlain = response_format === 'text';
  return {
    isStream: false,
    answer: () => ({
      steps: 0,
      body: () => (isPlain ? `${text}\n` : JSON.stringify({ text, usage: { type: 'duration', seconds } })),
      ...(isPlain && { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
    }),
  };
}
