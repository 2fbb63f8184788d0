import { discoveryTurnsContract } from './discovery-turns-contract.ts';
import { FakeClock } from './fake-clock.ts';
import { InMemoryDiscoveryTurns } from './in-memory-discovery-turns.ts';

discoveryTurnsContract(async () => {
  const clock = new FakeClock();
  return { turns: new InMemoryDiscoveryTurns(clock), pass: async (durationMs) => clock.advance(durationMs) };
});
