import {
  type ApiAnswer,
  type ApiRequest,
  isProblem,
  type ModelApi,
  type RequestProblem,
} from '../model-api.ts';
import { type SimulatedAnswer, simulateAnswer } from '../simulated-answer.ts';
import { messageBody } from './message-body.ts';
import { messageEvents } from './message-events.ts';
import { checkMessagesRequest, type MessagesRequest, messagesPrompt } from './messages-request.ts';

/** `POST /v1/messages` (https://platform.claude.com/docs/en/api/messages). */
export const messages: ModelApi = { read: readMessages };

function readMessages(body: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  return (
    checkMessagesRequest(body) ?? answerMessages(body as unknown as MessagesRequest, body.stream === true)
  );
}

/** Answers a request that was checked. `adapt`: what another API that carries messages has of its own. */
export function answerMessages(
  request: MessagesRequest,
  isStream: boolean,
  adapt: (answer: SimulatedAnswer) => Partial<ApiAnswer> = () => ({}),
): ApiRequest {
  return {
    isStream,
    answer: (turn) => {
      const answer = simulateAnswer(messagesPrompt(request), turn);
      if (isProblem(answer)) return answer;
      return {
        steps: answer.usage.completionTokens,
        events: () => messageEvents(answer),
        body: (finished) => messageBody(answer, finished),
        ...adapt(answer),
      };
    },
  };
}
