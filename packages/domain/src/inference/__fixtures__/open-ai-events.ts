/** Events as OpenAI sends them. */
export const event = (data: object | string): string =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

const chunk = (choices: object[], usage?: object | null): object => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_700_000_000,
  model: 'upstream-model-1-2026',
  choices,
  ...(usage === undefined ? {} : { usage }),
});

export const ROLE = event(
  chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }], null),
);
export const token = (content: string, usage: object | null = null): string =>
  event(chunk([{ index: 0, delta: { content }, finish_reason: null }], usage));
export const finish = (reason = 'stop'): string =>
  event(chunk([{ index: 0, delta: {}, finish_reason: reason }], null));
export const usageCounts = (input: number, output: number) => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
});
export const usageEvent = (input: number, output: number): string =>
  event(chunk([], usageCounts(input, output)));
export const DONE = event('[DONE]');
export const errorEvent = (code: string | number | null = null, message = 'The engine failed.'): string =>
  event({ error: { message, type: 'server_error', param: null, code } });
