import { timingOf } from './answer-timing.ts';
import type { Turn } from './chat-request.ts';
import type { PlaygroundSearch } from './playground-search.ts';

/** The conversation for reading: English, as the protocol's own words are. */
export function toMarkdown(system: string, turns: readonly Turn[]): string {
  const parts = turns.flatMap(({ prompt, answers }) => [
    `## User\n\n${prompt}`,
    ...answers.map(({ model, text, state, error }) => {
      const end =
        state === 'done' ? '' : `\n\n_${state}${error === null ? '' : `: ${error.code}: ${error.message}`}_`;
      return `## ${model}\n\n${text}${end}`;
    }),
  ]);
  return `${[...(system.trim() === '' ? [] : [`## System\n\n${system}`]), ...parts].join('\n\n')}\n`;
}

/** The conversation for programs, with what was measured in the browser. */
export function toJson(system: string, turns: readonly Turn[], search: PlaygroundSearch): string {
  const { temperature, topP, maxTokens, seed, whole } = search;
  return JSON.stringify(
    {
      system,
      parameters: { temperature, top_p: topP, max_tokens: maxTokens, seed, stream: whole !== true },
      turns: turns.map(({ prompt, answers }) => ({
        prompt,
        answers: answers.map((answer) => ({
          model: answer.model,
          state: answer.state,
          text: answer.text,
          reasoning: answer.reasoning === '' ? undefined : answer.reasoning,
          error: answer.error ?? undefined,
          finish_reason: answer.finishReason,
          request_id: answer.requestId,
          usage: { input_tokens: answer.inputTokens, output_tokens: answer.outputTokens },
          browser_timing_ms: {
            first_token: timingOf(answer).ttftMs,
            arrivals: answer.arrivalsMs,
            ended: answer.endedMs,
          },
        })),
      })),
    },
    null,
    2,
  );
}
