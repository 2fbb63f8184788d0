export const EXIT_FAILURE = 1;
export const EXIT_USAGE = 2;

/** Why a command ends without having done what was asked, as one line for the person who asked. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT_FAILURE) {
    super(message);
    this.exitCode = exitCode;
  }
}
