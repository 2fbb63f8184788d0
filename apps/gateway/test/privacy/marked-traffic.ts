import { exchange } from '../durability/exchange.ts';
import { RawClient, rawRequest } from '../raw-client.ts';
import { type Mark, makeMark } from './mark-search.ts';

/** What clients write, none of which is Weir's to keep. */
export const clientMarks = {
  prompt: makeMark('prompt'),
  system: makeMark('system-message'),
  image: makeMark('image-url'),
  toolName: makeMark('tool-name'),
  toolArgument: makeMark('tool-argument'),
  user: makeMark('user-field'),
  metadataName: makeMark('metadata-name'),
  metadataValue: makeMark('metadata-value'),
  stop: makeMark('stop-sequence'),
  unknownField: makeMark('unknown-field'),
  header: makeMark('request-header'),
  traceState: makeMark('trace-state'),
  query: makeMark('query-string'),
  path: makeMark('path'),
  badKey: makeMark('bad-key'),
  unknownModel: makeMark('unknown-model'),
  malformed: makeMark('malformed-body'),
  malformedHttp: makeMark('malformed-http'),
} satisfies Record<string, Mark>;

export interface Caller {
  readonly port: number;
  readonly apiKey: string;
}

const marked = Object.fromEntries(
  Object.entries(clientMarks).map(([name, { text }]) => [name, text]),
) as Record<keyof typeof clientMarks, string>;

const headers = {
  'x-marked': marked.header,
  cookie: `session=${marked.header}`,
  'user-agent': marked.header,
  referer: `http://${marked.header}/`,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tracestate: `vendor=${marked.traceState}`,
  baggage: `mark=${marked.header}`,
  'openai-organization': marked.header,
  'idempotency-key': marked.header,
};
const target = `/v1/chat/completions?api_key=${marked.query}`;

function chatBody(model: string, streaming: boolean): string {
  return JSON.stringify({
    model,
    stream: streaming,
    user: marked.user,
    metadata: { [marked.metadataName]: marked.metadataValue },
    stop: [marked.stop],
    [marked.unknownField]: marked.unknownField,
    messages: [
      { role: 'system', content: marked.system },
      {
        role: 'user',
        content: [
          { type: 'text', text: `${marked.prompt} says "${marked.prompt}"\nand ü` },
          { type: 'image_url', image_url: { url: `https://${marked.image}.test/` } },
        ],
      },
    ],
    tools: [
      {
        type: 'function',
        function: {
          name: marked.toolName,
          parameters: {
            type: 'object',
            properties: { place: { type: 'string', examples: [marked.toolArgument] } },
          },
        },
      },
    ],
  });
}

/** Sends one request and reads all of the answer. Whatever comes, or does not, is an answer. */
async function send({ port }: Caller, bytes: string | Buffer): Promise<Buffer> {
  const client = await RawClient.connect(port);
  client.send(bytes);
  await client.closed;
  return client.received;
}

/** A chat completion, streamed and whole, and a text completion of each model. Resolves with the answers. */
export async function askEachModel(caller: Caller, models: readonly string[]): Promise<Buffer[]> {
  const { apiKey } = caller;
  const requests = models.flatMap((model) => [
    rawRequest({ apiKey, target, headers, body: chatBody(model, true) }),
    rawRequest({ apiKey, target, headers, body: chatBody(model, false) }),
    rawRequest({
      apiKey,
      target: '/v1/completions',
      headers,
      body: JSON.stringify({ model, prompt: marked.prompt, user: marked.user, stream: true }),
    }),
  ]);
  const answers: Buffer[] = [];
  const client = async () => {
    for (let bytes = requests.pop(); bytes !== undefined; bytes = requests.pop()) {
      answers.push(await send(caller, bytes));
    }
  };
  // Most of the time is spent with upstreams that stall.
  await Promise.all(Array.from({ length: 24 }, client));
  return answers;
}

/** A client that hangs up in the middle of a stream. */
export async function leaveInTheMiddle(
  { port, apiKey }: Caller,
  model: string,
  requestId: string,
): Promise<void> {
  const nothingKnown = { inputTokens: 0, outputTokens: 0 };
  await exchange(port, apiKey, {
    requestId,
    model,
    streaming: true,
    leaveAfterBytes: 1_500,
    ...nothingKnown,
  });
}

/** Everything a client can get wrong. */
export async function sendWhatIsWrong(
  caller: Caller,
  unknownKey: string,
  maxBodyBytes: number,
): Promise<void> {
  const { apiKey } = caller;
  const body = chatBody('sim-fast', true);
  const requests: (string | Buffer)[] = [
    rawRequest({ apiKey: `sk-live-${marked.badKey}`, headers, body }),
    rawRequest({ apiKey: marked.badKey, headers, body }),
    rawRequest({ apiKey: unknownKey, headers, body }),
    rawRequest({ headers: { ...headers, authorization: `Basic ${btoa(marked.badKey)}` }, body }),
    rawRequest({ headers: { ...headers, 'x-api-key': marked.badKey }, body }),
    rawRequest({ headers: { ...headers, 'api-key': marked.badKey }, body }),
    rawRequest({ apiKey, headers: { ...headers, 'api-key': marked.badKey }, body }),
    rawRequest({ apiKey, headers, body: chatBody(marked.unknownModel, true) }),
    rawRequest({ apiKey, headers, body: chatBody(`${marked.unknownModel}\n"ü`, false) }),
    rawRequest({ apiKey, headers, body: `{"model":"sim-fast","${marked.malformed}` }),
    rawRequest({ apiKey, headers, body: `"${marked.malformed}"` }),
    rawRequest({ apiKey, headers, body: `{"model":{"${marked.malformed}":1}}` }),
    rawRequest({ apiKey, headers, body: `{"model":"sim-fast","stream":"${marked.malformed}"}` }),
    rawRequest({ apiKey, headers, body: `{"model":"sim-fast","messages":"${marked.malformed}"}` }),
    rawRequest({ apiKey, headers, body: `{"model":"sim-fast","model":"${marked.malformed}"}` }),
    rawRequest({ apiKey, headers, body: Buffer.concat([Buffer.from(marked.malformed), Buffer.of(0xff)]) }),
    rawRequest({ apiKey, headers, body: marked.malformed.repeat(maxBodyBytes / 8) }),
    rawRequest({ apiKey, headers: { ...headers, 'content-type': `text/${marked.malformed}` }, body }),
    rawRequest({ apiKey, headers: { ...headers, 'content-encoding': marked.malformed }, body }),
    rawRequest({ apiKey, headers: { ...headers, 'x-request-id': `not valid: ${marked.header}` }, body }),
    rawRequest({ apiKey, headers: { ...headers, traceparent: marked.header }, body }),
    rawRequest({ apiKey, headers, target: `/v1/${marked.path}`, body }),
    rawRequest({ apiKey, headers, method: 'GET', target: `/v1/models/${marked.path}` }),
    rawRequest({ apiKey, headers, method: 'GET', target: `/v1/models/%zz${marked.path}` }),
    rawRequest({ apiKey, headers, method: 'DELETE', target: `/v1/key?${marked.query}` }),
    rawRequest({ apiKey, headers: { ...headers, 'x-long': marked.header.repeat(3_000) }, body }),
    rawRequest({ apiKey, headers: { ...headers, host: `${marked.header} ${marked.header}` }, body }),
    `${marked.malformedHttp} / HTTP/1.1\r\nhost: a\r\n\r\n`,
    `GET / HTTP/1.1\r\nhost: a\r\n${marked.malformedHttp}\r\n\r\n`,
    `${marked.malformedHttp}\r\n\r\n`,
  ];
  for (const bytes of requests) await send(caller, bytes);
}
