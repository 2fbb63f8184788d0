import { isRead } from '@weir/contracts/operation';
import { PERMISSIONS, SCOPES, type Scope } from '@weir/domain/permissions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { entitledTo } from './entitled-to.ts';
import { exampleOf } from './example-requests.ts';
import { sendExample } from './send-example.ts';
import { type Stage, startStage } from './start-stage.ts';
import { inDays, withToken } from './tokens.ts';
import type { World } from './world.ts';

/** Nobody gives away what they do not have, and a job needs what its work needs. */
const NEEDED_BESIDES: Readonly<Record<string, readonly Scope[]>> = {
  createJob: ['usage:read'],
  getJobFile: ['usage:read'],
  createPersonalAccessToken: ['profile:read'],
  createServiceAccountToken: ['workspaces:read'],
};

const PERMITTED = endpoints.flatMap(({ spec }) =>
  spec.access === 'public' || spec.access === 'signed_in' ? [] : [{ spec, action: spec.access }],
);

describe('a token', () => {
  let stage: Stage;
  let world: World;
  beforeAll(async () => {
    stage = await startStage();
    world = await stage.build();
  });
  afterAll(() => stage?.stop());

  /** Tries the example of an endpoint by a token of somebody who may do it. */
  async function ask({ spec }: (typeof PERMITTED)[number], scopes: readonly Scope[]) {
    const me = entitledTo(spec, world);
    // It outlives what the example makes with it.
    const made = await me.person.post('/v1/users/me/tokens', { name: 'It', scopes, expires_at: inDays(2) });
    const request = exampleOf(spec).request({ world, me, party: world.ours });
    const { credentials } = withToken(stage.management, me.person, made.body.token);
    const answer = await sendExample(stage.management.origin, spec, request, credentials);
    if (!isRead(spec) && answer.status < 400) world = await stage.build(world.theirs);
    else await me.person.delete(`/v1/users/me/tokens/${made.body.id}`);
    return answer;
  }

  it.each(PERMITTED)('with every scope but its own does not reach $spec.operationId', async (permitted) => {
    const { scope } = PERMISSIONS[permitted.action];
    const answer = await ask(
      permitted,
      SCOPES.filter((other) => other !== scope),
    );
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'scope_missing' } } });
  });

  it.each(PERMITTED)('needs no scope but its own for $spec.operationId', async (permitted) => {
    const { spec, action } = permitted;
    const scopes = [PERMISSIONS[action].scope, ...(NEEDED_BESIDES[spec.operationId] ?? [])];
    const { status } = await ask(permitted, scopes);
    expect(status).toBe(spec.answer.status);
  });
});
