import type { RequestId } from '@weir/domain/kernel';
import { USAGE_RECORD_FIELDS } from '@weir/domain/usage';
import { aUsageRecord } from '@weir/testing';
import { describe, expect, it } from 'vitest';
import { decodeUsageRecord, encodeUsageRecord } from './usage-record-codec.ts';

const FAILED = aUsageRecord({
  streamed: false,
  responseModel: null,
  ending: 'upstream_failed',
  status: null,
  errorCode: 'connect_failed',
  finishReason: null,
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
  attempts: [],
});

/** Written by that release. Never change it. */
const LINE_OF_0_1_0 =
  '{"requestId":"019bc0de-0000-7000-8000-000000000001","clientRequestId":"019bc0de-0000-7000-8000-000000000001","organizationId":"019bc0de-0000-7000-8000-00000000a001","workspaceId":"019bc0de-0000-7000-8000-00000000a002","apiKeyId":"019bc0de-0000-7000-8000-00000000a003","operation":"chat","streamed":true,"model":"meadow-large","modelId":"019bc0de-0000-7000-8000-00000000a004","deploymentId":"019bc0de-0000-7000-8000-00000000a005","connectionId":"019bc0de-0000-7000-8000-00000000a006","provider":"openai","upstreamModel":"meadow-large-2026-01","responseModel":"meadow-large-2026-01","startedAt":1768478400123,"ending":"completed","status":200,"errorCode":null,"finishReason":"a\\n\\"b\\"","usage":{"inputTokens":1200,"cachedInputTokens":200,"cacheWriteTokens":null,"outputTokens":340,"reasoningTokens":40},"usageSource":"reported","costNanoUsd":"4125000","ttftUs":312400,"upstreamTtftUs":311900,"itl":{"count":339,"meanUs":18200,"p50Us":17900,"p95Us":31000,"maxUs":88000},"durationUs":6480200,"overheadUs":480,"requestBytes":5120,"responseBytes":74300,"attempts":[{"deploymentId":"019bc0de-0000-7000-8000-00000000a005","connectionId":"019bc0de-0000-7000-8000-00000000a006","status":200,"errorCode":null,"durationUs":6479900}]}';

describe('the codec of usage records', () => {
  it.each([
    ['complete', aUsageRecord()],
    ['with nothing known', FAILED],
    ['with more money than a number holds', aUsageRecord({ costNanoUsd: 2n ** 70n + 1n })],
    [
      'with text of every kind',
      aUsageRecord({ finishReason: '"\\\n\u0000\u2028🙂\ud800', model: 'ünï/cødé' }),
    ],
  ])('gives back a record %s', (_, record) => {
    expect(decodeUsageRecord(encodeUsageRecord(record))).toEqual(record);
  });

  it('writes one line', () => {
    expect(encodeUsageRecord(aUsageRecord({ finishReason: 'a\nb\r\n' }))).not.toMatch(/[\r\n]/);
  });

  it('writes no field that is not one of a usage record', () => {
    const record = aUsageRecord();
    const laden = {
      ...record,
      prompt: 'marked',
      usage: { ...record.usage, text: 'marked' },
      attempts: [{ ...record.attempts[0]!, body: 'marked' }],
    };
    expect(encodeUsageRecord(laden)).not.toContain('marked');
    expect(decodeUsageRecord(encodeUsageRecord(laden))).toEqual(record);
  });

  it.each([
    ['a number that is none', { durationUs: Number.NaN }],
    ['an infinite number', { overheadUs: Number.POSITIVE_INFINITY }],
    ['a date that is none', { startedAt: new Date('never') }],
    ['a missing field', { model: undefined as unknown as string }],
  ])('refuses to write %s, which could not be read back', (_, overrides) => {
    expect(() => encodeUsageRecord(aUsageRecord(overrides))).toThrow(TypeError);
  });

  it('refuses to read a record with any field missing that every release wrote, or any of another kind', () => {
    const wire = JSON.parse(encodeUsageRecord(aUsageRecord())) as Record<string, unknown>;
    for (const field of Object.keys(wire)) {
      const { [field]: _, ...without } = wire;
      if (!USAGE_RECORD_FIELDS[field]?.added) {
        expect(() => decodeUsageRecord(JSON.stringify(without)), field).toThrow(TypeError);
      }
      const odd = { ...wire, [field]: wire[field] === true ? 'x' : true };
      expect(() => decodeUsageRecord(JSON.stringify(odd)), field).toThrow(TypeError);
    }
  });

  it('reads what release 0.1.0 wrote, with null for what it did not know', () => {
    expect(decodeUsageRecord(LINE_OF_0_1_0)).toEqual(
      aUsageRecord({
        requestId: '019bc0de-0000-7000-8000-000000000001' as RequestId,
        finishReason: 'a\n"b"',
        userId: null,
        teamId: null,
        itl: {
          ...{ count: 339, meanUs: 18_200, p50Us: 17_900, p95Us: 31_000, maxUs: 88_000 },
          ...{ buckets: null, strip: null },
        },
        attempts: [
          { ...aUsageRecord().attempts[0]!, startOffsetUs: null, firstByteUs: null, breakerState: null },
        ],
        clientUser: null,
        tags: null,
        upstreamRequestId: null,
        priceId: null,
        subscriptionId: null,
        leaseHolder: null,
        isFallback: null,
        authenticatedUs: null,
        bodyReceivedUs: null,
        admittedUs: null,
        lastTokenUs: null,
        admissionLimits: null,
        settledBy: null,
        units: null,
        usage: {
          ...aUsageRecord().usage,
          ...{ audioInputTokens: null, imageInputTokens: null, audioOutputTokens: null },
        },
      }),
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ['a bucket of less than nothing', { itl: { ...aUsageRecord().itl, buckets: [1, -1] } }],
    ['a strip that is none', { itl: { ...aUsageRecord().itl, strip: 'a"b' } }],
    ['a tag that is no text', { tags: { tier: 7 } }],
  ])('refuses to read %s', (_, changes) => {
    const wire = { ...JSON.parse(encodeUsageRecord(aUsageRecord())), ...changes };
    expect(() => decodeUsageRecord(JSON.stringify(wire))).toThrow(TypeError);
  });

  it.each(['chat completion', 'Chat', '', 'x'.repeat(65)])(
    'refuses to read the operation "%s"',
    (operation) => {
      const wire = { ...JSON.parse(encodeUsageRecord(aUsageRecord())), operation };
      expect(() => decodeUsageRecord(JSON.stringify(wire))).toThrow(TypeError);
    },
  );

  it('reads an operation of a later release', () => {
    const wire = { ...JSON.parse(encodeUsageRecord(aUsageRecord())), operation: 'speech_2' };
    expect(decodeUsageRecord(JSON.stringify(wire))).toMatchObject({ operation: 'speech_2' });
  });

  it.each(['null', '[]', '"text"', '{}', '7'])('refuses to read %s', (json) => {
    expect(() => decodeUsageRecord(json)).toThrow(TypeError);
  });

  it.each(['toString', 'constructor', 'finished'])('refuses to read the ending %s', (ending) => {
    const wire = { ...JSON.parse(encodeUsageRecord(aUsageRecord())), ending };
    expect(() => decodeUsageRecord(JSON.stringify(wire))).toThrow(TypeError);
  });
});
