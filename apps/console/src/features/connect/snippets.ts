import { isChatModel } from '../models/is-chat-model.ts';
import type { Client } from './clients.ts';

/** The variable that snippets take the key from: a key is in no file and no history of a shell. */
export const KEY_VARIABLE = 'WEIR_API_KEY';

export interface SnippetFor {
  /** Without a slash at the end: `https://weir.example`. */
  readonly gateway: string;
  readonly model: string;
  /** What the model can do; empty where it is not known. */
  readonly capabilities: readonly string[];
}

export interface Snippet {
  /** A path, a language or `sh`. */
  readonly file: string;
  readonly code: string;
}

/** What a client runs or has in its configuration, in order. Empty where the client cannot use such a model. */
export function snippetsOf(client: Client, { gateway, model, capabilities }: SnippetFor): readonly Snippet[] {
  const task = taskOf(capabilities);
  const [url, name] = [JSON.stringify(`${gateway}/v1`), JSON.stringify(model)];
  switch (client) {
    case 'curl':
      return [{ file: 'sh', code: curl(`${gateway}/v1/${PATHS[task]}`, { model, ...BODIES[task] }) }];
    case 'openai-python':
      if (task === 'rerank') return [];
      return [
        { file: 'sh', code: 'pip install openai' },
        {
          file: 'python',
          code: [
            'import os',
            'from openai import OpenAI',
            '',
            `client = OpenAI(base_url=${url}, api_key=os.environ["${KEY_VARIABLE}"])`,
            '',
            ...PYTHON[task](name),
          ].join('\n'),
        },
      ];
    case 'openai-node':
      if (task === 'rerank') return [];
      return [
        { file: 'sh', code: 'npm install openai' },
        {
          file: 'ts',
          code: [
            "import OpenAI from 'openai';",
            '',
            `const client = new OpenAI({ baseURL: ${url}, apiKey: process.env.${KEY_VARIABLE} });`,
            '',
            ...NODE[task](name),
          ].join('\n'),
        },
      ];
    case 'anthropic':
      if (task !== 'chat') return [];
      return [
        { file: 'sh', code: 'npm install @anthropic-ai/sdk' },
        {
          file: 'ts',
          code: [
            "import Anthropic from '@anthropic-ai/sdk';",
            '',
            `const client = new Anthropic({ baseURL: ${JSON.stringify(gateway)}, apiKey: process.env.${KEY_VARIABLE} });`,
            '',
            'const message = await client.messages.create({',
            `  model: ${name},`,
            '  max_tokens: 1024,',
            `  messages: [{ role: 'user', content: '${PROMPT}' }],`,
            '});',
            'console.log(message.content);',
          ].join('\n'),
        },
      ];
    case 'claude-code':
      if (task !== 'chat') return [];
      return [
        {
          file: 'sh',
          code: [
            `export ANTHROPIC_BASE_URL=${shellWord(gateway)}`,
            `export ANTHROPIC_AUTH_TOKEN="$${KEY_VARIABLE}"`,
            `claude --model ${shellWord(model)}`,
          ].join('\n'),
        },
      ];
    case 'codex':
      if (task !== 'chat') return [];
      return [
        {
          file: '~/.codex/config.toml',
          code: [
            `model = ${name}`,
            'model_provider = "weir"',
            '',
            '[model_providers.weir]',
            'name = "Weir"',
            `base_url = ${url}`,
            `env_key = "${KEY_VARIABLE}"`,
            'wire_api = "responses"',
          ].join('\n'),
        },
        { file: 'sh', code: 'codex' },
      ];
  }
}

type Task = 'chat' | 'embeddings' | 'rerank' | 'moderation' | 'images';

const PROMPT = 'What is a weir?';

const PATHS: Readonly<Record<Task, string>> = {
  chat: 'chat/completions',
  embeddings: 'embeddings',
  rerank: 'rerank',
  moderation: 'moderations',
  images: 'images/generations',
};

const BODIES: Readonly<Record<Task, object>> = {
  chat: { messages: [{ role: 'user', content: PROMPT }] },
  embeddings: { input: PROMPT },
  rerank: { query: PROMPT, documents: ['A low dam.', 'A kind of bird.'] },
  moderation: { input: PROMPT },
  images: { prompt: 'A weir in a river' },
};

const PYTHON: Readonly<Record<Exclude<Task, 'rerank'>, (model: string) => readonly string[]>> = {
  chat: (model) => [
    'completion = client.chat.completions.create(',
    `    model=${model},`,
    `    messages=[{"role": "user", "content": "${PROMPT}"}],`,
    ')',
    'print(completion.choices[0].message.content)',
  ],
  embeddings: (model) => [
    `answer = client.embeddings.create(model=${model}, input="${PROMPT}")`,
    'print(answer.data[0].embedding)',
  ],
  moderation: (model) => [
    `answer = client.moderations.create(model=${model}, input="${PROMPT}")`,
    'print(answer.results[0].flagged)',
  ],
  images: (model) => [
    `answer = client.images.generate(model=${model}, prompt="A weir in a river")`,
    'print(answer.data[0])',
  ],
};

const NODE: Readonly<Record<Exclude<Task, 'rerank'>, (model: string) => readonly string[]>> = {
  chat: (model) => [
    'const completion = await client.chat.completions.create({',
    `  model: ${model},`,
    `  messages: [{ role: 'user', content: '${PROMPT}' }],`,
    '});',
    'console.log(completion.choices[0].message.content);',
  ],
  embeddings: (model) => [
    `const answer = await client.embeddings.create({ model: ${model}, input: '${PROMPT}' });`,
    'console.log(answer.data[0].embedding);',
  ],
  moderation: (model) => [
    `const answer = await client.moderations.create({ model: ${model}, input: '${PROMPT}' });`,
    'console.log(answer.results[0].flagged);',
  ],
  images: (model) => [
    `const answer = await client.images.generate({ model: ${model}, prompt: 'A weir in a river' });`,
    'console.log(answer.data[0]);',
  ],
};

/** What one does with a model that does nothing else. Where nothing is known of it, it is one for chat. */
function taskOf(capabilities: readonly string[]): Task {
  if (isChatModel({ capabilities })) return 'chat';
  const has = (capability: string) => capabilities.includes(capability);
  if (has('embeddings')) return 'embeddings';
  if (has('rerank')) return 'rerank';
  if (has('moderation')) return 'moderation';
  if (has('image_generation')) return 'images';
  return 'chat';
}

function curl(url: string, body: object): string {
  return [
    `curl ${shellWord(url)}`,
    `-H "Authorization: Bearer $${KEY_VARIABLE}"`,
    "-H 'Content-Type: application/json'",
    `-d ${shellWord(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

/** Names of models come from upstreams: what a shell would read is quoted. */
function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
