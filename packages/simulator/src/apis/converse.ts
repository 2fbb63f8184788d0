import { isProblem, type ModelApi } from '../model-api.ts';
import { simulateAnswer } from '../simulated-answer.ts';
import { converseBody } from './converse-body.ts';
import { converseEvents } from './converse-events.ts';
import { type ConverseRequest, checkConverseRequest, conversePrompt } from './converse-request.ts';

/** `POST /model/{id}/converse` (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html). */
export const converse = answerConverse(false);

/** `POST /model/{id}/converse-stream`: the same, as events. */
export const converseStream = answerConverse(true);

function answerConverse(isStream: boolean): ModelApi {
  return {
    read: (body) => {
      const problem = checkConverseRequest(body);
      if (problem !== undefined) return problem;
      const request = body as unknown as ConverseRequest;
      return {
        isStream,
        answer: (turn) => {
          const answer = simulateAnswer(conversePrompt(request), turn);
          if (isProblem(answer)) return answer;
          return {
            steps: answer.usage.completionTokens,
            events: () => converseEvents(request, answer),
            body: (finished) => converseBody(request, answer, finished),
          };
        },
      };
    },
  };
}
