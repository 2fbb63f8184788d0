import type {
  ApiKeyId,
  ConnectionId,
  ModelId,
  OrganizationId,
  UserId,
  WorkspaceId,
} from '@weir/domain/kernel';
import { LatencySummary, type UsageRecord } from '@weir/domain/usage';
import { aUsageRecord } from '@weir/testing';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 90;
/** On a weekday of the last week; in the weeks before it is less and less, and on weekends a quarter. */
const REQUESTS_PER_DAY = 14;
/** A gap that shows as a stall. */
const STALL_US = 2_600_000;

/** A key that somebody uses, and how large its share of the requests is. */
export interface UsedKey {
  readonly id: ApiKeyId;
  readonly userId: UserId;
  readonly workspaceId: WorkspaceId;
  readonly share: number;
}

/** A model that is used, in nano-dollars a token. */
export interface UsedModel {
  readonly id: ModelId;
  readonly name: string;
  readonly share: number;
  readonly inputNanoUsd: number;
  readonly outputNanoUsd: number;
  /** Microseconds, typical. */
  readonly ttftUs: number;
  readonly gapUs: number;
}

export interface Usage {
  readonly organizationId: OrganizationId;
  readonly connectionId: ConnectionId;
  readonly keys: readonly UsedKey[];
  readonly models: readonly UsedModel[];
  readonly now: Date;
}

/** A quarter of a year of requests, the latest first: more on weekdays, by day, and each week; some fail, are slow or stall. */
export function makeUsageRecords({ now, keys, models, ...of }: Usage): UsageRecord[] {
  const random = randomNumbers();
  const records: UsageRecord[] = [];
  for (let day = 0; day < DAYS; day++) {
    const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS - day * DAY_MS;
    const weekday = new Date(midnight).getUTCDay();
    const growth = 1 - 0.6 * (day / DAYS);
    const isWeekend = weekday === 0 || weekday === 6;
    const count = Math.round(REQUESTS_PER_DAY * growth * (isWeekend ? 0.25 : 0.8 + 0.4 * random()));
    for (let n = 0; n < count; n++) {
      // Around noon, of two throws.
      const startedMs = midnight + Math.round((6 + 6 * (random() + random())) * HOUR_MS);
      if (startedMs > now.getTime() - HOUR_MS / 60) continue;
      const record = {
        startedAt: new Date(startedMs),
        key: pick(keys, random()),
        model: pick(models, random()),
      };
      records.push(aRequest(of, record, random));
    }
  }
  // Whatever the hour: something that is recent, a stream that stalled last.
  for (const minutes of [190, 130, 75, 40, 12]) {
    const startedAt = new Date(now.getTime() - minutes * 60_000);
    const record = { startedAt, key: keys[minutes % keys.length]!, model: models[0]! };
    records.push(aRequest(of, record, random, minutes === 12));
  }
  return records;
}

function aRequest(
  of: Pick<Usage, 'organizationId' | 'connectionId'>,
  { startedAt, key, model }: { startedAt: Date; key: UsedKey; model: UsedModel },
  random: () => number,
  stalls = false,
): UsageRecord {
  const hasFailed = !stalls && random() < 0.04;
  const wasLeft = !stalls && !hasFailed && random() < 0.03;
  const isSlow = random() < 0.06;
  const input = Math.round(900 + 30_000 * random() ** 3);
  const output = hasFailed ? 0 : Math.round(60 + 700 * random() ** 2);
  const ttftUs = Math.round(model.ttftUs * (0.7 + 0.7 * random()) * (isSlow ? 6 : 1));
  const gaps = new LatencySummary();
  let streamedUs = 0;
  for (let token = 1; token < output; token++) {
    const isStall = stalls && token === Math.round(output * 0.6);
    const gapUs = isStall ? STALL_US : model.gapUs * (0.5 + random() + (random() < 0.03 ? 3 : 0));
    gaps.add(gapUs);
    streamedUs += Math.round(gapUs);
  }
  const overheadUs = Math.round(280 + 500 * random());
  const durationUs = ttftUs + streamedUs + 400;
  const attempt = {
    deploymentId: aUsageRecord().deploymentId,
    connectionId: of.connectionId,
    status: hasFailed ? 503 : 200,
    errorCode: hasFailed ? 'upstream_unavailable' : null,
    startOffsetUs: overheadUs,
    firstByteUs: hasFailed ? null : ttftUs - overheadUs - 200,
    breakerState: 'closed' as const,
    durationUs: durationUs - overheadUs - 150,
  };
  // Before the stalled stream another upstream was tried.
  const failedFirst = { ...attempt, status: 503, errorCode: 'upstream_unavailable', firstByteUs: null };
  const attempts = stalls
    ? [
        { ...failedFirst, durationUs: 41_000 },
        {
          ...attempt,
          startOffsetUs: overheadUs + 42_000,
          firstByteUs: ttftUs - overheadUs - 42_200,
          durationUs: attempt.durationUs - 42_000,
        },
      ]
    : [attempt];
  return aUsageRecord({
    ...of,
    requestId: crypto.randomUUID() as UsageRecord['requestId'],
    workspaceId: key.workspaceId,
    apiKeyId: key.id,
    userId: key.userId,
    teamId: null,
    modelId: model.id,
    model: model.name,
    provider: 'openai-compatible',
    upstreamModel: model.name,
    responseModel: model.name,
    startedAt,
    ending: hasFailed ? 'upstream_failed' : wasLeft ? 'client_disconnected' : 'completed',
    status: hasFailed ? 502 : 200,
    errorCode: hasFailed ? 'upstream_failed' : wasLeft ? 'client_disconnected' : null,
    finishReason: hasFailed || wasLeft ? null : 'stop',
    usage: {
      inputTokens: input,
      cachedInputTokens: Math.round(input * 0.3),
      cacheWriteTokens: null,
      outputTokens: output,
      reasoningTokens: null,
      audioInputTokens: null,
      imageInputTokens: null,
      audioOutputTokens: null,
    },
    usageSource: wasLeft ? 'estimated' : 'reported',
    units: null,
    costNanoUsd: BigInt(Math.round(input * 0.75 * model.inputNanoUsd + output * model.outputNanoUsd)),
    ttftUs: hasFailed ? null : ttftUs,
    upstreamTtftUs: hasFailed ? null : ttftUs - attempts.at(-1)!.startOffsetUs,
    itl: gaps.summary(),
    durationUs,
    overheadUs,
    attempts,
    isFallback: stalls,
    clientUser: null,
    tags: null,
    authenticatedUs: Math.round(overheadUs * 0.2),
    bodyReceivedUs: Math.round(overheadUs * 0.5),
    admittedUs: Math.round(overheadUs * 0.9),
    lastTokenUs: hasFailed ? null : ttftUs + streamedUs,
    admissionLimits: [
      {
        scope: 'organization',
        kind: 'budget',
        period: 'month',
        ...{ amount: '12000000000', used: '5480312000', reserved: '90000000' },
      },
    ],
    settledBy: 'ledger',
  });
}

function pick<Thing extends { readonly share: number }>(things: readonly Thing[], at: number): Thing {
  let left = at * things.reduce((sum, { share }) => sum + share, 0);
  return things.find(({ share }) => {
    left -= share;
    return left <= 0;
  }) as Thing;
}

/** 0 to 1, the same ones each time (a linear congruential generator: no need for more). */
function randomNumbers(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
