import { delimiter } from 'node:path';

/** The environment of somebody who reads the README in a shell of their own: without what the test runner and pnpm have added. */
export function environmentOfReader(): Record<string, string | undefined> {
  const outside = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|VITEST|NODE_|TEST$|DEV$|PROD$|MODE$|BASE_URL$|SSR$|INIT_CWD$)/i.test(name),
  );
  // Ahead of the reader's programs are those of the dependencies, Node among them.
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  return { ...Object.fromEntries(outside), PATH: path.join(delimiter) };
}
