import type { ChatDelta } from '../stream/chat-delta.ts';
import { isObject } from '../translation/read-parameter.ts';

/** An item of a response's output, as far as it was written. */
export type OutputItem =
  | {
      readonly type: 'reasoning';
      readonly id: string;
      summary: { type: 'summary_text'; text: string }[];
      encrypted_content: string | null;
    }
  | {
      readonly type: 'message';
      readonly id: string;
      status: 'in_progress' | 'completed' | 'incomplete';
      readonly role: 'assistant';
      content: OutputPart[];
    }
  | {
      readonly type: 'function_call';
      readonly id: string;
      status: 'in_progress' | 'completed' | 'incomplete';
      readonly call_id: string;
      readonly name: string;
      arguments: string;
    };

export type OutputPart =
  | { readonly type: 'output_text'; text: string; annotations: unknown[]; logprobs: unknown[] }
  | { readonly type: 'refusal'; refusal: string };

/** An item that is not complete yet, with its place in the output. */
export interface OpenItem<T extends OutputItem = OutputItem> {
  readonly index: number;
  readonly item: T;
}

/** A citation of another API as an annotation of a response; null for one that names no page. */
export function toAnnotation(citation: unknown): Record<string, unknown> | null {
  if (!isObject(citation)) return null;
  // OpenAI's chat API has the same members one level deeper.
  const source = isObject(citation.url_citation) ? citation.url_citation : citation;
  if (typeof source.url !== 'string') return null;
  return {
    type: 'url_citation',
    url: source.url,
    title: typeof source.title === 'string' ? source.title : '',
    start_index: typeof source.start_index === 'number' ? source.start_index : 0,
    end_index: typeof source.end_index === 'number' ? source.end_index : 0,
  };
}

/** The tokens of `logprobs` in the chat API's shape. */
export function logprobsOf(delta: ChatDelta | undefined): unknown[] {
  if (delta?.kind !== 'logprobs' || !isObject(delta.logprobs)) return [];
  return Array.isArray(delta.logprobs.content) ? delta.logprobs.content : [];
}
