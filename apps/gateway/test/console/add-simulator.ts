import { setTimeout } from 'node:timers/promises';
import { type ConnectionId, DomainError, type OrganizationId } from '@weir/domain/kernel';
import { startSimulator } from '@weir/simulator';
import { expect } from 'vitest';
import type { Person } from '../management-plane/person.ts';
import type { TestManagement } from '../management-plane/start-test-management.ts';
import { addConnection } from '../management-plane/upstreams.ts';

/** Models of the simulator, by how they answer. */
const MODELS = {
  'meadow-steady': 'sim-steady?tokens=60&itl_ms=30&ttft_ms=60',
  'meadow-echo': 'sim-echo',
  'meadow-dear': 'sim-echo',
  'meadow-cut': 'sim-cut-between?tokens=20&itl_ms=10',
  'meadow-error': 'sim-error-event?tokens=20&itl_ms=10',
  'meadow-slow': 'sim-long?tokens=500&itl_ms=50',
  'meadow-stall': 'sim-steady?tokens=4&itl_ms=900&ttft_ms=20',
} as const;

export interface AddedSimulator {
  readonly connectionId: ConnectionId;
  /** The id of a request that was streamed. */
  readonly requestId: string;
  readonly names: readonly string[];
  stop(): Promise<void>;
}

/** Models that answer, for the playground, and a request that one of them has answered. */
export async function addSimulator(
  management: TestManagement,
  on: {
    readonly organizationId: OrganizationId;
    /** Of a key that may use them. */
    readonly secret: string;
    readonly owner: Person;
    readonly platformAdmin: Person;
  },
): Promise<AddedSimulator> {
  const simulator = await startSimulator();
  const connectionId = await addConnection(management, {
    name: 'meadow',
    baseUrl: `${simulator.url}/v1`,
    models: Object.entries(MODELS),
  });
  // Without prices a key under a budget could use none of them.
  const { body } = await on.platformAdmin.get('/v1/admin/models?q=meadow-&limit=100');
  for (const { id, name } of body.data as { id: string; name: string }[]) {
    if (!(name in MODELS)) continue;
    const prices = {
      input_nano_usd_per_million: '250000000',
      // A tenth of a cent for each token, so that a cent is soon used up.
      output_nano_usd_per_million: name === 'meadow-dear' ? '1000000000000' : '1000000000',
    };
    const { status } = await on.platformAdmin.post(`/v1/admin/models/${id}/prices`, prices);
    expect(status).toBeLessThan(300);
  }
  await management.composition.services.catalog.reload();
  const answer = await fetch(`${management.origin}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${on.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'meadow-steady',
      stream: true,
      messages: [{ role: 'user', content: 'How deep is it?' }],
    }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new DomainError('internal_error', `The stage has no request: ${text}`);
  const requestId = answer.headers.get('x-request-id')!;
  const path = `/v1/organizations/${on.organizationId}/requests/${requestId}`;
  // Without Vitest, too: pictures are taken of the same stage.
  for (let attempt = 0; (await on.owner.get(path)).body.kind !== 'record'; attempt++) {
    if (attempt > 300) throw new DomainError('internal_error', 'The request of the stage is not recorded');
    await setTimeout(100);
  }
  return {
    connectionId,
    requestId,
    names: ['meadow', ...Object.keys(MODELS)],
    stop: () => simulator.close(),
  };
}
