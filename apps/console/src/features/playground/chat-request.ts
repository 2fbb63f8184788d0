import type { Answer } from './answer.ts';
import type { PlaygroundSearch } from './playground-search.ts';

/** What was asked, and what each compared model answered. */
export interface Turn {
  readonly id: number;
  readonly prompt: string;
  readonly answers: readonly Answer[];
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream?: true;
  readonly stream_options?: { readonly include_usage: true };
  readonly temperature?: number;
  readonly top_p?: number;
  readonly max_tokens?: number;
  readonly seed?: number;
}

/** The request for one model: with its own earlier answers, those that failed before a word left out. */
export function chatRequest(
  model: string,
  system: string,
  earlier: readonly Turn[],
  prompt: string,
  { whole, temperature, topP, maxTokens, seed }: PlaygroundSearch,
): ChatRequest {
  const history = earlier.flatMap((turn): ChatMessage[] => {
    const answer = turn.answers.find((one) => one.model === model);
    if (answer === undefined || answer.text === '') return [];
    return [
      { role: 'user', content: turn.prompt },
      { role: 'assistant', content: answer.text },
    ];
  });
  return {
    model,
    messages: [
      ...(system.trim() === '' ? [] : [{ role: 'system', content: system } as const]),
      ...history,
      { role: 'user', content: prompt },
    ],
    ...(whole === true ? {} : { stream: true, stream_options: { include_usage: true } }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
    ...(seed === undefined ? {} : { seed }),
  };
}
