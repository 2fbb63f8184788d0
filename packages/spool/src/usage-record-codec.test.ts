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
  },
  usageSource: 'unknown',
  costNanoUsd: null,
  ttftUs: null,
  upstreamTtftUs: null,
  itl: null,
  attempts: [],
});

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

  it('refuses to read a record with any field missing or of another kind', () => {
    const wire = JSON.parse(encodeUsageRecord(aUsageRecord())) as Record<string, unknown>;
    for (const field of Object.keys(wire)) {
      const { [field]: _, ...without } = wire;
      expect(() => decodeUsageRecord(JSON.stringify(without)), field).toThrow(TypeError);
      const odd = { ...wire, [field]: field === 'streamed' ? 'x' : true };
      expect(() => decodeUsageRecord(JSON.stringify(odd)), field).toThrow(TypeError);
    }
  });

  it.each(['null', '[]', '"text"', '{}', '7'])('refuses to read %s', (json) => {
    expect(() => decodeUsageRecord(json)).toThrow(TypeError);
  });

  it.each(['toString', 'constructor', 'finished'])('refuses to read the ending %s', (ending) => {
    const wire = { ...JSON.parse(encodeUsageRecord(aUsageRecord())), ending };
    expect(() => decodeUsageRecord(JSON.stringify(wire))).toThrow(TypeError);
  });
});
