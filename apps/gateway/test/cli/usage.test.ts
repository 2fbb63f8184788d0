import { newId } from '@weir/domain/kernel';
import { createDatabase, type Database, PostgresRefusalStore, PostgresUsageStore } from '@weir/postgres';
import { createTestDatabase, type TestDatabase } from '@weir/postgres/testing';
import { aUsageRecord } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, type Ran, type RunOptions, runWeir } from '../start/run-weir.ts';
import { callWeir } from './call-weir.ts';

const TIMEOUT_MS = 120_000;
/** More than two pages. */
const OLD_RECORDS = 1_203;
const OLDEST = Date.UTC(2026, 0, 15, 12);
const QUARTER_MS = 900_000;
const HOUR_MS = 4 * QUARTER_MS;
/** Of the first records: one that a client chose, one that the gateway made. */
const CLIENT_IDS = ['chosen', `req_${newId(OLDEST, (length) => new Uint8Array(length))}`];
/** Terminals act on what follows an escape character. */
const HOSTILE = 'evil\u001b[2Jmodel';

interface RecordLine {
  readonly record_id: string;
  readonly started_at: string;
  readonly model: string;
}

describe('weir usage', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let env: Readonly<Record<string, string>>;
  const weir = (args: readonly string[]): Promise<Ran> => callWeir(['usage', ...args], env);
  const weirProcess = (args: readonly string[], options?: RunOptions): Promise<Ran> =>
    runWeir(['usage', ...args], { ...options, env });
  const old = Array.from({ length: OLD_RECORDS }, (_, index) =>
    // Several share a millisecond, so that pages end between records of one.
    aUsageRecord({
      startedAt: new Date(OLDEST + Math.floor(index / 7)),
      ...(index < CLIENT_IDS.length && { clientRequestId: CLIENT_IDS[index] }),
    }),
  );
  const recent = aUsageRecord({
    model: HOSTILE,
    provider: 'bedrock',
    isFallback: true,
    startedAt: new Date(Date.now() - 2 * QUARTER_MS),
    ending: 'upstream_failed',
    status: null,
    errorCode: 'upstream_unreachable',
    finishReason: null,
    responseModel: null,
    usage: {
      inputTokens: null,
      cachedInputTokens: null,
      cacheWriteTokens: null,
      outputTokens: null,
      reasoningTokens: null,
      audioInputTokens: null,
      imageInputTokens: null,
      audioOutputTokens: null,
    },
    usageSource: 'unknown',
    costNanoUsd: null,
    ttftUs: null,
    upstreamTtftUs: null,
    itl: null,
  });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = createDatabase(testDatabase.url);
    await new PostgresUsageStore(database).insert([...old, recent]);
    env = { DATABASE_URL: testDatabase.url };
  }, TIMEOUT_MS);
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it(
    'records --json prints each record once, the oldest first, however many pages that takes',
    async () => {
      const { code, stdout, stderr } = await weirProcess(['records', '--json']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const lines = jsonLines<RecordLine>(stdout);
      expect(lines.map(({ record_id }) => record_id)).toEqual(
        [...old, recent].map(({ requestId }) => requestId),
      );
    },
    TIMEOUT_MS,
  );

  it(
    'records --request-id finds a record by the x-request-id of its answer',
    async () => {
      const own = jsonLines<RecordLine>((await weir(['records', '--json', '--request-id', 'chosen'])).stdout);
      expect(own.map(({ record_id }) => record_id)).toEqual([old[0]!.requestId]);
      const made = await weir(['records', '--request-id', CLIENT_IDS[1]!]);
      expect(made.stdout.trim().split('\n')).toHaveLength(2);
      expect(made.stdout).toContain(CLIENT_IDS[1]);
      const none = await weir(['records', '--json', '--request-id', 'unknown']);
      expect(none).toMatchObject({ code: 0, stdout: '' });
    },
    TIMEOUT_MS,
  );

  it(
    'records --json prints all that is known',
    async () => {
      const { stdout } = await weir(['records', '--json', '--limit', '1']);
      const [record] = old;
      const [attempt] = record!.attempts;
      expect(JSON.parse(stdout)).toEqual({
        record_id: record!.requestId,
        request_id: record!.clientRequestId,
        organization_id: record!.organizationId,
        workspace_id: record!.workspaceId,
        api_key_id: record!.apiKeyId,
        user_id: record!.userId,
        team_id: record!.teamId,
        operation: 'chat',
        streamed: true,
        model: record!.model,
        model_id: record!.modelId,
        deployment_id: record!.deploymentId,
        connection_id: record!.connectionId,
        provider: record!.provider,
        upstream_model: record!.upstreamModel,
        response_model: record!.responseModel,
        started_at: '2026-01-15T12:00:00.000Z',
        ending: 'completed',
        status: 200,
        error_code: null,
        finish_reason: 'stop',
        usage: {
          input_tokens: 1_200,
          cached_input_tokens: 200,
          cache_write_tokens: null,
          output_tokens: 340,
          reasoning_tokens: 40,
          audio_input_tokens: 70,
          image_input_tokens: 300,
          audio_output_tokens: 20,
        },
        usage_source: 'reported',
        units: 3,
        cost_nano_usd: '4125000',
        cost: '$0.004125',
        ttft_us: 312_400,
        upstream_ttft_us: 311_900,
        itl: {
          ...{ count: 339, mean_us: 18_200, p50_us: 17_900, p95_us: 31_000, max_us: 88_000 },
          buckets: [0, 4, 12, 300, 20, 1, 2],
          strip: { slice_us: 128_000, tokens: expect.arrayContaining([7, 8]) },
        },
        duration_us: 6_480_200,
        overhead_us: 480,
        request_bytes: 5_120,
        response_bytes: 74_300,
        attempts: record!.attempts.map(() => ({
          deployment_id: attempt!.deploymentId,
          connection_id: attempt!.connectionId,
          status: attempt!.status,
          error_code: attempt!.errorCode,
          duration_us: attempt!.durationUs,
          start_offset_us: 210,
          first_byte_us: 290_300,
          breaker_state: 'half_open',
        })),
        client_user: 'reader-7',
        tags: { feature: 'search', tier: 'gold' },
        upstream_request_id: 'req_of_the_upstream',
        price_id: '019bc0de-0000-7000-8000-00000000a009',
        subscription_id: '019bc0de-0000-7000-8000-00000000a00a',
        lease_holder: '019bc0de-0000-7000-8000-00000000a00b',
        is_fallback: true,
        authenticated_us: 40,
        body_received_us: 90,
        admitted_us: 170,
        last_token_us: 6_479_700,
        admission_limits: aUsageRecord().admissionLimits,
        settled_by: 'spool',
      });
    },
    TIMEOUT_MS,
  );

  it(
    'records prints null for what is unknown, never zero',
    async () => {
      const { stdout } = await weir(['records', '--json', '--since', '1h']);
      expect(JSON.parse(stdout)).toMatchObject({
        status: null,
        cost_nano_usd: null,
        cost: null,
        ttft_us: null,
        itl: null,
        usage: { input_tokens: null, output_tokens: null },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'records keeps to --since, --until and --limit',
    async () => {
      const count = async (...options: string[]) =>
        jsonLines((await weir(['records', '--json', ...options])).stdout).length;
      expect(await count('--since', '1h')).toBe(1);
      expect(await count('--until', '1h')).toBe(OLD_RECORDS);
      expect(await count('--since', new Date(OLDEST + 1).toISOString(), '--until', '1h')).toBe(
        OLD_RECORDS - 7,
      );
      expect(await count('--since', '2026-01-15', '--until', '2026-01-15T12:00:00.001Z')).toBe(7);
      expect(await count('--limit', '501')).toBe(501);
    },
    TIMEOUT_MS,
  );

  it(
    'records prints a table, in which no name can act on the terminal',
    async () => {
      const { stdout } = await weir(['records', '--since', '1h']);
      expect(stdout).toMatch(/^STARTED +MODEL +PROVIDER +TRIES +ENDING +STATUS/);
      expect(stdout).toContain('evil\u{fffd}[2Jmodel');
      expect(stdout).toMatch(/ bedrock, fallback +\d /);
      expect(stdout).not.toContain('\u001b');
      expect(stdout).toContain(recent.requestId);
    },
    TIMEOUT_MS,
  );

  it(
    'records ends quietly when its reader leaves',
    async () => {
      const { code, stdout, stderr } = await weirProcess(['records', '--json'], { readLines: 1 });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split('\n').length).toBeLessThan(OLD_RECORDS);
    },
    TIMEOUT_MS,
  );

  it(
    'refusals prints what was refused, the latest first',
    async () => {
      const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 120_000);
      const refusal = {
        ...{ minute, firstAt: minute, lastAt: minute, code: 'model_not_allowed', scope: null, count: 7 },
        key: { id: recent.apiKeyId, organizationId: recent.organizationId },
        ...{ limit: 10n, observed: 11n, resetsAt: null, operation: 'chat', model: null, requestId: 'req_7' },
        ...{ limits: [], requestIds: ['req_7'] },
      };
      const before = { ...refusal, minute: new Date(minute.getTime() - HOUR_MS), code: 'model_not_found' };
      await new PostgresRefusalStore(database).add([before, refusal]);
      expect(jsonLines((await weir(['refusals', '--json'])).stdout)).toMatchObject([
        {
          minute: minute.toISOString(),
          organization_id: recent.organizationId,
          api_key_id: recent.apiKeyId,
          ...{ code: 'model_not_allowed', count: 7, limit: '10', observed: '11', request_id: 'req_7' },
        },
        { code: 'model_not_found' },
      ]);
      const { stdout } = await weirProcess(['refusals', '--since', '30m']);
      expect(stdout).toMatch(/^MINUTE +COUNT +CODE/);
      expect(stdout).toMatch(/ 7 +model_not_allowed +- +chat/);
      expect(stdout).not.toContain('model_not_found');
    },
    TIMEOUT_MS,
  );

  it(
    'summary adds up by model, the most expensive first',
    async () => {
      const lines = jsonLines((await weir(['summary', '--json'])).stdout);
      expect(lines).toEqual([
        {
          model: 'meadow-large',
          requests: OLD_RECORDS,
          failed_requests: 0,
          unknown_usage_requests: 0,
          input_tokens: OLD_RECORDS * 1_200,
          cached_input_tokens: OLD_RECORDS * 200,
          output_tokens: OLD_RECORDS * 340,
          cost_nano_usd: String(OLD_RECORDS * 4_125_000),
          cost: '$4.962375',
          unknown_cost_requests: 0,
          mean_ttft_us: 312_400,
          p50_ttft_us: 375_000,
          p95_ttft_us: 487_500,
        },
        expect.objectContaining({
          model: HOSTILE,
          requests: 1,
          failed_requests: 1,
          unknown_cost_requests: 1,
        }),
      ]);
      const table = (await weirProcess(['summary'])).stdout;
      expect(table).toMatch(
        /^MODEL +REQUESTS +FAILED +IN +CACHED +OUT +COST +MEAN TTFT +P50 TTFT +P95 TTFT\n/,
      );
      expect(table).toMatch(
        /meadow-large +1203 +0 +1443600 +240600 +409020 +\$4\.962375 +312\.4 ms +375\.0 ms +487\.5 ms/,
      );
      expect(table).toMatch(/1 +1 +0\+ +0\+ +0\+ +\$0\.00\+ +-/);
    },
    TIMEOUT_MS,
  );

  it(
    'summary --since counts from the beginning of that quarter of an hour',
    async () => {
      const lastOfQuarter = new Date(
        Math.ceil((recent.startedAt.getTime() + 1) / QUARTER_MS) * QUARTER_MS - 1,
      );
      const lines = jsonLines(
        (await weir(['summary', '--json', '--since', lastOfQuarter.toISOString()])).stdout,
      );
      expect(lines).toEqual([expect.objectContaining({ model: HOSTILE, requests: 1 })]);
    },
    TIMEOUT_MS,
  );

  it(
    'reconcile exits with 1 and prints what differs, and rebuild mends it',
    async () => {
      expect(await weir(['reconcile'])).toMatchObject({
        ...{ code: 0, stdout: '' },
        stderr: expect.stringMatching(/^No difference in 1 records since .* and 0 counters\.\n$/),
      });
      await database.sql`update usage_rollups set requests = 3 where model = ${HOSTILE}`;
      const wrong = await weirProcess(['reconcile']);
      expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('1 differences in 1 records') });
      expect(wrong.stdout).toContain('model evil\ufffd[2Jmodel');
      expect(wrong.stdout).toContain('requests is 3 instead of 1');
      const { stdout } = await weir(['reconcile', '--json']);
      expect(jsonLines(stdout)).toMatchObject([
        { of: 'rollup', key: { model: HOSTILE }, columns: { requests: { expected: '1', found: '3' } } },
      ]);
      const rebuilt = await weirProcess(['rebuild', '--since', '2h']);
      expect(rebuilt).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Rebuilt \d+ hours since /) });
      expect(await weir(['reconcile'])).toMatchObject({ code: 0, stdout: '' });
      expect(await weir(['rebuild', '--since', '2001-01-01'])).toMatchObject({ code: 2 });
    },
    TIMEOUT_MS,
  );
});
