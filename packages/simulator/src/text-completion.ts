import type { AnswerEvents } from './answer-events.ts';
import { joinLiterals } from './chat-completion.ts';
import type { SimulatedAnswer } from './simulated-answer.ts';
import { chunkUsageMember, hasUsageChunk, isContinuous, usageJson } from './usage-json.ts';

/** @returns the events of a streamed legacy text completion. */
export function textCompletionChunks(answer: SimulatedAnswer): AnswerEvents {
  const data: string[] = [];
  const steps: number[] = [];
  const head = completionHead(answer);
  const running = isContinuous(answer.usage);
  const still = chunkUsageMember(answer.usage, 0);

  let produced = 0;
  answer.content.forEach((token, step) => {
    for (let choice = 0; choice < answer.choices; choice++) {
      produced += 1;
      const usage = running ? chunkUsageMember(answer.usage, produced) : still;
      data.push(`${head}{"text":${token},"index":${choice},"logprobs":null,"finish_reason":null}]${usage}}`);
      steps.push(step);
    }
  });

  const finishIndex = data.length;
  const finishStep = answer.content.length;
  const lastUsage =
    answer.usage.mode === 'with_finish'
      ? `,"usage":${usageJson(answer.usage)}`
      : chunkUsageMember(answer.usage, answer.usage.completionTokens);
  for (let choice = 0; choice < answer.choices; choice++) {
    data.push(
      `${head}{"text":"","index":${choice},"logprobs":null,"finish_reason":"${answer.finishReason}"}]${lastUsage}}`,
    );
    steps.push(finishStep);
  }
  if (hasUsageChunk(answer.usage)) {
    data.push(`${head}],"usage":${usageJson(answer.usage)}}`);
    steps.push(finishStep);
  }
  data.push('[DONE]');
  steps.push(finishStep);
  return { data, steps, finishIndex };
}

/** @returns the body of a legacy text completion that is not streamed. */
export function textCompletionBody(answer: SimulatedAnswer, finishReason: string | null): string {
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
    `{"id":"${answer.id}","object":"text_completion","created":${answer.createdS},` +
    `"model":${JSON.stringify(answer.model)},"system_fingerprint":"fp_simulator","choices":[`
  );
}
