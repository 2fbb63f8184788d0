/** Content events per stream, before the finish event. */
export const DELTAS_PER_STREAM = 50;

/** SSE events a client counts as chunks: the content events and the finish event, without `[DONE]`. */
export const CHUNKS_PER_STREAM = DELTAS_PER_STREAM + 1;

/** Size of a non-streamed answer's body. */
export const COMPLETION_BYTES = 600;

/**
 * Different answers the upstream can give. A client asks for one by its number and checks that every event is
 * of that number, so that an event delivered into the wrong stream is seen even if its position fits.
 */
export const VARIANT_COUNT = 64;

/** The models the upstream lists: `bench-model` and `bench-10ms` pause before each event, `bench-0ms` does not. */
export const MODEL_DELAYS_MS = { 'bench-model': 10, 'bench-10ms': 10, 'bench-0ms': 0 } as const;

/** A model of the bench upstream. */
export type BenchModel = keyof typeof MODEL_DELAYS_MS;

/** Whether `name` is a model of the bench upstream. */
export function isBenchModel(name: unknown): name is BenchModel {
  return typeof name === 'string' && Object.hasOwn(MODEL_DELAYS_MS, name);
}

/** The events of one streamed answer as they appear in the SSE body, each with its blank line. */
export interface StreamFixture {
  readonly deltas: readonly Buffer[];
  readonly finish: Buffer;
  readonly usage: Buffer;
  readonly done: Buffer;
}

/** Tokens of every answer. */
export const INPUT_TOKENS = 24;
export const OUTPUT_TOKENS = 50;

/** How every conversation begins. */
export const SYSTEM_PROMPT = 'You are a bench upstream. Answer at once and always the same.';

const CREATED = 1_767_225_600;
const TOKEN_USAGE = {
  prompt_tokens: INPUT_TOKENS,
  completion_tokens: OUTPUT_TOKENS,
  total_tokens: INPUT_TOKENS + OUTPUT_TOKENS,
};

/** Text of one content event. It names the variant and the event's place, which is all a verifier needs. */
export function deltaText(variant: number, index: number): string {
  return ` v${pad(variant)}w${pad(index)}`;
}

/** Reads what {@link deltaText} wrote, or `null` for any other text. */
export function parseDeltaText(text: unknown): { variant: number; index: number } | null {
  const match = typeof text === 'string' ? /^ v(\d\d)w(\d\d)$/.exec(text) : null;
  return match === null ? null : { variant: Number(match[1]), index: Number(match[2]) };
}

/** The events of one stream of `model`. */
export function streamFixture(model: BenchModel, variant: number): StreamFixture {
  const envelope = {
    id: `chatcmpl-00-v${pad(variant)}`,
    object: 'chat.completion.chunk',
    created: CREATED,
    model,
  };
  const choice = (delta: object, finishReason: string | null) => ({
    ...envelope,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    usage: null,
  });
  return {
    deltas: Array.from({ length: DELTAS_PER_STREAM }, (_, index) =>
      event(choice({ content: deltaText(variant, index) }, null)),
    ),
    finish: event(choice({}, 'stop')),
    usage: event({ ...envelope, choices: [], usage: TOKEN_USAGE }),
    done: Buffer.from('data: [DONE]\n\n'),
  };
}

/** The body of a non-streamed answer of `model`, {@link COMPLETION_BYTES} long. */
export function completionFixture(model: BenchModel, variant: number): Buffer {
  const body = (text: string) =>
    JSON.stringify({
      id: `chatcmpl-00-v${pad(variant)}`,
      object: 'chat.completion',
      created: CREATED,
      model,
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: text, refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: TOKEN_USAGE,
      system_fingerprint: 'fp_bench',
    });
  const text = completionText(variant);
  return Buffer.from(body(text + '.'.repeat(COMPLETION_BYTES - body(text).length)));
}

/** How the text of a non-streamed answer begins. */
export function completionText(variant: number): string {
  return `answer v${pad(variant)} `;
}

/** The JSON body of `GET /v1/models`. */
export function modelListFixture(): Buffer {
  const data = Object.keys(MODEL_DELAYS_MS).map((id) => ({
    id,
    object: 'model',
    created: CREATED,
    owned_by: 'bench',
  }));
  return Buffer.from(JSON.stringify({ object: 'list', data }));
}

/** The JSON body of a client's request. */
export function requestBody(
  model: string,
  variant: number,
  options: { stream: boolean; includeUsage: boolean },
): string {
  return JSON.stringify({
    model,
    messages: [
      { role: 'system', content: SYSTEM_PROMPT },
      { role: 'user', content: userPrompt(variant) },
    ],
    max_tokens: 64,
    temperature: 0.2,
    ...(options.stream ? { stream: true } : {}),
    ...(options.stream && options.includeUsage ? { stream_options: { include_usage: true } } : {}),
  });
}

/** Asks for a variant. */
export function userPrompt(variant: number): string {
  return `Give me answer v${pad(variant)}.`;
}

/** The variant that {@link userPrompt} asked for; 0 for any other conversation. Translated requests have it in a part. */
export function requestedVariant(messages: unknown): number {
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : null;
  const content = typeof last === 'object' && last !== null && 'content' in last ? last.content : null;
  const [part] = Array.isArray(content) ? (content as ({ readonly text?: unknown } | null)[]) : [];
  const text = part?.text ?? content;
  const match = typeof text === 'string' ? /answer v(\d\d)\./.exec(text) : null;
  return match === null ? 0 : Number(match[1]) % VARIANT_COUNT;
}

function event(data: object): Buffer {
  return Buffer.from(`data: ${JSON.stringify(data)}\n\n`);
}

/** Two digits. */
export function pad(value: number): string {
  return String(value).padStart(2, '0');
}
