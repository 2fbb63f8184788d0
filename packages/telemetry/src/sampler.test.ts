import { ROOT_CONTEXT, type SpanContext, SpanKind, trace } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler as SdkSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { type Sampler, samplerFromEnvironment } from './sampler.ts';

afterEach(() => vi.unstubAllEnvs());

const RECORD_AND_SAMPLED = 2;

const hex = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((id) => !/^0*$/.test(id));
const parent = fc.option(fc.record({ spanId: hex(16), isSampled: fc.boolean() }), { nil: undefined });

function expectSameDecisions(own: Sampler, sdk: SdkSampler): void {
  fc.assert(
    fc.property(hex(32), parent, (traceId, from) => {
      const spanContext: SpanContext = {
        traceId,
        spanId: from?.spanId ?? '',
        traceFlags: from?.isSampled === true ? 1 : 0,
        isRemote: true,
      };
      const context = from === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, spanContext);
      const { decision } = sdk.shouldSample(context, traceId, 'chat', SpanKind.SERVER, {}, []);
      expect(own(traceId, from?.isSampled)).toBe(decision === RECORD_AND_SAMPLED);
    }),
    { numRuns: 200 },
  );
}

function fromEnvironment(name: string | undefined, argument: string | undefined): Sampler {
  vi.stubEnv('OTEL_TRACES_SAMPLER', name);
  vi.stubEnv('OTEL_TRACES_SAMPLER_ARG', argument);
  return samplerFromEnvironment();
}

test.each([
  ['always_on', new AlwaysOnSampler()],
  ['always_off', new AlwaysOffSampler()],
  ['parentbased_always_on', new ParentBasedSampler({ root: new AlwaysOnSampler() })],
  ['parentbased_always_off', new ParentBasedSampler({ root: new AlwaysOffSampler() })],
  [undefined, new ParentBasedSampler({ root: new AlwaysOnSampler() })],
  ['no such sampler', new ParentBasedSampler({ root: new AlwaysOnSampler() })],
])('OTEL_TRACES_SAMPLER=%s decides as the SDK’s sampler does', (name, sdk) => {
  expectSameDecisions(fromEnvironment(name, undefined), sdk);
});

test.each([
  ['0', 0],
  ['0.0001', 0.0001],
  ['0.25', 0.25],
  ['0.5', 0.5],
  ['0.99', 0.99],
  ['1', 1],
  // The SDK takes the default where it cannot read the argument.
  ['', 1],
  [undefined, 1],
  ['half', 1],
  ['1.5', 1],
  ['-1', 1],
])(
  'OTEL_TRACES_SAMPLER_ARG=%s is the ratio %d, of the same traces as by the SDK’s sampler',
  (argument, ratio) => {
    const root = new TraceIdRatioBasedSampler(ratio);
    expectSameDecisions(fromEnvironment('traceidratio', argument), root);
    expectSameDecisions(
      fromEnvironment('parentbased_traceidratio', argument),
      new ParentBasedSampler({ root }),
    );
  },
);
