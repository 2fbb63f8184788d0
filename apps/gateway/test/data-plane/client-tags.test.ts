import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { chat } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const SAID = { user: 'ada', metadata: { team: 'river' } };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

/** What is recorded of a request that says whom and what it is for. */
async function recorded() {
  const response = await chat(gateway, 'sim-fast', SAID);
  await response.text();
  expect(gateway.simulator.requests.at(-1)!.json).toMatchObject(SAID);
  const { clientUser, tags } = await gateway.recordOf(response.headers.get('x-request-id'));
  return { clientUser, tags };
}

it('records whom and what a request is for only once the organization wants it', async () => {
  expect(await recorded()).toEqual({ clientUser: null, tags: null });

  const { organizationSettings } = gateway.composition.services.management.unitOfWork.repositories;
  const { organizationId } = gateway.key;
  const settings = (await organizationSettings.find(organizationId))!;
  await organizationSettings.update(organizationId, { ...settings, recordClientTags: true });

  await vi.waitFor(
    async () => expect(await recorded()).toEqual({ clientUser: 'ada', tags: { team: 'river' } }),
    { timeout: 10_000, interval: 100 },
  );
});
