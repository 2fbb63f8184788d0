import type { ModelApi } from '../model-api.ts';
import { checkMessagesRequest, type MessagesRequest, messagesPrompt } from './messages-request.ts';

/** `POST /v1/messages/count_tokens` (https://platform.claude.com/docs/en/api/messages-count-tokens). */
export const countMessageTokens: ModelApi = {
  read: (body) => {
    // Of what an answer needs, a count needs all but the limit.
    const problem = checkMessagesRequest({ max_tokens: 1, ...body });
    if (problem !== undefined) return problem;
    const counted = messagesPrompt(body as unknown as MessagesRequest).tokens;
    return {
      isStream: false,
      answer: ({ chosen }) => ({
        steps: 0,
        body: () => JSON.stringify({ input_tokens: chosen.parameters.promptTokens ?? counted }),
      }),
    };
  },
};
