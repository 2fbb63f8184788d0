// biome-ignore lint/suspicious/noExplicitAny: events and bodies of three APIs are looked into
export type Json = any;

/** How a client of an API asks, and how it knows what it got. */
export interface ClientApi {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether a body is a whole answer. */
  readonly isAnswer: (body: Json) => boolean;
  /** Whether a stream of these events is a whole answer. */
  readonly isWhole: (events: readonly Json[], text: string) => boolean;
  /** The error of an event; undefined of another event. */
  readonly errorOf: (event: Json) => Json;
  /** Whether an event has a piece of the answer. */
  readonly isContent: (event: Json) => boolean;
}

const messages = [{ role: 'user', content: 'How much water passes the weir?' }];

/** The APIs that clients speak. */
export const CLIENT_APIS = {
  chat: {
    path: '/chat/completions',
    body: { messages },
    isAnswer: (body) => typeof body?.choices?.[0]?.finish_reason === 'string',
    isWhole: (events, text) =>
      text.endsWith('data: [DONE]\n\n') && events.some((event) => event.choices?.[0]?.finish_reason != null),
    errorOf: (event) => event?.error,
    isContent: (event) => Boolean(event?.choices?.[0]?.delta?.content),
  },
  responses: {
    path: '/responses',
    body: { input: 'How much water passes the weir?', store: false },
    isAnswer: (body) => body?.status === 'completed',
    isWhole: (events) => events.at(-1)?.type === 'response.completed',
    errorOf: (event) =>
      event?.type === 'error' ? event : event?.type === 'response.failed' ? event.response.error : undefined,
    isContent: (event) => event?.type === 'response.output_text.delta',
  },
  messages: {
    path: '/messages',
    body: { messages, max_tokens: 1_000 },
    isAnswer: (body) => typeof body?.stop_reason === 'string',
    isWhole: (events) => events.at(-1)?.type === 'message_stop',
    errorOf: (event) => (event?.type === 'error' ? event.error : undefined),
    isContent: (event) => event?.type === 'content_block_delta',
  },
} as const satisfies Readonly<Record<string, ClientApi>>;

export type ClientApiName = keyof typeof CLIENT_APIS;

/** Outcomes that the tests look for. */
export const ANSWER = 'answer';
/** Of a body: nothing in it says that the answer is finished. */
export const UNFINISHED = 'a body that says that it is not finished';
export const SILENT_END = 'a clean end';
export const CUT = 'a cut connection';

/** What became of a request, in the words of the table. */
export async function outcomeOf(api: ClientApi, isStream: boolean, response: Response): Promise<string> {
  const { status } = response;
  const { text, isCut } = await readText(response);
  if (isCut) return CUT;
  if (status !== 200)
    return parse(text)?.error === undefined ? `${status} without an error` : words(status, text);
  if (!isStream) return api.isAnswer(parse(text)) ? ANSWER : UNFINISHED;
  const events = dataOf(text).map(parse);
  const error = events.map(api.errorOf).find((found) => found !== undefined);
  const part = events.some(api.isContent) ? 'part, ' : '';
  if (error !== undefined) return `${part}error ${code(error) ?? "in the upstream's words"}`;
  if (!api.isWhole(events.filter(Boolean), text)) return `${part}${SILENT_END}`;
  return events.includes(undefined) ? `${ANSWER} with the malformed event` : ANSWER;
}

/** Of what clients may have caused, the status says all: codes are the upstream's, where it has some. */
function words(status: number, text: string): string {
  return status < 500 ? `${status}` : `${status} ${code(parse(text).error)}`;
}

/** Weir's own code, where the dialect has a place for it. */
function code(error: Json): string | undefined {
  const found = `${error.details?.error_code ?? error.code}`;
  return found.startsWith('upstream_') ? `\`${found}\`` : undefined;
}

async function readText(response: Response): Promise<{ readonly text: string; readonly isCut: boolean }> {
  try {
    return { text: await response.text(), isCut: false };
  } catch (error) {
    // A time limit of the test is no outcome.
    if ((error as Error).name === 'TimeoutError') throw error;
    return { text: '', isCut: true };
  }
}

/** The data of each event but `[DONE]`, and of comments none. */
function dataOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: ') && line !== 'data: [DONE]')
    .map((line) => line.slice('data: '.length));
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
