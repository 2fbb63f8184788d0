import { type BenchEnvironment, openBenchEnvironment } from './bench-environment.ts';
import { type CommandLine, parseCommandLine, USAGE } from './options.ts';
import { runMode } from './run-mode.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let commandLine: CommandLine;
  try {
    commandLine = parseCommandLine(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return 64;
  }
  if (commandLine.mode === 'help') {
    console.log(USAGE);
    return 0;
  }
  const environment = await openBenchEnvironment(commandLine, { onNote: (note) => console.error(note) });
  endWithChildren(environment);
  try {
    return await runMode(commandLine, environment.context);
  } finally {
    await environment.close();
  }
}

/** However this process ends, short of SIGKILL, no child outlives it. */
function endWithChildren(environment: BenchEnvironment): void {
  process.once('exit', () => environment.abandon());
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => process.exit(code));
  }
}
