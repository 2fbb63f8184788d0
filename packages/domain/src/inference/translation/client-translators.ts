import { anthropicClientTranslator } from '../anthropic/anthropic-client-translator.ts';
import { openAiChatClientTranslator } from '../openai/openai-client-translator.ts';
import { openAiTextClientTranslator } from '../openai/text-client-translator.ts';
import { openAiResponsesClientTranslator } from '../openai-responses/openai-responses-client-translator.ts';
import type { ClientTranslator } from './translator.ts';

/** By the name of the operation (operations.ts). An operation without one reaches only upstreams that speak its API. */
export const CLIENT_TRANSLATORS: Readonly<Record<string, ClientTranslator | undefined>> = {
  chat: openAiChatClientTranslator,
  text_completion: openAiTextClientTranslator,
  responses: openAiResponsesClientTranslator,
  messages: anthropicClientTranslator,
};
