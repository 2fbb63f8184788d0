import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user `nobody` of most systems: no user has to be added. */
const NOBODY = { uid: 65_534, gid: 65_534 };

export const isRoot = process.geteuid?.() === 0;

/**
 * Whom root starts a gateway as that shall be an ordinary user's. Null where the tests are no root's, or where nobody but
 * root can read the program, as below /root.
 */
export function ordinaryUser(...paths: readonly string[]): typeof NOBODY | null {
  return isRoot && [process.execPath, ...paths].every(isReachable) ? NOBODY : null;
}

/** Whether all directories above may be entered by everybody. */
function isReachable(path: string): boolean {
  for (let directory = dirname(path); directory !== dirname(directory); directory = dirname(directory)) {
    if ((statSync(directory).mode & 0o001) === 0) return false;
  }
  accessSync(path, constants.R_OK);
  return true;
}
