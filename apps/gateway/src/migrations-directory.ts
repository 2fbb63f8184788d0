import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Next to the production bundle, or at the top of the source tree. */
export function migrationsDirectory(): string {
  const bundled = fileURLToPath(new URL('./migrations', import.meta.url));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('../../../migrations', import.meta.url));
}
