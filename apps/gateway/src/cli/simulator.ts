import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandError, EXIT_USAGE } from './command-error.ts';

const DEFAULT_PORT = 4010;

interface SimulatorOptions {
  readonly port: string;
  readonly host: string;
  readonly all?: true;
}

export function addSimulatorCommand(program: Command, context: CommandContext): void {
  program
    .command('simulator')
    .description('run a simulated inference server until SIGINT or SIGTERM')
    .option('--port <number>', 'port to listen on; 0 means any free port', String(DEFAULT_PORT))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--all',
      'list every scenario as a model, including faults, so that a gateway in front of it serves them',
    )
    .addHelpText(
      'after',
      `
For demonstrations, tests and benchmarks. No model runs. The name of the model sets how it responds. packages/simulator
lists all names, including faults.

Examples:
  $ weir simulator
  $ weir simulator --host 0.0.0.0 --port 9000
  $ weir simulator --all`,
    )
    .action((options: SimulatorOptions) => runSimulator(options, context));
}

async function runSimulator(options: SimulatorOptions, { output }: CommandContext): Promise<void> {
  const port = Number(options.port);
  if (!/^\d+$/.test(options.port) || port > 65_535) {
    throw new CommandError('--port needs a number from 0 to 65535.', EXIT_USAGE);
  }
  const stopped = Promise.withResolvers<void>();
  const stop = () => stopped.resolve();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const { startSimulator } = await import('@weir/simulator');
  const simulator = await startSimulator({ host: options.host, port, listsAll: options.all ?? false });
  const url = reachableUrl(simulator.url);
  await output.print(`The simulator listens on ${url}: no model runs, and all responses are simulated.

  Behind a gateway   WEIR_UPSTREAM_URL=${url}/v1 weir serve
  Its models         curl ${url}/v1/models
  An answer          curl -N ${url}/v1/chat/completions -H 'Content-Type: application/json' -d '{"model":"sim-echo","stream":true,"messages":[{"role":"user","content":"Hello"}]}'

Ctrl-C stops it.`);
  await stopped.promise;
  await simulator.close();
}

/** The address to connect to when the server listens on every address. */
function reachableUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
