import type { AnswerEvents } from './answer-events.ts';
import type { SimulatedAnswer } from './simulated-answer.ts';
import { chunkUsageMember, hasUsageChunk, isContinuous, usageJson } from './usage-json.ts';

const argumentCharactersPerDelta = 6;

/** @returns the events of a streamed chat completion, choices taking turns token by token. */
export function chatCompletionChunks(answer: SimulatedAnswer): AnswerEvents {
  const data: string[] = [];
  const steps: number[] = [];
  const head =
    `{"id":"${answer.id}","object":"chat.completion.chunk","created":${answer.createdS},` +
    `"model":${JSON.stringify(answer.model)},"system_fingerprint":"fp_simulator","choices":[`;
  const choiceHeads = Array.from(
    { length: answer.choices },
    (_, index) => `${head}{"index":${index},"delta":`,
  );
  const running = isContinuous(answer.usage);
  const still = chunkUsageMember(answer.usage, 0);
  const unfinished = ',"logprobs":null,"finish_reason":null}]';
  const tail = `${unfinished}${still}}`;

  for (const choiceHead of choiceHeads) {
    data.push(`${choiceHead}{"role":"assistant","content":""}${tail}`);
    steps.push(0);
  }
  const deltas = answerDeltas(answer);
  let produced = 0;
  for (let step = 0; step < deltas.length; step++) {
    const delta = deltas[step]!;
    for (let choice = 0; choice < answer.choices; choice++) {
      produced = Math.min(produced + 1, answer.usage.completionTokens);
      const end = running ? `${unfinished}${chunkUsageMember(answer.usage, produced)}}` : tail;
      data.push(choiceHeads[choice]! + delta + end);
      steps.push(step);
    }
  }

  const finishIndex = data.length;
  const finishStep = deltas.length;
  const lastUsage =
    answer.usage.mode === 'with_finish'
      ? `,"usage":${usageJson(answer.usage)}`
      : chunkUsageMember(answer.usage, answer.usage.completionTokens);
  for (const choiceHead of choiceHeads) {
    data.push(`${choiceHead}{},"logprobs":null,"finish_reason":"${answer.finishReason}"}]${lastUsage}}`);
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

/** @returns the body of a chat completion that is not streamed. */
export function chatCompletionBody(answer: SimulatedAnswer, finishReason: string | null): string {
  const content = answer.toolCalls.length > 0 ? 'null' : joinLiterals(answer.content);
  let message = `"role":"assistant","content":${content},"refusal":null`;
  if (answer.reasoning.length > 0) message += `,"reasoning_content":${joinLiterals(answer.reasoning)}`;
  if (answer.toolCalls.length > 0) {
    const calls = answer.toolCalls.map((call) => ({
      id: call.id,
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    }));
    message += `,"tool_calls":${JSON.stringify(calls)}`;
  }
  const choices = Array.from(
    { length: answer.choices },
    (_, index) =>
      `{"index":${index},"message":{${message}},"logprobs":null,"finish_reason":${JSON.stringify(finishReason)}}`,
  );
  const usage = answer.usage.mode === 'never' ? '' : `,"usage":${usageJson(answer.usage)}`;
  return (
    `{"id":"${answer.id}","object":"chat.completion","created":${answer.createdS},` +
    `"model":${JSON.stringify(answer.model)},"system_fingerprint":"fp_simulator",` +
    `"choices":[${choices.join(',')}]${usage}}`
  );
}

function answerDeltas(answer: SimulatedAnswer): readonly string[] {
  const deltas: string[] = [];
  for (const token of answer.reasoning) deltas.push(`{"reasoning_content":${token}}`);
  for (const token of answer.content) deltas.push(`{"content":${token}}`);
  answer.toolCalls.forEach((call, index) => {
    const opening = { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } };
    deltas.push(`{"tool_calls":[${JSON.stringify(opening)}]}`);
    for (let start = 0; start < call.arguments.length; start += argumentCharactersPerDelta) {
      const part = call.arguments.slice(start, start + argumentCharactersPerDelta);
      deltas.push(`{"tool_calls":[{"index":${index},"function":{"arguments":${JSON.stringify(part)}}}]}`);
    }
  });
  return deltas;
}

/** Joins JSON string literals into one. */
export function joinLiterals(literals: readonly string[]): string {
  return `"${literals.map((literal) => literal.slice(1, -1)).join('')}"`;
}
