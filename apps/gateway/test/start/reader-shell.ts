import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { onTestFinished } from 'vitest';

/** Ends the output of each command. */
const END = /\u{1f6d1}(\d+)\n$/u;

/** One shell that a reader pastes commands into: what a command defines, the following ones see. */
export class ReaderShell {
  readonly #child;
  readonly #decoder = new StringDecoder('utf8');
  #output = '';
  #failed: Error | null = null;
  #wake = () => {};

  private constructor(directory: string, env: Readonly<Record<string, string | undefined>>) {
    this.#child = spawn('bash', ['--noprofile', '--norc'], {
      cwd: directory,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...env, CURL_HOME: directory },
    });
    this.#child.stdout.on('data', (bytes: Buffer) => {
      this.#output += this.#decoder.write(bytes);
      this.#wake();
    });
    this.#child.once('close', (code) => {
      this.#failed = new Error(`The shell ended with ${code}.`);
      this.#wake();
    });
    this.#child.stdin.write('set -o pipefail\n');
    onTestFinished(() => void this.#child.kill('SIGKILL'));
  }

  /** Opens one in the directory. An error status fails its `curl`, so that a wrong request is a failed command. */
  static async open(
    directory: string,
    env: Readonly<Record<string, string | undefined>>,
  ): Promise<ReaderShell> {
    await writeFile(join(directory, '.curlrc'), 'fail-with-body\nno-progress-meter\nmax-time = 30\n');
    return new ReaderShell(directory, env);
  }

  /** Runs one command. Resolves with what it printed on both outputs. Rejects, with that, when it fails. */
  async run(command: string): Promise<string> {
    this.#output = '';
    this.#child.stdin.write(`{ ${command}\n} </dev/null 2>&1\nprintf '\u{1f6d1}%s\\n' $?\n`);
    for (;;) {
      const ended = END.exec(this.#output);
      if (ended !== null) {
        const output = this.#output.slice(0, ended.index);
        if (ended[1] !== '0') throw new Error(`It ended with ${ended[1]}: ${output}`);
        return output;
      }
      if (this.#failed !== null) throw this.#failed;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
