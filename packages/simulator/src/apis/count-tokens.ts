import type { ModelApi, RequestProblem } from '../model-api.ts';
import { type ConverseRequest, checkConverseRequest, conversePrompt } from './converse-request.ts';
import { checkInvokeBody } from './invoke-model.ts';
import { type MessagesRequest, messagesPrompt } from './messages-request.ts';

interface CountTokensInput {
  readonly converse?: unknown;
  readonly invokeModel?: { readonly body?: unknown };
}

/**
 * `POST /model/{id}/count-tokens` of either kind of request
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CountTokens.html).
 */
export const countTokensOfModel: ModelApi = {
  read: ({ input }) => {
    const counted = countInput((input ?? {}) as CountTokensInput);
    if (typeof counted !== 'number') return counted;
    return {
      isStream: false,
      answer: ({ chosen }) => ({
        steps: 0,
        body: () => JSON.stringify({ inputTokens: chosen.parameters.promptTokens ?? counted }),
      }),
    };
  },
};

function countInput({ converse, invokeModel }: CountTokensInput): number | RequestProblem {
  if (isObject(converse)) {
    return checkConverseRequest(converse) ?? conversePrompt(converse as unknown as ConverseRequest).tokens;
  }
  const body = parseObject(Buffer.from(String(invokeModel?.body ?? ''), 'base64').toString());
  if (body === undefined) return { message: 'The input must have converse or invokeModel.', param: 'input' };
  return checkInvokeBody(body) ?? messagesPrompt(body as unknown as MessagesRequest).tokens;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
