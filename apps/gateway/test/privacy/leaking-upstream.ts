import type { ServerResponse } from 'node:http';
import type { OwnAnswer } from '../durability/scenario-upstream.ts';
import { type Mark, makeMark } from './mark-search.ts';

/** What the upstream says of itself, none of which is Weir's to keep. */
export const upstreamMarks = {
  message: makeMark('upstream-message'),
  type: makeMark('upstream-error-type'),
  code: makeMark('upstream-error-code'),
  param: makeMark('upstream-error-param'),
  header: makeMark('upstream-header'),
  completion: makeMark('upstream-completion'),
  contentType: makeMark('upstream-content-type'),
  modelName: makeMark('upstream-model-name'),
  finishReason: makeMark('upstream-finish-reason'),
} satisfies Record<string, Mark>;

const { message, type, code, param, header, completion, contentType, modelName, finishReason } =
  upstreamMarks;
const error = { message: message.text, type: type.text, code: code.text, param: param.text };
const envelope = JSON.stringify({ error });
const json = { 'content-type': 'application/json', 'x-debug': header.text };
const events = { 'content-type': 'text/event-stream', 'x-debug': header.text };
const chunk = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: completion.text, object: 'chat.completion.chunk', model: 'leak', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;

const token = chunk({ content: completion.text });

const answers: Readonly<Record<string, (response: ServerResponse, body: string) => void>> = {
  'leak-400': (response) => response.writeHead(400, json).end(envelope),
  'leak-400-quoting-the-request': (response, body) =>
    response
      .writeHead(400, json)
      .end(JSON.stringify({ error: { ...error, message: `Cannot read: ${body}` } })),
  'leak-429': (response) => response.writeHead(429, { ...json, 'retry-after': header.text }).end(envelope),
  'leak-500': (response) => response.writeHead(500, json).end(envelope),
  'leak-500-text': (response) => response.writeHead(500, { 'content-type': 'text/plain' }).end(message.text),
  'leak-503': (response) => response.writeHead(503, header.text, json).end(envelope),
  'leak-detail': (response) => response.writeHead(422, json).end(JSON.stringify({ detail: message.text })),
  'leak-bare-error': (response) => response.writeHead(400, json).end(JSON.stringify({ error: message.text })),
  'leak-first-event': (response) => response.writeHead(200, events).end(`data: ${envelope}\n\n`),
  'leak-late-event': (response) => response.writeHead(200, events).end(`${token}data: ${envelope}\n\n`),
  'leak-not-json': (response) => response.writeHead(200, json).end(`{"broken ${completion.text}`),
  'leak-broken-event': (response) =>
    response
      .writeHead(200, events)
      .end(`data: {"broken ${completion.text}\n\n${token}${chunk({}, 'stop')}data: [DONE]\n\n`),
  'leak-cut': (response) => {
    response.writeHead(200, events).write(token, () => response.destroy());
  },
  'leak-content-type': (response) =>
    response.writeHead(200, { 'content-type': `text/${contentType.text}` }).end(completion.text),
  'leak-encoded': (response) =>
    response.writeHead(200, { ...json, 'content-encoding': header.text }).end(completion.text),
  'leak-names': (response) => {
    const names = {
      id: completion.text,
      model: `You asked: ${modelName.text}?`,
      choices: [{ index: 0, message: {}, delta: {}, finish_reason: `Because of ${finishReason.text}.` }],
    };
    response.writeHead(200, events).end(`data: ${JSON.stringify(names)}\n\ndata: [DONE]\n\n`);
  },
  'leak-redirect': (response) =>
    response.writeHead(302, { location: `http://127.0.0.1:9/${header.text}` }).end(),
};

/** To be listed by the upstream. */
export const LEAKING_MODELS: readonly string[] = Object.keys(answers);

export const leakingAnswer: OwnAnswer = (model, body, response) => {
  const answer = answers[model];
  answer?.(response, body);
  return answer !== undefined;
};
