import { FakeClock } from '@weir/testing';
import { expect, it } from 'vitest';
import { GatewayCredentials } from './gateway-credentials.ts';

const KEYS = { accessKeyId: 'AKIAWEIRWEIRWEIRWEIR', secretAccessKey: 'a-secret' };

it('asks a chain that failed again only after a while', async () => {
  const clock = new FakeClock();
  let asked = 0;
  let works = false;
  const credentials = new GatewayCredentials(clock, null, async () => {
    asked += 1;
    if (!works) throw new Error('none');
    return KEYS;
  });
  await expect(credentials.get()).rejects.toThrow('none');
  works = true;
  await expect(credentials.get()).rejects.toThrow('none');
  expect(asked).toBe(1);
  clock.advance(5_000);
  expect(await credentials.get()).toBe(KEYS);
});
