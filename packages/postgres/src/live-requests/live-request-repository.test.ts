import type { LiveRequest } from '@weir/domain/inference';
import { aFreshId } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresLiveRequestRepository } from './live-request-repository.ts';

const AT = Date.UTC(2026, 0, 15);
const ORGANIZATION = aFreshId<'organization'>();
const [ONE, OTHER, THIRD] = [aFreshId<'gateway'>(), aFreshId<'gateway'>(), aFreshId<'gateway'>()];

function aLiveRequest(changes: Partial<LiveRequest> = {}): LiveRequest {
  return {
    requestId: aFreshId(),
    clientRequestId: 'req_1',
    organizationId: ORGANIZATION,
    workspaceId: aFreshId(),
    apiKeyId: aFreshId(),
    userId: aFreshId(),
    operation: 'chat',
    model: 'meadow',
    streamed: true,
    startedAt: new Date(AT),
    hasAnswer: false,
    outputTokens: 0,
    ...changes,
  };
}

describe('PostgresLiveRequestRepository', () => {
  let database: OpenTestDatabase;
  let requests: PostgresLiveRequestRepository;
  beforeEach(async () => {
    database = await openTestDatabase();
    requests = new PostgresLiveRequestRepository(database.kysely);
  });
  afterEach(() => database.discard());
  const seenBy = (gateway: typeof ONE) => requests.listElsewhere(ORGANIZATION, null, gateway, 10);
  const silentFor = (seconds: number) =>
    database.sql`update live_requests set seen_at = seen_at - ${seconds} * interval '1 second'`;

  it('shows the requests of other gateways as they were last written, the latest first', async () => {
    const [early, late] = [aLiveRequest(), aLiveRequest({ startedAt: new Date(AT + 1), userId: null })];
    await requests.replace(ONE, [early, late]);
    expect(await seenBy(OTHER)).toEqual([late, early]);
    expect(await seenBy(ONE)).toEqual([]);
    const later = { ...early, hasAnswer: true, outputTokens: 12 };
    await requests.replace(ONE, [later]);
    expect(await seenBy(OTHER)).toEqual([later]);
    await requests.replace(ONE, []);
    expect(await seenBy(OTHER)).toEqual([]);
  });

  it('shows those of one organization, of one user, or all, as many as are asked for', async () => {
    const mine = aLiveRequest();
    const others = [
      aLiveRequest({ startedAt: new Date(AT - 1) }),
      aLiveRequest({ organizationId: aFreshId() }),
    ];
    await requests.replace(ONE, [mine, ...others]);
    expect(await requests.listElsewhere(ORGANIZATION, mine.userId, OTHER, 10)).toEqual([mine]);
    expect(await seenBy(OTHER)).toEqual([mine, others[0]]);
    expect(await requests.listElsewhere(ORGANIZATION, null, OTHER, 1)).toEqual([mine]);
    expect(await requests.listAllElsewhere(OTHER, 10)).toHaveLength(3);
    expect(await requests.listAllElsewhere(ONE, 10)).toEqual([]);
  });

  it('hides the requests of a gateway that was silent for 15 seconds, which the next write of another removes', async () => {
    await requests.replace(ONE, [aLiveRequest()]);
    await silentFor(14);
    await requests.replace(THIRD, []);
    expect(await seenBy(OTHER)).toHaveLength(1);
    await silentFor(2);
    expect(await seenBy(OTHER)).toEqual([]);
    expect(await database.sql`select from live_requests`).toHaveLength(1);
    await requests.replace(THIRD, []);
    expect(await database.sql`select from live_requests`).toEqual([]);
  });

  it('takes up the requests of a gateway that was silent for long', async () => {
    const request = aLiveRequest();
    await requests.replace(ONE, [request]);
    await silentFor(60);
    await requests.replace(ONE, [request]);
    expect(await seenBy(OTHER)).toEqual([request]);
  });

  it('does not wait for a gateway that removes the same rows', async () => {
    await requests.replace(ONE, [aLiveRequest()]);
    await silentFor(60);
    const remover = await database.sql.reserve();
    await remover`begin`;
    await remover`delete from live_requests`;
    await requests.replace(THIRD, [aLiveRequest()], AbortSignal.timeout(10_000));
    await remover`rollback`;
    remover.release();
    expect(await seenBy(OTHER)).toHaveLength(1);
  });

  it('rejects when the signal is aborted', async () => {
    await expect(requests.replace(ONE, [], AbortSignal.abort())).rejects.toMatchObject({
      code: 'database_unavailable',
    });
  });
});
