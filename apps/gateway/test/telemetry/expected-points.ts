import type { UsageRecord } from '@weir/domain/usage';
import type { ReceivedAttributes, ReceivedPoint } from '@weir/telemetry/testing';

/** A histogram's point, as the ledger says it must be. */
export interface ExpectedHistogram {
  readonly attributes: ReceivedAttributes;
  readonly count: number;
  readonly sum: number;
  readonly bucketCounts: readonly number[];
}

interface Sample {
  readonly attributes: ReceivedAttributes;
  readonly value: number;
}

/** What these samples make of a histogram with these upper bounds, which are inclusive. */
export function toHistograms(samples: readonly Sample[], bounds: readonly number[]): ExpectedHistogram[] {
  const groups = Map.groupBy(samples, ({ attributes }) => keyOf(attributes));
  return [...groups.values()].map((group) => {
    const bucketCounts = new Array<number>(bounds.length + 1).fill(0);
    for (const { value } of group) {
      const index = bounds.findIndex((bound) => value <= bound);
      bucketCounts[index === -1 ? bounds.length : index]! += 1;
    }
    const sum = group.reduce((total, { value }) => total + value, 0);
    return { attributes: group[0]!.attributes, count: group.length, sum, bucketCounts };
  });
}

/** What these samples make of a counter. */
export function toSums(samples: readonly Sample[]): { attributes: ReceivedAttributes; value: number }[] {
  return toHistograms(samples, []).map(({ attributes, sum }) => ({ attributes, value: sum }));
}

/** The attributes of a settlement's metrics by the GenAI conventions. */
export function requestAttributes(record: UsageRecord): ReceivedAttributes {
  const errorType = record.errorCode ?? (record.ending === 'completed' ? null : record.ending);
  return {
    'gen_ai.operation.name': record.operation,
    'gen_ai.provider.name': record.provider,
    'gen_ai.request.model': record.model,
    ...(record.responseModel === null ? {} : { 'gen_ai.response.model': record.responseModel }),
    ...(record.status === null ? {} : { 'http.response.status_code': record.status }),
    ...(errorType === null ? {} : { 'error.type': errorType }),
  };
}

/** In one order, so that two lists can be compared. */
export function sorted<Point extends { readonly attributes: ReceivedAttributes }>(
  points: readonly Point[],
): Point[] {
  return [...points].sort((a, b) => (keyOf(a.attributes) < keyOf(b.attributes) ? -1 : 1));
}

export function pointsOf(points: readonly ReceivedPoint[], name: string): ReceivedPoint[] {
  return sorted(points.filter((point) => point.name === name));
}

function keyOf(attributes: ReceivedAttributes): string {
  return JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
