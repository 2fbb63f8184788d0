import { type Drift as DriftContract, readDriftOperation } from '@weir/contracts/discovery';
import { type Drift, readDrift } from '@weir/domain/models';
import { snakeCase } from '@weir/domain/usage';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';

export const readDriftEndpoint = handle(readDriftOperation, async ({ caller, params }, { management }) => ({
  data: (await readDrift(caller, params.connection_id, management)).map(toWire),
}));

function toWire(drift: Drift): z.input<typeof DriftContract> {
  const deployment = drift.kind === 'added' ? null : drift.deployment;
  const fields = drift.kind === 'changed' ? drift.fields : [];
  return {
    kind: drift.kind,
    upstream_name: drift.upstreamName,
    deployment_id: deployment?.deploymentId ?? null,
    model_id: deployment?.modelId ?? null,
    missing_since: deployment?.missingSince?.toISOString() ?? null,
    fields: fields.map(({ field, listed, catalog }) => ({
      field: snakeCase(field),
      listed: listed.toString(),
      catalog: catalog.toString(),
    })),
  };
}
