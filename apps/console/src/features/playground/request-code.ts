import type { ChatRequest } from './chat-request.ts';

export interface RequestCode {
  readonly id: 'curl' | 'openai-python' | 'openai-node' | 'anthropic-python';
  readonly name: string;
  readonly code: string;
}

/** Anthropic's API wants a maximum. */
const MAX_TOKENS = 1_024;

/**
 * The same request for other programs. The key is a variable of the environment: the playground's own is in none of them.
 *
 * @param gatewayUrl without a slash at its end
 */
export function requestCode(request: ChatRequest, gatewayUrl: string): readonly RequestCode[] {
  const { model, messages, max_tokens, temperature, top_p, stream } = request;
  const system = messages.find(({ role }) => role === 'system')?.content;
  const anthropic = {
    model,
    max_tokens: max_tokens ?? MAX_TOKENS,
    ...(system === undefined ? {} : { system }),
    messages: messages.filter(({ role }) => role !== 'system'),
    ...(temperature === undefined ? {} : { temperature }),
    ...(top_p === undefined ? {} : { top_p }),
  };
  return [
    {
      id: 'curl',
      name: 'curl',
      code: [
        `curl ${stream === true ? '-N ' : ''}${shell(`${gatewayUrl}/v1/chat/completions`)} \\`,
        '  -H "Authorization: Bearer $WEIR_API_KEY" \\',
        "  -H 'Content-Type: application/json' \\",
        `  -d ${shell(JSON.stringify(request, null, 2))}`,
      ].join('\n'),
    },
    {
      id: 'openai-python',
      name: 'OpenAI SDK (Python)',
      code: [
        'import os',
        'from openai import OpenAI',
        '',
        `client = OpenAI(base_url=${JSON.stringify(`${gatewayUrl}/v1`)}, api_key=os.environ["WEIR_API_KEY"])`,
        `answer = client.chat.completions.create(\n${pythonArguments(request)})`,
        ...(stream === true
          ? [
              'for chunk in answer:',
              '    if chunk.choices and chunk.choices[0].delta.content:',
              '        print(chunk.choices[0].delta.content, end="", flush=True)',
            ]
          : ['print(answer.choices[0].message.content)']),
      ].join('\n'),
    },
    {
      id: 'openai-node',
      name: 'OpenAI SDK (Node.js)',
      code: [
        'import OpenAI from "openai";',
        '',
        `const client = new OpenAI({ baseURL: ${JSON.stringify(`${gatewayUrl}/v1`)}, apiKey: process.env.WEIR_API_KEY });`,
        `const answer = await client.chat.completions.create(${JSON.stringify(request, null, 2)});`,
        ...(stream === true
          ? [
              'for await (const chunk of answer) {',
              "  process.stdout.write(chunk.choices[0]?.delta.content ?? '');",
              '}',
            ]
          : ['console.log(answer.choices[0].message.content);']),
      ].join('\n'),
    },
    {
      id: 'anthropic-python',
      name: 'Anthropic SDK (Python)',
      code: [
        'import os',
        'from anthropic import Anthropic',
        '',
        `client = Anthropic(base_url=${JSON.stringify(gatewayUrl)}, api_key=os.environ["WEIR_API_KEY"])`,
        ...(stream === true
          ? [
              `with client.messages.stream(\n${pythonArguments(anthropic)}) as stream:`,
              '    for text in stream.text_stream:',
              '        print(text, end="", flush=True)',
            ]
          : [
              `answer = client.messages.create(\n${pythonArguments(anthropic)})`,
              'print(answer.content[0].text)',
            ]),
      ].join('\n'),
    },
  ];
}

/** One word for a POSIX shell. */
function shell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function pythonArguments(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => `    ${name}=${python(value)},\n`)
    .join('');
}

/** JSON is Python but for three words. */
function python(value: unknown): string {
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (value === null) return 'None';
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}: ${python(entry)}`);
    return `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}
