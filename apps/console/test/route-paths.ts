import { globSync } from 'node:fs';
import { join } from 'node:path';

const ROUTES = join(import.meta.dirname, '../src/routes');

/** The path of every file in src/routes that is a screen, as the router reads their names. */
export async function routePaths(): Promise<readonly string[]> {
  return globSync('**/*.tsx', { cwd: ROUTES })
    .map((file) => `/${file.replaceAll('\\', '/').replace(/\.tsx$/, '')}`)
    .filter((path) => path !== '/__root' && !/(^|\/)_[^/]*$|\/route$/.test(path))
    .map((path) =>
      path
        .replaceAll('.', '/')
        .split('/')
        .filter((part) => !part.startsWith('_') && part !== 'index')
        .join('/'),
    )
    .map((path) => (path === '' ? '/' : path));
}
