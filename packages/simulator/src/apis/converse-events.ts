import type { AnswerEvents, ApiEvent, DueEvent } from '../model-api.ts';
import type { SimulatedAnswer } from '../simulated-answer.ts';
import { failure } from '../simulated-failure.ts';
import { argumentDeltas } from '../simulated-tool-calls.ts';
import { converseToolUseId, finish, metadata } from './converse-body.ts';
import type { ConverseRequest } from './converse-request.ts';
import { type MessageBlock, messageBlocks } from './message-body.ts';

/** Due with the headers: the server has accepted the request, the model has said nothing. */
const beforeFirstToken = -1;
const paddingCharacters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** @returns the events of a streamed answer (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html). */
export function converseEvents(request: ConverseRequest, answer: SimulatedAnswer): AnswerEvents {
  const events = new ConverseEvents(answer);
  events.add('messageStart', { role: 'assistant' }, beforeFirstToken);
  for (const [index, block] of messageBlocks(answer).entries()) events.addBlock(block, index);
  const finishIndex = events.all.length;
  events.add('messageStop', finish(request, answer));
  events.add('metadata', metadata(answer));
  return {
    events: events.all,
    finishIndex,
    hasDone: true,
    faults: {
      // A block of text may begin with its index alone.
      empty: { index: 1, event: event('contentBlockStart', { contentBlockIndex: 0, start: {} }) },
      malformed: { name: 'contentBlockDelta', data: '{"contentBlockIndex":0,"delta":{"te' },
      error: streamException('modelStreamErrorException'),
      afterError: event('metadata', metadata(answer)),
      failed: streamException('serviceUnavailableException'),
    },
  };
}

/** @returns the frame of an engine that fails while it answers. */
export function streamException(name: string): ApiEvent {
  const { message } = failure;
  const original = name.startsWith('modelStream') && { originalStatusCode: 500, originalMessage: message };
  return { name, data: JSON.stringify({ message, ...original }), isException: true };
}

/** @returns an event; its `p` makes the length of a token no secret's telltale. */
export function event(name: string, members: object): ApiEvent {
  return { name, data: padded(JSON.stringify(members)) };
}

function padded(json: string): string {
  const padding = paddingCharacters.slice(0, 1 + (json.length % paddingCharacters.length));
  return `${json.slice(0, -1)}${json === '{}' ? '' : ','}"p":"${padding}"}`;
}

class ConverseEvents {
  readonly all: DueEvent[] = [];
  readonly #answer: SimulatedAnswer;
  /** The step of the next token. */
  #step = 0;

  constructor(answer: SimulatedAnswer) {
    this.#answer = answer;
  }

  add(name: string, members: object, step = this.#step): void {
    this.all.push({ ...event(name, members), step });
  }

  /** Only a tool call says that it begins. */
  addBlock(block: MessageBlock, contentBlockIndex: number): void {
    const addDelta = (delta: object) => this.add('contentBlockDelta', { contentBlockIndex, delta });
    switch (block.type) {
      case 'thinking':
        this.#addTexts(this.#answer.reasoning, (text) => addDelta({ reasoningContent: { text } }));
        addDelta({ reasoningContent: { signature: block.signature } });
        break;
      case 'redacted_thinking':
        addDelta({ reasoningContent: { redactedContent: block.data } });
        break;
      case 'text':
        this.#addTexts(this.#answer.content, (text) => addDelta({ text }));
        break;
      case 'tool_use': {
        const start = { toolUse: { toolUseId: converseToolUseId(block.id), name: block.call.name } };
        this.add('contentBlockStart', { contentBlockIndex, start });
        for (const input of argumentDeltas(block.call)) {
          addDelta({ toolUse: { input } });
          this.#step += 1;
        }
        break;
      }
    }
    this.add('contentBlockStop', { contentBlockIndex });
  }

  /** Adds a delta a step. */
  #addTexts(literals: readonly string[], add: (text: string) => void): void {
    for (const literal of literals) {
      add(JSON.parse(literal) as string);
      this.#step += 1;
    }
  }
}
