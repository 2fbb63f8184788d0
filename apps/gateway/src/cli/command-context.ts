import type { PipedOutput } from './piped-output.ts';

/** What a command works with beside its options. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv;
  readonly output: PipedOutput;
  /** Writes a line for the person at the terminal, apart from what the command prints. */
  note(line: string): void;
}
