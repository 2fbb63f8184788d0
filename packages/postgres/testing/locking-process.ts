/** Takes the lock of a data directory and keeps it until killed. Usage: node locking-process.ts <dataDir> */
import { acquireDataDirectoryLock } from '../src/embedded/data-directory-lock.ts';

try {
  acquireDataDirectoryLock(process.argv[2]!);
  process.stdout.write('locked\n');
  setInterval(() => {}, 60_000);
} catch (error) {
  process.stdout.write(`${(error as { code: string }).code} ${(error as { pid: number | null }).pid}\n`);
}
