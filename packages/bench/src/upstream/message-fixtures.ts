import {
  type BenchModel,
  completionText,
  DELTAS_PER_STREAM,
  deltaText,
  INPUT_TOKENS,
  OUTPUT_TOKENS,
  pad,
  SYSTEM_PROMPT,
  userPrompt,
} from './fixtures.ts';

/** The events of one message streamed by Anthropic's API, each with its blank line. */
export interface MessageStreamFixture {
  /** `message_start` and `content_block_start`. */
  readonly beginning: readonly Buffer[];
  readonly deltas: readonly Buffer[];
  /** `content_block_stop`, `message_delta` and `message_stop`. */
  readonly ending: readonly Buffer[];
}

/** The events of one stream of `model`: the same texts as those of `streamFixture`. */
export function messageStreamFixture(model: BenchModel, variant: number): MessageStreamFixture {
  return {
    beginning: [
      event({ type: 'message_start', message: envelope(model, variant, { content: [], stopReason: null }) }),
      event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
    ],
    deltas: Array.from({ length: DELTAS_PER_STREAM }, (_, index) =>
      event({
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'text_delta', text: deltaText(variant, index) },
      }),
    ),
    ending: [
      event({ type: 'content_block_stop', index: 0 }),
      event({
        type: 'message_delta',
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { output_tokens: OUTPUT_TOKENS },
      }),
      event({ type: 'message_stop' }),
    ],
  };
}

/** The body of a message that is not streamed. */
export function messageFixture(model: BenchModel, variant: number): Buffer {
  const content = [{ type: 'text', text: completionText(variant) }];
  return Buffer.from(JSON.stringify(envelope(model, variant, { content, stopReason: 'end_turn' })));
}

/** The JSON body of a client's request for a streamed message. */
export function messageRequestBody(model: string, variant: number): string {
  return JSON.stringify({
    model,
    max_tokens: 64,
    temperature: 0.2,
    system: SYSTEM_PROMPT,
    messages: [{ role: 'user', content: userPrompt(variant) }],
    stream: true,
  });
}

function envelope(
  model: string,
  variant: number,
  { content, stopReason }: { content: readonly object[]; stopReason: string | null },
): object {
  return {
    id: `msg_00v${pad(variant)}`,
    type: 'message',
    role: 'assistant',
    model,
    content,
    stop_reason: stopReason,
    stop_sequence: null,
    usage: { input_tokens: INPUT_TOKENS, output_tokens: stopReason === null ? 1 : OUTPUT_TOKENS },
  };
}

function event(data: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
}
