import { accessSync, constants, statSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SpawnedGateway } from './spawned-gateway.ts';
import { postmasterOf, temporaryDirectory } from './temporary-directory.ts';

/** The user `nobody` of most systems: no user has to be added. */
const NOBODY = 65_534;

/** Whether all directories above may be entered by everybody. */
function isReachable(path: string): boolean {
  for (let directory = dirname(path); directory !== dirname(directory); directory = dirname(directory)) {
    if ((statSync(directory).mode & 0o001) === 0) return false;
  }
  accessSync(path, constants.R_OK);
  return true;
}

const isRoot = process.geteuid?.() === 0;
// Below /root, say, nobody but root can read the program: there is nothing to start then.
const asNobody = isRoot && isReachable(process.execPath) && isReachable(import.meta.filename);

describe(`a gateway of ${isRoot ? 'root' : 'an ordinary user'}`, () => {
  it('starts, answers and stops', async () => {
    const gateway = await SpawnedGateway.start({ directory: await temporaryDirectory() });
    const owner = statSync(`/proc/${postmasterOf(gateway.dataDir)}`, { throwIfNoEntry: false })?.uid;
    if (isRoot && owner !== undefined) expect(owner).not.toBe(0);
    expect(await (await gateway.stream('sim-fast')).rest()).toContain('data: [DONE]');
    expect(await gateway.stop()).toBe(0);
  }, 120_000);
});

if (asNobody) {
  describe('a gateway of an ordinary user, on a machine of root', () => {
    it('starts, answers and stops, with everything in its own directory', async () => {
      const directory = await temporaryDirectory();
      await chown(directory, NOBODY, NOBODY);
      const gateway = await SpawnedGateway.start({ directory, uid: NOBODY, gid: NOBODY });
      expect(await (await gateway.stream('sim-fast')).rest()).toContain('data: [DONE]');
      expect(statSync(gateway.dataDir).uid).toBe(NOBODY);
      expect(await gateway.stop()).toBe(0);
      expect(postmasterOf(gateway.dataDir)).toBeNull();
    }, 120_000);
  });
}
