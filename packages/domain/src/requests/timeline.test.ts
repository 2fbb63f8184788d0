import { describe, expect, it } from 'vitest';
import { aUsageRecord } from '../../../testing/src/a-usage-record.ts';
import { timelineOf } from './timeline.ts';

const [attempt] = aUsageRecord().attempts;
const recordedAt = (us: number) => new Date(aUsageRecord().startedAt.getTime() + us / 1_000);

describe('the timeline of a request', () => {
  it('goes from the first byte to the ledger, through every attempt', () => {
    const record = aUsageRecord({
      durationUs: 9_000_000,
      errorCode: 'upstream_ended_early',
      attempts: [
        { ...attempt!, startOffsetUs: 210, firstByteUs: null, durationUs: 500, errorCode: 'upstream_failed' },
        { ...attempt!, startOffsetUs: 900, firstByteUs: 300, durationUs: 8_000_000, breakerState: 'closed' },
      ],
    });
    const steps = timelineOf(record, recordedAt(9_004_000));
    expect(
      steps.flatMap(({ step, breakerState }) => (breakerState === null ? [] : [[step, breakerState]])),
    ).toEqual([
      ['attempt_started', 'half_open'],
      ['attempt_started', 'closed'],
    ]);
    expect(
      steps.map(({ step, atUs, tookUs, attempt: of, reason }) => [step, atUs, tookUs, of, reason]),
    ).toEqual([
      ['received', 0, null, null, null],
      ['authenticated', 40, 40, null, null],
      ['body_received', 90, 50, null, null],
      ['admitted', 170, 80, null, null],
      ['attempt_started', 210, null, 1, null],
      ['attempt_ended', 710, 500, 1, 'upstream_failed'],
      ['attempt_started', 900, null, 2, null],
      ['attempt_answered', 1_200, 300, 2, null],
      ['first_token', 312_400, 312_400, null, null],
      ['last_token', 6_479_700, 6_167_300, null, null],
      ['attempt_ended', 8_000_900, 8_000_000, 2, null],
      ['ended', 9_000_000, 9_000_000, null, 'upstream_ended_early'],
      ['recorded', 9_004_000, 4_000, null, null],
    ]);
  });

  it('has no step that a record of an earlier release does not know', () => {
    const record = aUsageRecord({
      ...{ authenticatedUs: null, bodyReceivedUs: null, admittedUs: null, lastTokenUs: null },
      attempts: [{ ...attempt!, startOffsetUs: null, firstByteUs: null }],
    });
    expect(timelineOf(record, recordedAt(7_000_000)).map(({ step }) => step)).toEqual([
      ...['received', 'first_token', 'ended', 'recorded'],
    ]);
  });

  it('has a record recorded after its end, whatever the clock of the database says', () => {
    const record = aUsageRecord();
    expect(timelineOf(record, recordedAt(0)).at(-1)).toMatchObject({ atUs: record.durationUs, tookUs: 0 });
  });
});
