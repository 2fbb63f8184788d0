import { describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { DeploymentLoads } from './deployment-loads.ts';

const deployment = () => ({ id: aFreshId<'deployment'>(), connectionId: aFreshId<'connection'>() });

describe('DeploymentLoads', () => {
  it('knows a deployment by its id, whatever snapshot of the catalog it comes from', () => {
    const loads = new DeploymentLoads();
    const one = deployment();
    expect(loads.of({ ...one })).toBe(loads.of(one));
    const { budget } = loads.of({ id: aFreshId(), connectionId: one.connectionId });
    expect(budget).toBe(loads.of(one).budget);
  });

  it('forgets idle deployments when there are too many, and none that runs', () => {
    const loads = new DeploymentLoads();
    const busy = deployment();
    const load = loads.of(busy);
    load.running = 1;
    for (let i = 0; i < 10_000; i++) loads.of(deployment());
    expect(loads.size).toBeLessThanOrEqual(1_000);
    expect(loads.of(busy)).toBe(load);
  });
});
