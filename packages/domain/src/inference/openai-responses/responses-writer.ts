import type { TokenUsage } from '../../usage/usage-record.ts';
import type { ChatDelta, Finish } from '../stream/chat-delta.ts';
import { answerDeltas } from '../translation/answer-deltas.ts';
import type { ChatAnswer } from '../translation/chat-answer.ts';
import type { AnswerContext, AnswerWriter, JsonObject } from '../translation/translator.ts';
import { encryptedRedaction, encryptedSignature } from './reasoning-content.ts';
import { ResponseObject, type WrittenResponse } from './response-object.ts';
import {
  logprobsOf,
  type OpenItem,
  type OutputItem,
  type OutputPart,
  toAnnotation,
} from './response-output.ts';

type Message = Extract<OutputItem, { type: 'message' }>;
type ReasoningItem = Extract<OutputItem, { type: 'reasoning' }>;
type FunctionCall = Extract<OutputItem, { type: 'function_call' }>;

/** The last event repeats all of the output, so it is kept. No model writes so much. */
const MAX_OUTPUT_LENGTH = 16 * 1024 * 1024;

/**
 * Writes a response (https://platform.openai.com/docs/api-reference/responses-streaming): one item for a run of reasoning, one
 * for a run of text, one for each function call. A body is written by the same steps as a stream.
 */
export class ResponsesWriter implements AnswerWriter {
  readonly #object: ResponseObject;
  /** Ids of the response and its items are made of it. */
  readonly #id: string;
  readonly #output: OutputItem[] = [];
  /** The item that further pieces of its kind go to. */
  #open: OpenItem<Message> | OpenItem<ReasoningItem> | null = null;
  /** By the index of the tool call. They stay open: pieces of parallel calls may alternate. */
  readonly #calls = new Map<number, OpenItem<FunctionCall>>();
  #model: string | null = null;
  #finish: Finish | null = null;
  #sequence = 0;
  #outputLength = 0;
  #events = '';

  constructor(context: AnswerContext) {
    this.#object = new ResponseObject(context);
    this.#id = context.requestId.replace(/[^A-Za-z0-9]/g, '');
  }

  events(deltas: readonly ChatDelta[]): string {
    deltas.forEach((delta, index) => {
      this.#add(delta, deltas[index + 1]);
    });
    return this.#take();
  }

  end(usage: TokenUsage | null): string {
    this.#begin();
    this.#closeAll();
    const response = this.#response(usage);
    this.#event(`response.${response.status}`, { response });
    return this.#take();
  }

  body(answer: ChatAnswer): string {
    this.events(answerDeltas(answer));
    this.#closeAll();
    return JSON.stringify(this.#response(answer.usage));
  }

  #add(delta: ChatDelta, next: ChatDelta | undefined): void {
    if (delta.kind === 'start') this.#model ??= delta.model;
    this.#begin();
    switch (delta.kind) {
      case 'text':
        this.#text(delta.text, logprobsOf(next));
        return;
      case 'refusal':
        this.#refusal(delta.text);
        return;
      case 'reasoning':
        this.#reasoning(delta.text);
        return;
      case 'reasoning-signature':
        this.#openReasoning().item.encrypted_content = encryptedSignature(delta.signature);
        this.#close();
        return;
      case 'redacted-reasoning':
        this.#close();
        this.#openReasoning().item.encrypted_content = encryptedRedaction(delta.data);
        this.#close();
        return;
      case 'tool-call':
        this.#toolCall(delta);
        return;
      case 'citation':
        this.#annotation(delta.citation);
        return;
      case 'finish':
        this.#finish = delta;
        return;
    }
  }

  #begin(): void {
    if (this.#sequence > 0) return;
    const response = this.#response(null, 'in_progress');
    this.#event('response.created', { response });
    this.#event('response.in_progress', { response });
  }

  // Items.

  #text(text: string, logprobs: unknown[]): void {
    const { index, item } = this.#openMessage();
    const part = this.#part(item, index, 'output_text');
    this.#grow(text);
    part.text += text;
    part.logprobs.push(...logprobs);
    const place = { item_id: item.id, output_index: index, content_index: item.content.length - 1 };
    this.#event('response.output_text.delta', { ...place, delta: text, logprobs });
  }

  #refusal(text: string): void {
    const { index, item } = this.#openMessage();
    const part = this.#part(item, index, 'refusal');
    this.#grow(text);
    part.refusal += text;
    const place = { item_id: item.id, output_index: index, content_index: item.content.length - 1 };
    this.#event('response.refusal.delta', { ...place, delta: text });
  }

  #annotation(citation: unknown): void {
    const annotation = toAnnotation(citation);
    if (annotation === null) return;
    const { index, item } = this.#openMessage();
    const part = this.#part(item, index, 'output_text');
    const place = { item_id: item.id, output_index: index, content_index: item.content.length - 1 };
    const annotationIndex = part.annotations.push(annotation) - 1;
    this.#event('response.output_text.annotation.added', {
      ...place,
      annotation_index: annotationIndex,
      annotation,
    });
  }

  #reasoning(text: string): void {
    const { index, item } = this.#openReasoning();
    const place = { item_id: item.id, output_index: index, summary_index: 0 };
    if (item.summary.length === 0) {
      item.summary.push({ type: 'summary_text', text: '' });
      this.#event('response.reasoning_summary_part.added', { ...place, part: item.summary[0] });
    }
    this.#grow(text);
    item.summary[0]!.text += text;
    this.#event('response.reasoning_summary_text.delta', { ...place, delta: text });
  }

  #toolCall({
    index: callIndex,
    id,
    name,
    arguments: piece,
  }: Extract<ChatDelta, { kind: 'tool-call' }>): void {
    let call = this.#calls.get(callIndex);
    if (call === undefined) {
      this.#close();
      call = this.#addItem<FunctionCall>({
        type: 'function_call',
        id: `fc_${this.#id}_${this.#output.length}`,
        status: 'in_progress',
        call_id: id ?? `call_${this.#id}_${callIndex}`,
        name: name ?? '',
        arguments: '',
      });
      this.#calls.set(callIndex, call);
    }
    if (piece === '') return;
    const { index, item } = call;
    this.#grow(piece);
    item.arguments += piece;
    this.#event('response.function_call_arguments.delta', {
      item_id: item.id,
      output_index: index,
      delta: piece,
    });
  }

  #openMessage(): OpenItem<Message> {
    const open = this.#open;
    if (open !== null && open.item.type === 'message') return open as OpenItem<Message>;
    this.#close();
    const id = `msg_${this.#id}_${this.#output.length}`;
    const opened = this.#addItem<Message>({
      ...{ type: 'message', id, status: 'in_progress', role: 'assistant', content: [] },
    });
    this.#open = opened;
    return opened;
  }

  #openReasoning(): OpenItem<ReasoningItem> {
    const open = this.#open;
    if (open !== null && open.item.type === 'reasoning') return open as OpenItem<ReasoningItem>;
    this.#close();
    const id = `rs_${this.#id}_${this.#output.length}`;
    const opened = this.#addItem<ReasoningItem>({
      ...{ type: 'reasoning', id, summary: [], encrypted_content: null },
    });
    this.#open = opened;
    return opened;
  }

  #addItem<T extends OutputItem>(item: T): OpenItem<T> {
    const index = this.#output.push(item) - 1;
    this.#event('response.output_item.added', { output_index: index, item });
    return { index, item };
  }

  /** The last part of the message, if it is of this type, or a new one. */
  #part<T extends OutputPart['type']>(
    item: Message,
    index: number,
    type: T,
  ): Extract<OutputPart, { type: T }> {
    const last = item.content.at(-1);
    if (last?.type === type) return last as Extract<OutputPart, { type: T }>;
    if (last !== undefined) this.#closePart(item, index);
    const part: OutputPart =
      type === 'refusal'
        ? { type, refusal: '' }
        : { type: 'output_text', text: '', annotations: [], logprobs: [] };
    const contentIndex = item.content.push(part) - 1;
    const place = { item_id: item.id, output_index: index, content_index: contentIndex };
    this.#event('response.content_part.added', { ...place, part });
    return part as Extract<OutputPart, { type: T }>;
  }

  // The ends of items.

  #closeAll(): void {
    this.#close();
    for (const { index, item } of this.#calls.values()) {
      item.status = this.#status;
      const place = { item_id: item.id, output_index: index };
      this.#event('response.function_call_arguments.done', {
        ...place,
        name: item.name,
        arguments: item.arguments,
      });
      this.#event('response.output_item.done', { output_index: index, item });
    }
    this.#calls.clear();
  }

  #close(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    const { index, item } = open;
    if (item.type === 'message') {
      if (item.content.length > 0) this.#closePart(item, index);
      item.status = this.#status;
    } else if (item.summary.length > 0) {
      const place = { item_id: item.id, output_index: index, summary_index: 0 };
      const part = item.summary[0]!;
      this.#event('response.reasoning_summary_text.done', { ...place, text: part.text });
      this.#event('response.reasoning_summary_part.done', { ...place, part });
    }
    this.#event('response.output_item.done', { output_index: index, item });
  }

  #closePart(item: Message, index: number): void {
    const part = item.content.at(-1)!;
    const place = { item_id: item.id, output_index: index, content_index: item.content.length - 1 };
    if (part.type === 'refusal') this.#event('response.refusal.done', { ...place, refusal: part.refusal });
    else
      this.#event('response.output_text.done', {
        ...place,
        text: part.text,
        logprobs: part.logprobs,
      });
    this.#event('response.content_part.done', { ...place, part });
  }

  get #status(): 'completed' | 'incomplete' {
    return this.#incompleteReason === null ? 'completed' : 'incomplete';
  }

  /** Null for an answer that is complete. A refusal that the model put into words is. */
  get #incompleteReason(): string | null {
    switch (this.#finish?.reason) {
      case 'length':
      case 'context-length':
        return 'max_output_tokens';
      case 'content-filter':
        return 'content_filter';
      case 'refusal':
        return this.#output.some(({ type }) => type === 'message') ? null : 'content_filter';
      default:
        return null;
    }
  }

  #response(usage: TokenUsage | null, status: WrittenResponse['status'] = this.#status): JsonObject {
    return this.#object.with({
      id: `resp_${this.#id}`,
      model: this.#model,
      output: this.#output,
      status,
      incompleteReason: this.#incompleteReason,
      usage,
    });
  }

  #grow(text: string): void {
    this.#outputLength += text.length;
    if (this.#outputLength > MAX_OUTPUT_LENGTH) throw new Error('The answer is too long to be repeated.');
  }

  #event(type: string, members: object): void {
    const json = JSON.stringify({ type, sequence_number: this.#sequence, ...members });
    this.#events += `event: ${type}\ndata: ${json}\n\n`;
    this.#sequence += 1;
  }

  #take(): string {
    const events = this.#events;
    this.#events = '';
    return events;
  }
}
