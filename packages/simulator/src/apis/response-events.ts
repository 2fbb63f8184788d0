import type { AnswerEvents, ApiEvent, DueEvent } from '../model-api.ts';
import type { SimulatedAnswer } from '../simulated-answer.ts';
import { failure } from '../simulated-failure.ts';
import { argumentDeltas } from '../simulated-tool-calls.ts';
import {
  failedResponse,
  finishedResponse,
  type OutputItem,
  outputText,
  unfinishedResponse,
} from './response-object.ts';
import type { ResponsesRequest } from './responses-request.ts';

/** Due with the headers: the server has accepted the request, the model has said nothing. */
const beforeFirstToken = -1;

/**
 * @returns the events of a streamed response (https://platform.openai.com/docs/api-reference/responses-streaming).
 * Their `data` lacks the `type` and the `sequence_number`, which `place` writes in front.
 */
export function responseEvents(request: ResponsesRequest, answer: SimulatedAnswer): AnswerEvents {
  const finished = finishedResponse(request, answer);
  const unfinished = { response: unfinishedResponse(request, answer) };
  const events = new ResponseEvents();
  events.add('response.created', unfinished, beforeFirstToken);
  events.add('response.in_progress', unfinished, beforeFirstToken);
  finished.output.forEach((item, outputIndex) => {
    events.addItem(item, outputIndex, answer);
  });
  const finishIndex = events.all.length;
  events.add(`response.${finished.status}`, { response: finished });

  const failed = event('response.failed', { response: failedResponse(request, answer) });
  return {
    events: events.all,
    finishIndex,
    hasDone: false,
    faults: {
      empty: { index: 2, event: event('keepalive', {}) },
      malformed: { name: 'response.output_text.delta', data: ',"delta":"unfin' },
      error: event('error', { code: failure.code, message: failure.message, param: failure.param }),
      afterError: failed,
      failed,
    },
    place: ({ name, data }, index) => `{"type":"${name}","sequence_number":${index}${data}`,
  };
}

class ResponseEvents {
  readonly all: DueEvent[] = [];
  /** The step of the next token. */
  #step = 0;

  add(name: string, members: object, step = this.#step): void {
    this.all.push({ ...event(name, members), step });
  }

  addItem(item: OutputItem, outputIndex: number, answer: SimulatedAnswer): void {
    const place = { item_id: item.id, output_index: outputIndex };
    this.add('response.output_item.added', { output_index: outputIndex, item: emptyItem(item) });
    switch (item.type) {
      case 'reasoning': {
        const part = item.summary[0]!;
        const summary = { ...place, summary_index: 0 };
        this.add('response.reasoning_summary_part.added', { ...summary, part: { ...part, text: '' } });
        this.#addDeltas('response.reasoning_summary_text.delta', summary, answer.reasoning, '}');
        this.add('response.reasoning_summary_text.done', { ...summary, text: part.text });
        this.add('response.reasoning_summary_part.done', { ...summary, part });
        break;
      }
      case 'function_call': {
        const deltas = argumentDeltas(item).map((delta) => JSON.stringify(delta));
        this.#addDeltas('response.function_call_arguments.delta', place, deltas, '}');
        this.add('response.function_call_arguments.done', { ...place, arguments: item.arguments });
        break;
      }
      case 'message': {
        const part = item.content[0]!;
        const content = { ...place, content_index: 0 };
        this.add('response.content_part.added', { ...content, part: outputText('') });
        this.#addDeltas('response.output_text.delta', content, answer.content, ',"logprobs":[]}');
        this.add('response.output_text.done', { ...content, text: part.text, logprobs: [] });
        this.add('response.content_part.done', { ...content, part });
        break;
      }
    }
    this.add('response.output_item.done', { output_index: outputIndex, item });
  }

  /** Adds a delta a step. `literals` are JSON strings, so that none is stringified again. */
  #addDeltas(name: string, place: object, literals: readonly string[], tail: string): void {
    const head = `${event(name, place).data.slice(0, -1)},"delta":`;
    for (const literal of literals) {
      this.all.push({ name, data: head + literal + tail, step: this.#step });
      this.#step += 1;
    }
  }
}

function event(name: string, members: object): ApiEvent & { readonly name: string } {
  const json = JSON.stringify(members);
  return { name, data: json === '{}' ? '}' : `,${json.slice(1)}` };
}

function emptyItem(item: OutputItem): OutputItem {
  switch (item.type) {
    case 'reasoning':
      return { ...item, summary: [] };
    case 'function_call':
      return { ...item, status: 'in_progress', arguments: '' };
    case 'message':
      return { ...item, status: 'in_progress', content: [] };
  }
}
