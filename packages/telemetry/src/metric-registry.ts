import { type Attributes, type HrTime, ValueType } from '@opentelemetry/api';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type CollectionResult,
  type DataPoint,
  DataPointType,
  type Histogram,
  InstrumentType,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import type {
  CounterDefinition,
  HistogramDefinition,
  MetricDefinition,
  ObservedDefinition,
} from './metric-definitions.ts';
import { CounterSeries, HistogramSeries } from './metric-series.ts';

export interface ObservedPoint {
  readonly value: number;
  readonly attributes?: Attributes;
}

/** Reads the points of a metric; none where there is nothing to say. */
export type Observe = () => readonly ObservedPoint[];

type Scope = CollectionResult['resourceMetrics']['scopeMetrics'][number]['scope'];

interface Metric {
  readonly definition: MetricDefinition;
  readonly histograms: HistogramSeries[];
  readonly counters: CounterSeries[];
  observe: Observe | null;
}

/** Whether an exporter wants what happened since its last export, or since the start. */
export type SelectTemporality = (instrument: InstrumentType) => AggregationTemporality;

const cumulative: SelectTemporality = () => AggregationTemporality.CUMULATIVE;

/** What a reader has got already, for {@link AggregationTemporality.DELTA}. */
interface Reader {
  readonly temporality: SelectTemporality;
  readonly before: Map<HistogramSeries | CounterSeries, { counts: number[]; count: number; sum: number }>;
  startTime: HrTime;
}

/**
 * The gateway's metrics. Instruments of the SDK find their series by hashing the attributes with every value, and take
 * one value at a time; here a request records into series it already has, and the counted gaps of a stream in one step
 * (ADR 13). Readers and exporters are the SDK's: each gets a {@link MetricProducer}.
 */
export class MetricRegistry {
  readonly #scope: Scope;
  readonly #metrics = new Map<MetricDefinition, Metric>();
  readonly #startTime = now();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** A new series. The caller keeps it: two with the same attributes would be two points. */
  histogram(definition: HistogramDefinition, attributes: Attributes): HistogramSeries {
    const series = new HistogramSeries(attributes, definition.bounds);
    this.#metric(definition).histograms.push(series);
    return series;
  }

  /** Likewise. */
  counter(definition: CounterDefinition, attributes: Attributes): CounterSeries {
    const series = new CounterSeries(attributes);
    this.#metric(definition).counters.push(series);
    return series;
  }

  observe(definition: ObservedDefinition, observe: Observe): void {
    this.#metric(definition).observe = observe;
  }

  /** For one reader. */
  producer(temporality: SelectTemporality = cumulative): MetricProducer {
    const reader: Reader = { temporality, before: new Map(), startTime: this.#startTime };
    return {
      collect: async () => {
        const endTime = now();
        const metrics = [...this.#metrics.values()].map((metric) => this.#collect(metric, reader, endTime));
        reader.startTime = endTime;
        const scopeMetrics = [
          { scope: this.#scope, metrics: metrics.filter(({ dataPoints }) => dataPoints.length > 0) },
        ];
        return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] };
      },
    };
  }

  #metric(definition: MetricDefinition): Metric {
    const known = this.#metrics.get(definition);
    if (known !== undefined) return known;
    const metric: Metric = { definition, histograms: [], counters: [], observe: null };
    this.#metrics.set(definition, metric);
    return metric;
  }

  #collect(metric: Metric, reader: Reader, endTime: HrTime): MetricData {
    const { definition, histograms, counters, observe } = metric;
    const { name, unit, description, kind } = definition;
    const descriptor = { name, unit, description, valueType: ValueType.DOUBLE };
    if (kind === 'gauge' || kind === 'upDownCounter') {
      const dataPoints = (observe?.() ?? []).map(({ value, attributes }) => ({
        attributes: attributes ?? {},
        startTime: this.#startTime,
        endTime,
        value,
      }));
      const aggregationTemporality = AggregationTemporality.CUMULATIVE;
      return kind === 'gauge'
        ? { descriptor, aggregationTemporality, dataPointType: DataPointType.GAUGE, dataPoints }
        : {
            descriptor,
            aggregationTemporality,
            dataPointType: DataPointType.SUM,
            isMonotonic: false,
            dataPoints,
          };
    }
    const instrument = kind === 'counter' ? InstrumentType.COUNTER : InstrumentType.HISTOGRAM;
    const aggregationTemporality = reader.temporality(instrument);
    const isDelta = aggregationTemporality === AggregationTemporality.DELTA;
    const startTime = isDelta ? reader.startTime : this.#startTime;
    const times = { startTime, endTime };
    return kind === 'counter'
      ? {
          descriptor,
          aggregationTemporality,
          dataPointType: DataPointType.SUM,
          isMonotonic: true,
          dataPoints: counters.flatMap((series) => counterPoint(series, isDelta ? reader : null, times)),
        }
      : {
          descriptor,
          aggregationTemporality,
          dataPointType: DataPointType.HISTOGRAM,
          dataPoints: histograms.flatMap((series) => histogramPoint(series, isDelta ? reader : null, times)),
        };
  }
}

type Times = Pick<DataPoint<number>, 'startTime' | 'endTime'>;

const NOTHING = { counts: [], count: 0, sum: 0 };

/** A total of 0 is a point: the first increase of a counter that was not there before cannot be seen. */
function counterPoint(series: CounterSeries, delta: Reader | null, times: Times): DataPoint<number>[] {
  const { attributes, value } = series;
  if (delta === null) return [{ ...times, attributes, value }];
  const before = delta.before.get(series) ?? NOTHING;
  delta.before.set(series, { counts: [], count: 0, sum: value });
  return value === before.sum ? [] : [{ ...times, attributes, value: value - before.sum }];
}

/** A series that has nothing, or nothing new, has no point. */
function histogramPoint(series: HistogramSeries, delta: Reader | null, times: Times): DataPoint<Histogram>[] {
  const before = delta?.before.get(series) ?? NOTHING;
  delta?.before.set(series, { counts: [...series.counts], count: series.count, sum: series.sum });
  const count = series.count - before.count;
  if (count === 0) return [];
  const counts = series.counts.map((each, index) => each - (before.counts[index] ?? 0));
  const buckets = { boundaries: [...series.bounds], counts };
  const value = { buckets, count, sum: series.sum - before.sum };
  return [{ ...times, attributes: series.attributes, value }];
}

function now(): HrTime {
  const ms = Date.now();
  return [Math.floor(ms / 1_000), (ms % 1_000) * 1_000_000];
}
