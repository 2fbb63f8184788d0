import { CommanderError } from 'commander';
import type { CommandContext, CommandStreams } from './command-context.ts';
import { EXIT_USAGE } from './command-error.ts';
import { describeError, exitCodeOf } from './describe-error.ts';
import { PipedOutput } from './piped-output.ts';
import { buildProgram } from './program.ts';

/** Runs one command line. Resolves with the exit code: 0 done, 1 failed, 2 used wrongly. Never rejects. */
export async function runCommandLine(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  streams: CommandStreams = process,
): Promise<number> {
  const { stdout, stderr } = streams;
  const output = new PipedOutput(stdout);
  // The reader of standard error may leave too.
  stderr.on('error', () => {});
  const note = (line: string) => void stderr.write(`${line}\n`);
  const context: CommandContext = { env, streams, output, note };
  try {
    await buildProgram(context).parseAsync(args, { from: 'user' });
    await output.flush();
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Commander has already printed its own message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
    note(`weir: ${describeError(error)}`);
    return exitCodeOf(error);
  }
}
