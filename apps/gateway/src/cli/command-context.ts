import type { Writable } from 'node:stream';
import type { PipedOutput } from './piped-output.ts';

/** Where a command line prints. */
export interface CommandStreams {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** What a command works with besides its options. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv;
  readonly streams: CommandStreams;
  readonly output: PipedOutput;
  /** Writes a line for the user to standard error; the command's output is separate. */
  note(line: string): void;
}
