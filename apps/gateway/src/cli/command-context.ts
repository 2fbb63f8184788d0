import type { PipedOutput } from './piped-output.ts';

/** What a command works with besides its options. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv;
  readonly output: PipedOutput;
  /** Writes a line for the user to standard error; the command's output is separate. */
  note(line: string): void;
}
