import type { StripMark } from '../../charts/strip.tsx';
import type { StreamShape } from './request-queries.ts';

/** A gap this many times the usual one is drawn as slow. */
const SLOW = 4;

/**
 * The tokens of a stored stream as marks from the request's start to its end. A slice's tokens are spread over it evenly, at most as many
 * as can be told apart; the first after a stall is marked.
 */
export function prepareStrip(stream: StreamShape, durationUs: number): readonly StripMark[] {
  const total = Math.max(durationUs, 1);
  const filled = stream.slices.filter(({ tokens }) => tokens > 0);
  const marks: StripMark[] = [];
  let endUs: number | null = null;
  for (const { start_us, width_us, tokens } of filled) {
    const drawn = Math.min(tokens, MAX_MARKS_OF_SLICE);
    for (let mark = 0; mark < drawn; mark++) {
      const gapUs = mark === 0 && endUs !== null ? start_us - endUs : 0;
      const tone =
        gapUs > stream.stalls.over_us ? 'stalled' : gapUs > SLOW * width_us && gapUs > 0 ? 'slow' : 'normal';
      marks.push({ at: Math.min(1, (start_us + (mark * width_us) / drawn) / total), tone });
    }
    endUs = start_us + width_us;
  }
  return marks;
}

const MAX_MARKS_OF_SLICE = 12;
