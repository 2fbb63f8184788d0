/** The members of a completion request that change the simulated answer; everything else is accepted unread. */
export interface CompletionRequest {
  readonly model: string;
  readonly stream?: unknown;
  readonly stream_options?: { include_usage?: unknown; continuous_usage_stats?: unknown } | null;
  readonly n?: unknown;
  readonly max_tokens?: unknown;
  readonly max_completion_tokens?: unknown;
  readonly messages?: readonly ChatMessage[];
  readonly prompt?: unknown;
  readonly tools?: readonly ChatTool[];
  readonly tool_choice?: unknown;
}

export interface ChatMessage {
  readonly role?: unknown;
  readonly content?: unknown;
  readonly tool_calls?: unknown;
}

export interface ChatTool {
  readonly function?: { readonly name?: unknown; readonly parameters?: unknown };
}

/** What is wrong with a request, in the terms of OpenAI's error envelope. */
export interface RequestProblem {
  readonly message: string;
  readonly param: string | null;
}

const maximumChoices = 16;

/** @returns the first problem of a parsed body, or undefined when it can be answered. */
export function findRequestProblem(body: unknown, kind: 'chat' | 'text'): RequestProblem | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { message: 'The body must be a JSON object.', param: null };
  }
  const request = body as Record<string, unknown>;
  if (typeof request.model !== 'string' || request.model === '' || request.model.length > 1_000) {
    return { message: 'You must provide a model, as text of at most 1,000 characters.', param: 'model' };
  }
  if (kind === 'chat' && (!isObjectList(request.messages) || request.messages.length === 0)) {
    return { message: 'You must provide messages, a list of objects.', param: 'messages' };
  }
  if (kind === 'text' && request.prompt === undefined) {
    return { message: 'You must provide a prompt.', param: 'prompt' };
  }
  if (request.tools !== undefined && request.tools !== null && !isObjectList(request.tools)) {
    return { message: 'tools must be a list of objects.', param: 'tools' };
  }
  const n = request.n ?? 1;
  if (!Number.isInteger(n) || (n as number) < 1 || (n as number) > maximumChoices) {
    return { message: `n must be a whole number from 1 to ${maximumChoices}.`, param: 'n' };
  }
  return undefined;
}

function isObjectList(value: unknown): value is object[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);
}

/** @returns the text of a message or prompt: of a string, of its text parts, or of a list of prompts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  let text = '';
  for (const part of content) {
    if (typeof part === 'string') text += part;
    else if (typeof part?.text === 'string') text += part.text;
  }
  return text;
}
