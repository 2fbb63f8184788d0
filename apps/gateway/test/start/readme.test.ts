import { execFile } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator } from '@weir/simulator';
import { expect, it, onTestFinished } from 'vitest';
import { environmentOfReader } from './environment-of-reader.ts';
import { ReaderShell } from './reader-shell.ts';
import { type ReadmeStep, ROOT, readmeSteps, shownOutput } from './readme.ts';
import { SpawnedGateway } from './spawned-gateway.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 240_000;
const START = 'npx --yes pnpm@12 start';
/** What is not in a fresh clone. */
const NOT_CLONED = new Set(['.git', '.reports', '.turbo', '.weir', 'dist', 'node_modules']);

/** Commands that no test can run. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npx --yes pnpm@12 test': 'runs this test',
  [`WEIR_UPSTREAM_URL=https://api.openai.com WEIR_UPSTREAM_API_KEY=sk-… ${START}`]: 'needs an account',
};

/** A copy of the sources, and the store from which this checkout's dependencies came, so that nothing is downloaded. */
async function freshClone(): Promise<{ directory: string; env: Record<string, string | undefined> }> {
  const directory = await temporaryDirectory('weir-readme-', '.weir', tmpdir());
  await cp(ROOT, directory, { recursive: true, filter: (path) => !NOT_CLONED.has(basename(path)) });
  const installed = await readFile(join(ROOT, 'node_modules', '.modules.yaml'), 'utf8');
  const store = /"?storeDir"?: "?([^",\n]+)/.exec(installed)![1];
  return { directory, env: { ...environmentOfReader(), pnpm_config_store_dir: store } };
}

it(
  'works as the README says, command by command in the order of the README, from a fresh clone',
  async () => {
    const { directory, env } = await freshClone();
    const simulator = await startSimulator();
    onTestFinished(() => simulator.close());
    const shell = await ReaderShell.open(directory, env);
    const skipped = new Set<string>();
    let gateway: SpawnedGateway | undefined;
    let printed = '';

    /** The command with what a reader puts in: an address, the key shown at the start, an id from the output before. */
    const asTyped = async (command: string) => {
      const running = gateway === undefined ? '' : new URL(gateway.baseUrl).origin;
      const typed = command
        .replaceAll('http://127.0.0.1:3000', running)
        .replaceAll('http://localhost:8000', simulator.url);
      if (typed.includes('sk-live-…')) {
        return typed.replaceAll('sk-live-…', (await gateway!.quickStart()).api_key!);
      }
      return typed.replaceAll('<id>', () => /^([0-9a-f-]{36}) .*laptop/m.exec(printed)![1]!);
    };

    const perform = async (step: ReadmeStep) => {
      const command = await asTyped(step.command);
      if (step.language === 'ts') {
        const WEIR_API_KEY = (await gateway!.quickStart()).api_key!;
        const { stdout } = await promisify(execFile)(
          process.execPath,
          ['--input-type=module-typescript', '--eval', command],
          { cwd: import.meta.dirname, env: { ...process.env, WEIR_API_KEY } },
        );
        expect(stdout).not.toBe('');
        return;
      }
      if (command.endsWith(START)) {
        await gateway?.interrupt();
        gateway = await SpawnedGateway.start({
          directory,
          program: 'bash',
          args: ['-c', command],
          env: { ...env, PORT: '0', WEIR_DATA_DIR: '.weir' },
        });
        return;
      }
      printed = await shell.run(command);
      if (!shownOutput(step.output).test(printed)) {
        throw new Error(`It does not print what is shown, but: ${printed.slice(0, 4_000)}`);
      }
    };

    for (const step of readmeSteps()) {
      if (step.command in NOT_RUN) {
        skipped.add(step.command);
        continue;
      }
      await perform(step).catch((error: Error) => {
        throw new Error(`README.md:${step.line}: ${step.command}\n${error.message}`);
      });
    }
    expect([...skipped]).toEqual(Object.keys(NOT_RUN));
    await gateway!.interrupt();
    expect(gateway!.stdout).toContain('"event":"gateway.stopped"');
  },
  TIMEOUT_MS,
);
