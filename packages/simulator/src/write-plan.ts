import type { AnswerEvents } from './answer-events.ts';
import type { ChosenScenario } from './choose-scenario.ts';
import { type PlanEnding, splitPieces, type WritePlan } from './split-pieces.ts';
import { frameSseEvent, plainSseFraming } from './sse-framing.ts';

const errorEvent = JSON.stringify({
  error: {
    message: 'The simulated engine failed while it answered.',
    type: 'server_error',
    param: null,
    code: 'engine_failed',
  },
});

/** @returns the plan of a streamed answer: its events framed, altered and cut into writes as the scenario says. */
export function planStream(events: AnswerEvents, chosen: ChosenScenario): WritePlan {
  const { scenario, parameters } = chosen;
  const altered = alterEvents(events, chosen);
  const framing = scenario.framing ? { ...plainSseFraming, ...scenario.framing } : plainSseFraming;
  const isPlain = framing === plainSseFraming;
  const frames = altered.data.map((data, index) =>
    isPlain ? `data: ${data}\n\n` : frameSseEvent(data, index, framing),
  );
  if (altered.lastIsPartial) {
    const last = frames.at(-1)!;
    frames[frames.length - 1] = last.slice(0, Math.ceil(last.length / 2));
  }
  if (scenario.alteration === 'unterminated-done') frames[frames.length - 1] = frames.at(-1)!.trimEnd();

  const startMs = parameters.headersDelayMs + parameters.ttftMs;
  return splitPieces(
    frames,
    altered.steps.map((step) => startMs + step * parameters.itlMs),
    { writing: scenario.writing ?? 'per-event', seed: parameters.seed, ending: altered.ending },
  );
}

/** @returns the plan of an answer that is not streamed: the body comes when the last token would. */
export function planBody(body: string, tokens: number, chosen: ChosenScenario): WritePlan {
  const { scenario, parameters } = chosen;
  const half = body.slice(0, Math.ceil(body.length / 2));
  const dueMs = parameters.headersDelayMs + parameters.ttftMs + tokens * parameters.itlMs;
  const options = { writing: scenario.writing ?? 'per-event', seed: parameters.seed };
  const plan = (text: string, ending: PlanEnding): WritePlan =>
    splitPieces(text === '' ? [] : [text], [dueMs], { ...options, ending });
  switch (scenario.alteration) {
    case 'malformed-event':
      return plan(half, 'finish');
    case 'cut-before-first-event':
      return plan('', 'cut');
    case 'cut-mid-event':
    case 'cut-between-events':
      return plan(half, 'cut');
    case 'reset-mid-event':
      return plan(half, 'reset');
    case 'stall-after-headers':
      return plan('', 'stall');
    case 'stall-middle':
      return plan(half, 'stall');
    case 'error-event':
    case 'error-event-then-done':
      return plan(errorEvent, 'finish');
    case 'no-content-length':
      return splitPieces([half, body.slice(half.length)], [dueMs, dueMs], { ...options, ending: 'finish' });
    default:
      return plan(body, 'finish');
  }
}

interface AlteredEvents {
  readonly data: readonly string[];
  readonly steps: readonly number[];
  readonly ending: PlanEnding;
  readonly lastIsPartial: boolean;
}

function alterEvents(events: AnswerEvents, chosen: ChosenScenario): AlteredEvents {
  const { data, steps, finishIndex } = events;
  const at = Math.min(chosen.parameters.at ?? Math.ceil(finishIndex / 2), data.length - 1);
  const upTo = (count: number, ending: PlanEnding, lastIsPartial = false): AlteredEvents => ({
    data: data.slice(0, count),
    steps: steps.slice(0, count),
    ending,
    lastIsPartial,
  });
  const withInserted = (index: number, inserted: readonly string[], isLast: boolean): AlteredEvents => {
    const step = steps[index]!;
    return {
      data: [...data.slice(0, index), ...inserted, ...(isLast ? [] : data.slice(index))],
      steps: [...steps.slice(0, index), ...inserted.map(() => step), ...(isLast ? [] : steps.slice(index))],
      ending: 'finish',
      lastIsPartial: false,
    };
  };
  switch (chosen.scenario.alteration) {
    case 'empty-first-chunk':
      return withInserted(0, [emptyChunk(data[0]!)], false);
    case 'malformed-event':
      return withInserted(at, ['{"id":"chatcmpl-malformed","choices":[{"index":0,"delta":{"con'], false);
    case 'error-event':
      return withInserted(at, [errorEvent], true);
    case 'error-event-then-done':
      return withInserted(at, [errorEvent, '[DONE]'], true);
    case 'no-done':
      return upTo(data.length - 1, 'finish');
    case 'end-without-finish':
      return upTo(finishIndex, 'finish');
    case 'cut-before-first-event':
      return upTo(0, 'cut');
    case 'cut-mid-event':
      return upTo(at + 1, 'cut', true);
    case 'cut-between-events':
      return upTo(at, 'cut');
    case 'reset-mid-event':
      return upTo(at + 1, 'reset', true);
    case 'stall-after-headers':
      return upTo(0, 'stall');
    case 'stall-middle':
      return upTo(at, 'stall');
    case 'stall-before-done':
      return upTo(data.length - 1, 'stall');
    default:
      return { data, steps, ending: 'finish', lastIsPartial: false };
  }
}

function emptyChunk(first: string): string {
  return `${first.slice(0, first.indexOf('"choices":['))}"choices":[],"prompt_filter_results":[]}`;
}
