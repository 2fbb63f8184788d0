import { describe, expect, it } from 'vitest';
import { type Answer, askedNow, ended, failed, withPiece } from './answer.ts';
import { prepareArrivals, timingOf } from './answer-timing.ts';

const delta = (content: string, more: object = {}) => ({ choices: [{ delta: { content }, ...more }] });

function streamed(pieces: readonly (readonly [atMs: number, piece: unknown])[]): Answer {
  return pieces.reduce((answer, [at, piece]) => withPiece(answer, piece, at), askedNow('meadow', 1_000));
}

describe('an answer', () => {
  it('grows by what events carry, and counts only those with tokens as arrivals', () => {
    const answer = streamed([
      [1_010, { choices: [{ delta: { role: 'assistant', content: '' } }] }],
      [1_100, { choices: [{ delta: { reasoning_content: 'Hm.' } }] }],
      [1_130, delta('Five')],
      [1_160, delta(' metres', { finish_reason: 'stop' })],
      [1_161, { choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } }],
      [1_162, null],
    ]);
    expect(answer).toMatchObject({
      text: 'Five metres',
      reasoning: 'Hm.',
      finishReason: 'stop',
      inputTokens: 7,
      outputTokens: 3,
      arrivalsMs: [100, 130, 160],
    });
  });

  it('failed when an error came in the stream, however the stream ended', () => {
    const answer = streamed([
      [1_100, delta('Five')],
      [1_200, { error: { code: 'upstream_failed', message: 'The upstream broke off.' } }],
    ]);
    expect(ended(answer, 'done', 1_300)).toMatchObject({
      state: 'failed',
      text: 'Five',
      error: { code: 'upstream_failed' },
      endedMs: 300,
    });
  });

  it('keeps the id of a request that was refused', () => {
    const refusal = { code: 'budget_exceeded', message: 'No more.', requestId: 'req_1' };
    expect(failed(askedNow('meadow', 0), refusal, 5)).toMatchObject({ state: 'failed', requestId: 'req_1' });
  });
});

describe('timingOf', () => {
  it('tells gaps, stalls and speed', () => {
    const timing = timingOf({ arrivalsMs: [100, 130, 160, 760], outputTokens: 12 });
    expect(timing).toMatchObject({ ttftMs: 100, medianGapMs: 30, longestGapMs: 600, stalls: 1 });
    expect(timing.tokensPerSecond).toBeCloseTo(16.67, 1);
  });

  it('knows nothing of an answer without tokens', () => {
    expect(timingOf({ arrivalsMs: [], outputTokens: null })).toMatchObject({
      ttftMs: null,
      medianGapMs: null,
      tokensPerSecond: null,
    });
  });
});

describe('prepareArrivals', () => {
  it('marks what came late and what stalled', () => {
    const marks = prepareArrivals([100, 110, 110, 120, 130, 250, 900], 1_000);
    expect(marks.map(({ tone }) => tone)).toEqual([
      'normal',
      'normal',
      'normal',
      'normal',
      'normal',
      'slow',
      'stalled',
    ]);
    expect(marks[0]!.at).toBeCloseTo(0.1);
  });
});
