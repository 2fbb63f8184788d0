import { joinLiterals } from '../answer-text.ts';
import {
  type AnswerEvents,
  type ApiRequest,
  type DueEvent,
  isProblem,
  type ModelApi,
  type RequestProblem,
} from '../model-api.ts';
import { countTokens, stopSequencesOf, textOf, tokenLimit } from '../prompt.ts';
import { type SimulatedAnswer, simulateAnswer } from '../simulated-answer.ts';
import {
  chunkUsageMember,
  hasUsageChunk,
  isContinuous,
  type UsageTelling,
  usageJson,
} from '../usage-json.ts';
import { completionFaults, done } from './completion-faults.ts';
import { type CompletionRequest, readChoices, readUsageTelling } from './completion-members.ts';

/** `POST /v1/completions`, the legacy API (https://platform.openai.com/docs/api-reference/completions/create). */
export const textCompletions: ModelApi = { read: readText };

function readText(body: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  const { prompt } = body;
  if (prompt === undefined) return { message: 'You must provide a prompt.', param: 'prompt' };
  const choices = readChoices(body.n);
  if (typeof choices === 'object') return choices;

  const request: CompletionRequest = body;
  const telling = readUsageTelling(request);
  const isTokenList = Array.isArray(prompt) && typeof prompt[0] === 'number';
  return {
    isStream: request.stream === true,
    answer: (turn) => {
      const text = textOf(prompt);
      const answer = simulateAnswer(
        {
          text,
          tokens: isTokenList ? prompt.length : Math.max(1, countTokens(text)),
          mayReason: false,
          mayCallTools: false,
          tools: [],
          maximumTokens: tokenLimit(request.max_completion_tokens, request.max_tokens),
          stopSequences: stopSequencesOf(request.stop),
          choices,
        },
        turn,
      );
      if (isProblem(answer)) return answer;
      return {
        steps: answer.usage.completionTokens / choices,
        events: () => textChunks(answer, telling),
        body: (finished) => textBody(answer, finished ? answer.finishReason : null),
      };
    },
  };
}

function textChunks(answer: SimulatedAnswer, telling: UsageTelling): AnswerEvents {
  const events: DueEvent[] = [];
  const usage = { ...answer.usage, ...telling };
  const head = completionHead(answer);
  const running = isContinuous(usage);
  const still = chunkUsageMember(usage, 0);

  let produced = 0;
  answer.content.forEach((token, step) => {
    for (let choice = 0; choice < answer.choices; choice++) {
      produced += 1;
      const member = running ? chunkUsageMember(usage, produced) : still;
      const data = `${head}{"text":${token},"index":${choice},"logprobs":null,"finish_reason":null}]${member}}`;
      events.push({ data, step });
    }
  });

  const finishIndex = events.length;
  const step = answer.content.length;
  const lastUsage =
    usage.mode === 'with_finish'
      ? `,"usage":${usageJson(usage)}`
      : chunkUsageMember(usage, usage.completionTokens);
  for (let choice = 0; choice < answer.choices; choice++) {
    const finish = `"logprobs":null,"finish_reason":"${answer.finishReason}"`;
    events.push({ data: `${head}{"text":"","index":${choice},${finish}}]${lastUsage}}`, step });
  }
  if (hasUsageChunk(usage)) events.push({ data: `${head}],"usage":${usageJson(usage)}}`, step });
  events.push({ ...done, step });
  return { events, finishIndex, hasDone: true, faults: completionFaults(head) };
}

function textBody(answer: SimulatedAnswer, finishReason: string | null): string {
  const text = joinLiterals(answer.content);
  const choices = Array.from(
    { length: answer.choices },
    (_, index) =>
      `{"text":${text},"index":${index},"logprobs":null,"finish_reason":${JSON.stringify(finishReason)}}`,
  );
  const usage = answer.usage.mode === 'never' ? '' : `,"usage":${usageJson(answer.usage)}`;
  return `${completionHead(answer)}${choices.join(',')}]${usage}}`;
}

function completionHead(answer: SimulatedAnswer): string {
  return (
    `{"id":"cmpl-${answer.shortId}","object":"text_completion","created":${answer.createdS},` +
    `"model":${JSON.stringify(answer.model)},"system_fingerprint":"fp_simulator","choices":[`
  );
}
