import { join } from 'node:path';

/** What runs in the processes of tests. */
export interface GatewayProgram {
  /** The gateway, for Node. */
  readonly main: string;
  /** The command line, for Node. */
  readonly cli: string;
  /** Where Node keeps compiled code. */
  readonly compileCache: string;
}

/** As `pnpm start` and `pnpm weir` run it: from its sources. */
export const SOURCES: GatewayProgram = {
  main: join(import.meta.dirname, '..', 'src', 'main.ts'),
  cli: join(import.meta.dirname, '..', 'src', 'cli', 'main.ts'),
  compileCache: join(import.meta.dirname, '../../../node_modules/.cache/weir'),
};

async function askForBundle(url: string): Promise<GatewayProgram> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The gateway could not be bundled: ${await response.text()}`);
  return (await response.json()) as GatewayProgram;
}

const url = process.env.WEIR_TEST_PROGRAM_URL;

/** Bundled, which starts in a third of the time; its sources outside Vitest. */
export const PROGRAM: GatewayProgram = url === undefined ? SOURCES : await askForBundle(url);
