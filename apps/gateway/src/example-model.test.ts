import { expect, it } from 'vitest';
import { exampleModel } from './example-model.ts';

it.each<[string, string[], string | null]>([
  ['the first that chats', ['babbage-small', 'gpt-large'], 'babbage-small'],
  [
    'none that makes embeddings, however it is called',
    [
      'text-embedding-3-small',
      'nomic-embed-text:latest',
      'BAAI/bge-m3',
      'intfloat/e5-large-v2',
      'thenlper/gte-base',
      'sentence-transformers/all-MiniLM-L6-v2',
      'llama3.2:3b',
    ],
    'llama3.2:3b',
  ],
  [
    'none for sound, images or checks',
    ['whisper-1', 'tts-1-hd', 'dall-e-3', 'gpt-image-1', 'omni-moderation-latest', 'gpt-4o-mini'],
    'gpt-4o-mini',
  ],
  ['none where only others are served', ['text-embedding-3-large', 'jina-reranker-v2'], null],
  ['none whose name has a control character', ['bad\u001bname', 'good'], 'good'],
  ['the simulator’s echo', ['sim-cached', 'sim-echo'], 'sim-echo'],
  ['none of none', [], null],
])('takes %s', (_, names, expected) => {
  expect(exampleModel(names)).toBe(expected);
});
