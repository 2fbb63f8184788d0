import { statSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isRoot, ordinaryUser } from './ordinary-user.ts';
import { SpawnedGateway } from './spawned-gateway.ts';
import { postmasterOf, temporaryDirectory } from './temporary-directory.ts';

const nobody = ordinaryUser(import.meta.filename);

describe(`a gateway of ${isRoot ? 'root' : 'an ordinary user'}`, () => {
  it('starts, answers and stops', async () => {
    const gateway = await SpawnedGateway.start({ directory: await temporaryDirectory() });
    const owner = statSync(`/proc/${postmasterOf(gateway.dataDir)}`, { throwIfNoEntry: false })?.uid;
    if (isRoot && owner !== undefined) expect(owner).not.toBe(0);
    expect(await (await gateway.stream('sim-fast')).rest()).toContain('data: [DONE]');
    expect(await gateway.stop()).toBe(0);
  }, 120_000);
});

if (nobody !== null) {
  describe('a gateway of an ordinary user, on a machine of root', () => {
    it('starts, answers and stops, with everything in its own directory', async () => {
      const directory = await temporaryDirectory();
      await chown(directory, nobody.uid, nobody.gid);
      const gateway = await SpawnedGateway.start({ directory, ...nobody });
      expect(await (await gateway.stream('sim-fast')).rest()).toContain('data: [DONE]');
      expect(statSync(gateway.dataDir).uid).toBe(nobody.uid);
      expect(await gateway.stop()).toBe(0);
      expect(postmasterOf(gateway.dataDir)).toBeNull();
    }, 120_000);
  });
}
