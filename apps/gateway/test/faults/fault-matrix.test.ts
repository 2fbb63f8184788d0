import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarios } from '@weir/simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, CUT, SILENT_END } from './client-apis.ts';
import { type FaultResult, isPassedOn, LONGEST_MS, runFaultMatrix } from './fault-matrix.ts';
import { withFaultTable } from './fault-matrix-text.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'reliability.md');

/** What the client caused, as the upstream says: another deployment would say the same. */
const CAUSED_BY_CLIENTS: readonly string[] = ['error-400', 'error-400-context', 'error-404'];
/** In one piece it is a whole body, which says so itself: it goes to clients of the same API as it is. */
const SAYS_THAT_IT_IS_NOT_FINISHED = 'end-without-finish';
/** Streamed, these strike once the client has some of the answer. */
const AFTER_FIRST_BYTE: readonly string[] = [
  'stall-middle',
  'stall-before-done',
  'cut-middle',
  'cut-between',
  'reset-middle',
  'end-without-finish',
  'error-event',
  'error-event-done',
  'failed',
];

let results: readonly FaultResult[];
beforeAll(async () => {
  results = await runFaultMatrix();
}, 120_000);

const outcomesThat = (isOne: (result: FaultResult) => boolean) =>
  results.filter(isOne).map(({ fault, pair, isStream, outcome }) => ({ fault, ...pair, isStream, outcome }));

describe('a fault of the upstream', () => {
  it('before the first byte is not noticed by the client where a second deployment is well', () => {
    const isHidden = ({ fault, pair, isStream, deployments }: FaultResult) =>
      deployments === 2 &&
      !CAUSED_BY_CLIENTS.includes(fault) &&
      !(isPassedOn(pair) && !isStream && fault === SAYS_THAT_IT_IS_NOT_FINISHED) &&
      scenarios[fault]![isStream ? 'outcome' : 'nonStreamedOutcome'] === 'fault' &&
      !(isStream && AFTER_FIRST_BYTE.includes(fault));
    expect(outcomesThat(isHidden).length).toBeGreaterThan(100);
    expect(outcomesThat((result) => isHidden(result) && result.outcome !== ANSWER)).toEqual([]);
  });

  it('after the first byte is an error event, never a clean end', () => {
    const isBroken = ({ fault, isStream }: FaultResult) => isStream && AFTER_FIRST_BYTE.includes(fault);
    expect(outcomesThat((result) => isBroken(result) && !/^part, error /.test(result.outcome))).toEqual([]);
    expect(outcomesThat(({ outcome }) => outcome.includes(SILENT_END) || outcome === CUT)).toEqual([]);
  });

  it('keeps no client waiting for longer than the limits allow', () => {
    expect(Math.max(...results.map(({ tookMs }) => tookMs))).toBeLessThan(LONGEST_MS);
  });

  it('is what docs/reliability.md says of it', async () => {
    await expect(withFaultTable(readFileSync(DOCUMENT, 'utf8'), results)).toMatchFileSnapshot(DOCUMENT);
  });
});
