import type { AttemptRecord, UsageRecord } from '../usage/usage-record.ts';

/** What happened to a request, in the order in which it happens. */
export const TIMELINE_STEPS = [
  'received',
  'authenticated',
  'body_received',
  'admitted',
  'attempt_started',
  'attempt_answered',
  'attempt_ended',
  'first_token',
  'last_token',
  'ended',
  'recorded',
] as const;

export interface TimelineStep {
  readonly step: (typeof TIMELINE_STEPS)[number];
  /** Since the request was received. */
  readonly atUs: number;
  /** How long what ends with the step took; null of what has no length. */
  readonly tookUs: number | null;
  /** Of an attempt: its number, from 1. */
  readonly attempt: number | null;
  /** Why an attempt or the request did not succeed: a code. */
  readonly reason: string | null;
  /** Of the connection, as an attempt began. */
  readonly breakerState: AttemptRecord['breakerState'];
}

/**
 * A request as a line of time, the earliest step first. What a record of an earlier release does not say has no step.
 *
 * @param recordedAt when the record came into the database, by the clock of that
 */
export function timelineOf(record: UsageRecord, recordedAt: Date): readonly TimelineStep[] {
  const { authenticatedUs, bodyReceivedUs, admittedUs, ttftUs, lastTokenUs, durationUs } = record;
  const steps: TimelineStep[] = [];
  const add = (
    step: TimelineStep['step'],
    atUs: number | null,
    { tookUs = null, attempt = null, reason = null, breakerState = null }: Partial<TimelineStep> = {},
  ) => {
    if (atUs !== null) steps.push({ step, atUs, tookUs, attempt, reason, breakerState });
  };
  add('received', 0);
  add('authenticated', authenticatedUs, { tookUs: authenticatedUs });
  add('body_received', bodyReceivedUs, { tookUs: since(authenticatedUs, bodyReceivedUs) });
  add('admitted', admittedUs, { tookUs: since(bodyReceivedUs, admittedUs) });
  for (const [index, each] of record.attempts.entries()) {
    if (each.startOffsetUs === null) continue;
    const attempt = index + 1;
    const { startOffsetUs, firstByteUs, durationUs: tookUs, errorCode: reason } = each;
    add('attempt_started', startOffsetUs, { attempt, breakerState: each.breakerState });
    add('attempt_answered', firstByteUs === null ? null : startOffsetUs + firstByteUs, {
      ...{ attempt, tookUs: firstByteUs },
    });
    add('attempt_ended', startOffsetUs + tookUs, { attempt, tookUs, reason });
  }
  add('first_token', ttftUs, { tookUs: ttftUs });
  add('last_token', lastTokenUs, { tookUs: since(ttftUs, lastTokenUs) });
  add('ended', durationUs, { tookUs: durationUs, reason: record.errorCode });
  // Two clocks: it is never before the end.
  const recordedUs = Math.max(durationUs, (recordedAt.getTime() - record.startedAt.getTime()) * 1_000);
  add('recorded', recordedUs, { tookUs: recordedUs - durationUs });
  const order = (step: TimelineStep) => TIMELINE_STEPS.indexOf(step.step);
  return steps.sort(
    (one, other) => one.atUs - other.atUs || compareAttempts(one, other) || order(one) - order(other),
  );
}

function compareAttempts(one: TimelineStep, other: TimelineStep): number {
  return one.attempt === null || other.attempt === null ? 0 : one.attempt - other.attempt;
}

function since(fromUs: number | null, toUs: number | null): number | null {
  return fromUs === null || toUs === null ? null : toUs - fromUs;
}
