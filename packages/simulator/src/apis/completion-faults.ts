import type { StreamFaults } from '../model-api.ts';
import { openAi } from '../vendors/openai.ts';

export const done = { data: '[DONE]' };

/** @returns the faults of a streamed completion. `head` is the text of a chunk before the items of `choices`. */
export function completionFaults(head: string): StreamFaults {
  const error = { data: openAi.failureBody };
  return {
    empty: { index: 0, event: { data: `${head}],"prompt_filter_results":[]}` } },
    malformed: { data: '{"id":"chatcmpl-malformed","choices":[{"index":0,"delta":{"con' },
    error,
    afterError: done,
    failed: error,
  };
}
