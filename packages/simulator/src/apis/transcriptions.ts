import type { AnswerEvents, ApiRequest, ModelApi, RequestProblem } from '../model-api.ts';
import type { ScenarioParameters } from '../parameters.ts';
import { mediaEvent, mediaFaults } from './media-faults.ts';

const words = ['The', ' weir', ' is', ' deep', '.'];
const text = words.join('');
/** Of speech at 32 kbit/s. */
const bytesPerSecond = 4_000;
const tokensPerSecond = 10;

/**
 * `POST /v1/audio/transcriptions` (https://platform.openai.com/docs/api-reference/audio/createTranscription): the same text for any
 * recording, and how long that is by its size. In a stream it comes word by word, and is counted in tokens.
 */
export const transcriptions: ModelApi = { read: readTranscription };

function readTranscription({
  file,
  response_format,
  stream,
}: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  if (typeof file !== 'string') return { message: 'file must be a recording.', param: 'file' };
  const seconds = Math.max(1, Math.ceil(file.length / bytesPerSecond));
  const isPlain = response_format === 'text';
  return {
    isStream: stream === 'true',
    answer: ({ chosen }) => ({
      steps: 0,
      body: () => (isPlain ? `${text}\n` : JSON.stringify({ text, usage: { type: 'duration', seconds } })),
      events: () => transcriptEvents(seconds, chosen.parameters),
      ...(isPlain && stream !== 'true' && { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
    }),
  };
}

/** https://platform.openai.com/docs/api-reference/audio/transcript-text-delta-event */
function transcriptEvents(seconds: number, parameters: ScenarioParameters): AnswerEvents {
  const deltas = words.map((delta, step) => ({ ...mediaEvent('transcript.text.delta', { delta }), step }));
  const done = mediaEvent('transcript.text.done', { text, ...transcriptUsage(seconds, parameters) });
  return {
    events: [...deltas, { ...done, step: words.length }],
    finishIndex: words.length,
    hasDone: false,
    faults: mediaFaults({ data: '{"type":"transcript.text.delta","delta":"unfin' }),
  };
}

function transcriptUsage(seconds: number, { usage, promptTokens }: ScenarioParameters): object {
  if (usage === 'never') return {};
  const [input, output] =
    usage === 'zero' ? [0, 0] : [promptTokens ?? seconds * tokensPerSecond, words.length];
  return {
    usage: {
      type: 'tokens',
      input_tokens: input,
      input_token_details: { text_tokens: 0, audio_tokens: input },
      output_tokens: output,
      total_tokens: input + output,
    },
  };
}
