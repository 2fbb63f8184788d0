import { type BenchEnvironment, openBenchEnvironment } from './bench-environment.ts';
import { type CommandLine, parseCommandLine, USAGE } from './options.ts';
import { runMode } from './run-mode.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const BAD_USAGE = 64;

// Not by letting the event loop run dry: after a signal, what was interrupted still holds it.
process.exit(await main(process.argv.slice(2)));

async function main(args: readonly string[]): Promise<number> {
  let commandLine: CommandLine;
  try {
    commandLine = parseCommandLine(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return BAD_USAGE;
  }
  if (commandLine.mode === 'help') {
    console.log(USAGE);
    return 0;
  }
  const interruption = nextSignal();
  const environment = await openBenchEnvironment(commandLine, { onNote: (note) => console.error(note) });
  // The last resort, for an uncaught error: whatever still runs is killed as this process goes.
  process.once('exit', () => environment.abandon());
  return await runUntil(interruption, commandLine, environment);
}

async function runUntil(
  interruption: Promise<number>,
  commandLine: CommandLine,
  environment: BenchEnvironment,
): Promise<number> {
  try {
    return await Promise.race([runMode(commandLine, environment.context), interruption]);
  } catch (error) {
    console.error(error);
    return 1;
  } finally {
    await environment.close();
  }
}

/** Resolves with the exit code of the first signal that asks to end; later ones wait for the clean-up to finish. */
function nextSignal(): Promise<number> {
  return new Promise((resolve) => {
    for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => resolve(code));
  });
}
