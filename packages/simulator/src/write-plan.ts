import type { ChosenScenario } from './choose-scenario.ts';
import type { AnswerEvents, ApiAnswer, ApiEvent, DueEvent } from './model-api.ts';
import { type PlanEnding, splitPieces, type WritePlan } from './split-pieces.ts';
import { plainSseFraming } from './sse-framing.ts';
import type { StreamForm } from './vendor.ts';

/** @returns the plan of a streamed answer: its events framed, altered and cut into writes as the scenario says. */
export function planStream(events: AnswerEvents, chosen: ChosenScenario, form: StreamForm): WritePlan {
  const { scenario, parameters } = chosen;
  const altered = alterEvents(events, chosen);
  const framing = scenario.framing ? { ...plainSseFraming, ...scenario.framing } : plainSseFraming;
  const { place } = events;
  const frames = altered.events.map((event, index) =>
    form.frame(place === undefined ? event : { ...event, data: place(event, index) }, index, framing),
  );
  const last = frames.at(-1);
  if (last !== undefined && altered.lastIsPartial) {
    const half = Math.ceil(last.length / 2);
    frames[frames.length - 1] = typeof last === 'string' ? last.slice(0, half) : last.subarray(0, half);
  }
  if (typeof last === 'string' && scenario.alteration === 'unterminated-done' && events.hasDone) {
    frames[frames.length - 1] = last.trimEnd();
  }

  const startMs = parameters.headersDelayMs + parameters.ttftMs;
  return splitPieces(
    frames,
    altered.events.map(({ step }) =>
      step < 0 ? parameters.headersDelayMs : startMs + step * parameters.itlMs,
    ),
    { writing: scenario.writing ?? 'per-event', seed: parameters.seed, ending: altered.ending },
  );
}

/**
 * @returns the plan of an answer that is not streamed, and how many bytes its `content-length` promises: the body
 * comes when the last token would.
 */
export function planBody(
  answer: ApiAnswer,
  chosen: ChosenScenario,
  failureBody: string,
): { readonly plan: WritePlan; readonly wholeBytes: number } {
  const { scenario, parameters } = chosen;
  const dueMs = parameters.headersDelayMs + parameters.ttftMs + answer.steps * parameters.itlMs;
  const options = { writing: scenario.writing ?? 'per-event', seed: parameters.seed };
  const errorBody = answer.errorBody ?? failureBody;
  const body = answer.body(scenario.alteration !== 'end-without-finish');
  const half = body.slice(0, Math.ceil(body.length / 2));
  const plan = (text: string, ending: PlanEnding, whole = text) => ({
    plan: splitPieces(text === '' ? [] : [text], [dueMs], { ...options, ending }),
    wholeBytes: Buffer.byteLength(whole),
  });
  switch (scenario.alteration) {
    case 'malformed-event':
      return plan(half, 'finish');
    case 'cut-before-first-event':
      return plan('', 'cut', body);
    case 'cut-mid-event':
    case 'cut-between-events':
      return plan(half, 'cut', body);
    case 'reset-mid-event':
      return plan(half, 'reset', body);
    case 'stall-after-headers':
      return plan('', 'stall', body);
    case 'stall-middle':
      return plan(half, 'stall', body);
    case 'error-event':
    case 'error-event-then-done':
      return plan(errorBody, 'finish');
    case 'failed':
      return plan(answer.failedBody?.() ?? errorBody, 'finish');
    case 'no-content-length': {
      const halves = [half, body.slice(half.length)];
      const split = splitPieces(halves, [dueMs, dueMs], { ...options, ending: 'finish' });
      return { plan: split, wholeBytes: split.body.length };
    }
    default:
      return plan(body, 'finish');
  }
}

interface AlteredEvents {
  readonly events: readonly DueEvent[];
  readonly ending: PlanEnding;
  readonly lastIsPartial: boolean;
}

function alterEvents(answer: AnswerEvents, chosen: ChosenScenario): AlteredEvents {
  const { events, finishIndex, hasDone, faults } = answer;
  const at = Math.min(chosen.parameters.at ?? Math.ceil(finishIndex / 2), events.length - 1);
  const upTo = (count: number, ending: PlanEnding, lastIsPartial = false): AlteredEvents => ({
    events: events.slice(0, count),
    ending,
    lastIsPartial,
  });
  const withInserted = (index: number, inserted: readonly ApiEvent[], isLast: boolean): AlteredEvents => {
    const { step } = events[index]!;
    const due = inserted.map((event) => ({ ...event, step }));
    return {
      events: [...events.slice(0, index), ...due, ...(isLast ? [] : events.slice(index))],
      ending: 'finish',
      lastIsPartial: false,
    };
  };
  switch (chosen.scenario.alteration) {
    case 'empty-first-chunk':
      return withInserted(faults.empty.index, [faults.empty.event], false);
    case 'malformed-event':
      return withInserted(at, [faults.malformed], false);
    case 'error-event':
      return withInserted(at, [faults.error], true);
    case 'error-event-then-done':
      return withInserted(at, [faults.error, faults.afterError], true);
    case 'failed':
      return withInserted(at, [faults.failed], true);
    case 'no-done':
      return upTo(hasDone ? events.length - 1 : events.length, 'finish');
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
      return upTo(events.length - 1, 'stall');
    default:
      return { events, ending: 'finish', lastIsPartial: false };
  }
}
