import type { DeploymentId, ModelId } from '../kernel/ids.ts';
import type { ModelPrices } from './model.ts';
import { TOKEN_PRICES } from './price-list.ts';

/** A model as an upstream listed it last. */
export interface UpstreamModel {
  readonly name: string;
  readonly contextLength: number | null;
  readonly maxOutputTokens: number | null;
  /** Null where it states none. */
  readonly prices: ModelPrices | null;
}

/** A deployment of a connection, with what the catalog says of its model. */
export interface ServedModelOfConnection {
  readonly deploymentId: DeploymentId;
  readonly upstreamName: string;
  readonly missingSince: Date | null;
  readonly modelId: ModelId;
  readonly contextLength: number | null;
  readonly maxOutputTokens: number | null;
  readonly prices: ModelPrices;
}

/** One difference between what an upstream lists and the catalog. */
export type Drift =
  /** Listed, and no deployment: the connection adds no models. */
  | { readonly kind: 'added'; readonly upstreamName: string }
  /** A deployment, and not listed. */
  | { readonly kind: 'gone'; readonly upstreamName: string; readonly deployment: ServedModelOfConnection }
  /** The upstream says something else than the catalog, which keeps what it knows. */
  | {
      readonly kind: 'changed';
      readonly upstreamName: string;
      readonly deployment: ServedModelOfConnection;
      readonly fields: readonly DriftedField[];
    };

export interface DriftedField {
  readonly field:
    | 'contextLength'
    | 'maxOutputTokens'
    | (typeof TOKEN_PRICES)[number]
    | 'requestNanoUsd'
    | 'unitNanoUsd';
  readonly listed: number | bigint;
  readonly catalog: number | bigint;
}

/** Both by name. What one of the two does not say is no difference. */
export function driftOf(
  listed: readonly UpstreamModel[],
  served: readonly ServedModelOfConnection[],
): readonly Drift[] {
  const byName = new Map(listed.map((model) => [model.name, model]));
  const names = new Set(served.map(({ upstreamName }) => upstreamName));
  const drifts: Drift[] = listed
    .filter(({ name }) => !names.has(name))
    .map(({ name }) => ({ kind: 'added', upstreamName: name }));
  for (const deployment of served) {
    const { upstreamName } = deployment;
    const model = byName.get(upstreamName);
    if (model === undefined) {
      drifts.push({ kind: 'gone', upstreamName, deployment });
      continue;
    }
    const fields = fieldsThatDiffer(model, deployment);
    if (fields.length > 0) drifts.push({ kind: 'changed', upstreamName, deployment, fields });
  }
  return drifts.sort((one, other) => (one.upstreamName < other.upstreamName ? -1 : 1));
}

function fieldsThatDiffer(listed: UpstreamModel, catalog: ServedModelOfConnection): readonly DriftedField[] {
  const fields: DriftedField[] = [];
  const compare = (
    field: DriftedField['field'],
    theirs: number | bigint | null | undefined,
    ours: number | bigint | null,
  ) => {
    if (theirs !== null && theirs !== undefined && ours !== null && theirs !== ours) {
      fields.push({ field, listed: theirs, catalog: ours });
    }
  };
  compare('contextLength', listed.contextLength, catalog.contextLength);
  compare('maxOutputTokens', listed.maxOutputTokens, catalog.maxOutputTokens);
  for (const kind of [...TOKEN_PRICES, 'requestNanoUsd', 'unitNanoUsd'] as const) {
    compare(kind, listed.prices?.[kind], catalog.prices[kind]);
  }
  return fields;
}
