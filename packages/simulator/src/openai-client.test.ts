import OpenAI, { APIError, NotFoundError, RateLimitError, toFile } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start-simulator.ts';

let simulator: Simulator;
let client: OpenAI;
beforeAll(async () => {
  simulator = await startSimulator({ apiKey: 'key-of-test' });
  client = new OpenAI({ baseURL: `${simulator.url}/v1`, apiKey: 'key-of-test', maxRetries: 0 });
});
afterAll(() => simulator.close());

const messages = [{ role: 'user' as const, content: 'Hello' }];
const tools: OpenAI.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'find_weir',
      parameters: {
        type: 'object',
        properties: { river: { type: 'string', enum: ['Aare', 'Rhein'] }, kilometre: { type: 'number' } },
      },
    },
  },
];

describe('the official OpenAI client', () => {
  it.each([['lated'], [['never', 'lated']]])('stops before a stop sequence: %j', async (stop) => {
    const completion = await client.chat.completions.create({ model: 'sim-fast', messages, stop });
    expect(completion.choices[0]).toMatchObject({
      message: { content: 'This is a simu' },
      finish_reason: 'stop',
    });
    expect(completion.usage!.completion_tokens).toBe(4);
  });

  it('reads a whole answer', async () => {
    const completion = await client.chat.completions.create({ model: 'sim-fast', messages });
    expect(completion.choices[0]!.message.content).toMatch(/^This is a simulated answer/);
    expect(completion.usage!.completion_tokens).toBe(40);
  });

  it.each([
    'fast',
    'crlf',
    'cr',
    'no-space',
    'comments',
    'multi-line-data',
    'event-fields',
    'random-splits',
    'one-write',
  ])('reads a stream: %s', async (scenario) => {
    const stream = await client.chat.completions.create({
      model: `sim-${scenario}?tokens=12`,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let usage: OpenAI.CompletionUsage | null | undefined;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      usage = chunk.usage;
    }
    const whole = await client.chat.completions.create({ model: `sim-${scenario}?tokens=12`, messages });
    expect(text).toBe(whole.choices[0]!.message.content);
    expect(usage).toEqual(whole.usage);
  });

  it('calls a tool and speaks once it has the answer', async () => {
    const model = 'sim-tools?ttft_ms=0&itl_ms=0';
    const { choices } = await client.chat.completions
      .stream({ model, messages, tools })
      .finalChatCompletion();
    const call = choices[0]!.message.tool_calls![0] as OpenAI.ChatCompletionMessageFunctionToolCall;
    expect(choices[0]!.finish_reason).toBe('tool_calls');
    expect(call.function.name).toBe('find_weir');
    expect(JSON.parse(call.function.arguments)).toEqual({ river: 'Aare', kilometre: 1 });
    const whole = await client.chat.completions.create({ model, messages, tools });
    expect(whole.choices[0]!.message.tool_calls![0]).toMatchObject({ function: call.function });

    const answered = await client.chat.completions.create({
      model,
      tools,
      messages: [
        ...messages,
        { role: 'assistant', tool_calls: [call] },
        { role: 'tool', tool_call_id: call.id, content: '42' },
      ],
    });
    expect(answered.choices[0]).toMatchObject({ finish_reason: 'stop' });
    expect(answered.choices[0]!.message.content).toMatch(/simulated/);
  });

  it('reads text completions, streamed and whole', async () => {
    const request = { model: 'sim-fast?tokens=9', prompt: 'Hello' };
    let text = '';
    for await (const chunk of await client.completions.create({ ...request, stream: true })) {
      text += chunk.choices[0]?.text ?? '';
    }
    const whole = await client.completions.create(request);
    expect(text).toBe(whole.choices[0]!.text);
    expect(whole.object).toBe('text_completion');
    expect(whole.usage).toMatchObject({ prompt_tokens: 2, completion_tokens: 9 });
  });

  it('lists and retrieves models', async () => {
    const models = await client.models.list();
    expect(models.data.map((model) => model.id)).toContain('sim-echo');
    expect((await client.models.retrieve('sim-fast')).owned_by).toBe('weir-simulator');
  });

  it('retries what is flaky', async () => {
    const model = 'sim-flaky?key=retried&fail_as=error-429&retry_after_s=0';
    const completion = await client.chat.completions.create({ model, messages }, { maxRetries: 1 });
    expect(completion.choices).toHaveLength(1);
  });

  it('throws what it should', async () => {
    const ask = (model: string) => client.chat.completions.create({ model, messages });
    await expect(ask('sim-error-429')).rejects.toBeInstanceOf(RateLimitError);
    await expect(ask('sim-nothing')).rejects.toBeInstanceOf(NotFoundError);
    const readAll = async (model: string) => {
      for await (const _ of await client.chat.completions.create({ model, messages, stream: true }));
    };
    await expect(readAll('sim-error-event')).rejects.toBeInstanceOf(APIError);
    await expect(readAll('sim-cut-middle')).rejects.toThrow();
  });

  it('reads a transcription word by word, with its tokens', async () => {
    const stream = await client.audio.transcriptions.create({
      model: 'sim-fast',
      file: await toFile(Buffer.alloc(9_000), 'a.mp3'),
      stream: true,
    });
    let text = '';
    for await (const event of stream) {
      if (event.type === 'transcript.text.delta') text += event.delta;
      if (event.type === 'transcript.text.done') {
        expect(event).toMatchObject({ text, usage: { type: 'tokens', input_tokens: 30, output_tokens: 5 } });
      }
    }
    expect(text).toBe('The weir is deep.');
  });

  it('reads images with their partial ones, and their tokens at the end', async () => {
    const stream = await client.images.generate({
      model: 'sim-fast',
      prompt: 'A weir',
      n: 2,
      stream: true,
      partial_images: 1,
    });
    const seen: unknown[] = [];
    for await (const event of stream) {
      seen.push(event.type === 'image_generation.completed' ? (event.usage?.output_tokens ?? 0) : 'partial');
    }
    expect(seen).toEqual(['partial', 0, 'partial', 544]);
    const unknown = client.images.generate({ model: 'sim-fast', prompt: 'A weir', partial_images: 4 });
    await expect(unknown).rejects.toMatchObject({ status: 400, param: 'partial_images' });
  });

  it.each(['error-event', 'cut-between', 'malformed-event'])(
    'is told of a stream of a transcription that fails: %s',
    async (scenario) => {
      const readAll = async () => {
        const file = await toFile(Buffer.alloc(9_000), 'a.mp3');
        const stream = await client.audio.transcriptions.create({
          model: `sim-${scenario}`,
          file,
          stream: true,
        });
        for await (const _ of stream);
      };
      await expect(readAll()).rejects.toThrow();
    },
  );
});
