import type { Writing } from './scenarios.ts';

/** How an answer ends on the connection. */
export type PlanEnding = 'finish' | 'cut' | 'reset' | 'stall';

/** Every byte of one response body, when each piece of it is due, and what follows the last. */
export interface WritePlan {
  readonly body: Buffer;
  /** End offset in `body` of each piece. */
  readonly ends: readonly number[];
  /** When each piece is due, in ms after the request was received. Never falls. */
  readonly dueMs: readonly number[];
  /** Whether each piece takes a write and a turn of the event loop of its own, even if more are due. */
  readonly isSeparate: boolean;
  readonly ending: PlanEnding;
}

const maximumRandomPieceBytes = 16;

/** @returns a plan that spreads frames, each due at its time, over pieces as `writing` says. */
export function splitPieces(
  frames: readonly (string | Buffer)[],
  frameDueMs: readonly number[],
  options: { readonly writing: Writing; readonly seed: number; readonly ending: PlanEnding },
): WritePlan {
  const { body, frameEnds } = joinFrames(frames);
  const ending = options.ending;
  if (options.writing === 'per-event') {
    return { body, ends: frameEnds, dueMs: frameDueMs, isSeparate: false, ending };
  }
  if (options.writing === 'one-write') {
    // Everything in one write can only be sent when the last of it is ready.
    const isEmpty = frames.length === 0;
    return {
      body,
      ends: isEmpty ? [] : [body.length],
      dueMs: isEmpty ? [] : [frameDueMs[frames.length - 1]!],
      isSeparate: false,
      ending,
    };
  }
  const ends = pieceEnds(body, options.writing, options.seed);
  let frame = 0;
  const dueMs = ends.map((pieceEnd) => {
    while (frameEnds[frame]! < pieceEnd) frame += 1;
    return frameDueMs[frame]!;
  });
  return { body, ends, dueMs, isSeparate: true, ending };
}

function joinFrames(frames: readonly (string | Buffer)[]): {
  readonly body: Buffer;
  readonly frameEnds: readonly number[];
} {
  const isText = typeof frames[0] === 'string';
  const text = isText ? frames.join('') : '';
  const body = isText ? Buffer.from(text) : Buffer.concat(frames as readonly Buffer[]);
  // Of what is not ASCII, a string has fewer characters than bytes.
  const hasByteLengths = !isText || body.length === text.length;
  const frameEnds = new Array<number>(frames.length);
  let end = 0;
  for (let index = 0; index < frames.length; index++) {
    end += hasByteLengths ? frames[index]!.length : Buffer.byteLength(frames[index]!);
    frameEnds[index] = end;
  }
  return { body, frameEnds };
}

function pieceEnds(body: Buffer, writing: Writing, seed: number): number[] {
  const ends: number[] = [];
  // An empty piece would be the last chunk of HTTP.
  if (body.length === 0) return ends;
  switch (writing) {
    case 'single-bytes':
      for (let end = 1; end <= body.length; end++) ends.push(end);
      break;
    case 'split-characters':
      for (let end = 1; end < body.length; end++) if ((body[end]! & 0xc0) === 0x80) ends.push(end);
      ends.push(body.length);
      break;
    case 'random-splits': {
      let state = seed;
      let end = 0;
      while (end < body.length) {
        state = Math.imul(state, 48_271) & 0x7fffffff;
        end = Math.min(body.length, end + 1 + ((state >>> 12) % maximumRandomPieceBytes));
        ends.push(end);
      }
      break;
    }
    case 'per-event':
    case 'one-write':
      break;
  }
  return ends;
}
