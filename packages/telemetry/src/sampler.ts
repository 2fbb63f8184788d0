import { diag } from '@opentelemetry/api';
import { getNumberFromEnv, getStringFromEnv } from '@opentelemetry/core';

/** Decides whether a request is traced. `parentIsSampled` is undefined for one that comes without a trace. */
export type Sampler = (traceId: string, parentIsSampled: boolean | undefined) => boolean;

const MAX_UINT32 = 2 ** 32 - 1;

/** Follows the caller; without one, this share of all traces is sampled. */
export function parentBased(ratio: number): Sampler {
  const root = ratioBased(ratio);
  return (traceId, parentIsSampled) => parentIsSampled ?? root(traceId, undefined);
}

/**
 * Samples this share of all traces, 0 to 1, by the XOR of the four words of their ids, as the SDK for JavaScript does. So
 * services of the same share sample the same traces.
 */
export function ratioBased(ratio: number): Sampler {
  if (ratio >= 1) return () => true;
  const bound = Math.floor(ratio * MAX_UINT32);
  return (traceId) => {
    let mixed = 0;
    for (let at = 0; at < traceId.length; at += 8) mixed ^= Number.parseInt(traceId.slice(at, at + 8), 16);
    return mixed >>> 0 < bound;
  };
}

/** As `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG` say. */
export function samplerFromEnvironment(): Sampler {
  const name = getStringFromEnv('OTEL_TRACES_SAMPLER');
  switch (name) {
    case 'always_on':
      return ratioBased(1);
    case 'always_off':
      return ratioBased(0);
    case 'traceidratio':
      return ratioBased(ratioFromEnvironment());
    case 'parentbased_always_off':
      return parentBased(0);
    case 'parentbased_traceidratio':
      return parentBased(ratioFromEnvironment());
    case 'parentbased_always_on':
    case undefined:
      return parentBased(1);
    default:
      diag.error(`OTEL_TRACES_SAMPLER: no sampler is called "${name}"; all requests are sampled`);
      return parentBased(1);
  }
}

function ratioFromEnvironment(): number {
  const ratio = getNumberFromEnv('OTEL_TRACES_SAMPLER_ARG');
  if (ratio !== undefined && ratio >= 0 && ratio <= 1) return ratio;
  diag.error('OTEL_TRACES_SAMPLER_ARG is not a number from 0 to 1; all requests are sampled');
  return 1;
}
