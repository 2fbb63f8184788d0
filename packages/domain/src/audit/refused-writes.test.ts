import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import type { Caller } from '../kernel/actor.ts';
import type { UserId } from '../kernel/ids.ts';
import type { AuditRecord } from './audit-record.ts';
import { RefusedWrites } from './refused-writes.ts';

const callerOf = (userId: string, requestId = 'req_1'): Caller => ({
  actor: {
    kind: 'user',
    userId: userId as UserId,
    platformRole: 'user',
    signedInBy: { via: 'session', sessionId: 'session' as never },
    scopes: null,
  } as unknown as Caller['actor'],
  requestId,
  client: null,
});

const entryOf = (targetId: string) =>
  ({
    action: 'team.delete',
    outcome: 'refused',
    errorCode: 'permission_denied',
    organizationId: null,
    target: { kind: 'team', id: targetId },
    changedFields: [],
  }) as const;

describe('RefusedWrites', () => {
  let clock: FakeClock;
  let logger: RecordingLogger;
  let records: AuditRecord[];
  let failing: boolean;
  let refusedWrites: RefusedWrites;
  beforeEach(() => {
    clock = new FakeClock();
    logger = new RecordingLogger();
    records = [];
    failing = false;
    const audit = {
      async append(record: AuditRecord) {
        if (failing) throw new Error('away');
        records.push(record);
      },
    };
    refusedWrites = new RefusedWrites({ audit, clock, randomBytes: seededRandomBytes(), logger });
  });

  it('records the first at once and its repetitions as one, at the end of the minute', async () => {
    for (let time = 1; time <= 500; time++) {
      await refusedWrites.record(callerOf('ada', `req_${time}`), entryOf('team-1'));
    }
    expect(records).toMatchObject([{ occurrences: 1, requestId: 'req_1', target: { id: 'team-1' } }]);
    clock.advance(60_000);
    await refusedWrites.write();
    expect(records).toHaveLength(2);
    expect(records[1]).toMatchObject({ occurrences: 499, requestId: 'req_500', target: { id: 'team-1' } });
    await refusedWrites.record(callerOf('ada'), entryOf('team-1'));
    expect(records).toHaveLength(3);
  });

  it('costs one actor 21 rows a minute, whatever ids it makes up', async () => {
    for (let number = 0; number < 5_000; number++) {
      await refusedWrites.record(callerOf('ada'), entryOf(`team-${number}`));
    }
    await refusedWrites.record(callerOf('grace'), entryOf('team-1'));
    await refusedWrites.write();
    const ofAda = records.filter(({ actor }) => actor.userId === ('ada' as UserId));
    expect(ofAda).toHaveLength(21);
    expect(ofAda[20]).toMatchObject({ occurrences: 4_980, target: null });
    expect(records).toHaveLength(22);
  });

  it('costs all actors together about a thousand rows a minute', async () => {
    for (let number = 0; number < 3_000; number++) {
      await refusedWrites.record(callerOf(`user-${number}`), entryOf('team-1'));
    }
    await refusedWrites.write();
    expect(records).toHaveLength(1_001);
    expect(records.at(-1)).toMatchObject({ actor: { kind: 'anonymous' }, occurrences: 2_000 });
  });

  it('rejects when the first cannot be recorded, and tries anew with the next', async () => {
    failing = true;
    await expect(refusedWrites.record(callerOf('ada'), entryOf('team-1'))).rejects.toThrow('away');
    failing = false;
    await refusedWrites.record(callerOf('ada'), entryOf('team-1'));
    expect(records).toMatchObject([{ occurrences: 1 }]);
  });

  it('says when repetitions are lost, and leaves no timer behind', async () => {
    for (let time = 0; time < 2; time++) await refusedWrites.record(callerOf('ada'), entryOf('team-1'));
    failing = true;
    await refusedWrites.write();
    expect(logger.of('audit.repetitions_not_written')).toEqual([{ counts: 1 }]);
    expect(clock.pendingTimers).toBe(0);
  });
});
