export const EXIT_FAILURE = 1;
export const EXIT_USAGE = 2;

/** Why a command failed, as one line for its user. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT_FAILURE) {
    super(message);
    this.exitCode = exitCode;
  }
}
