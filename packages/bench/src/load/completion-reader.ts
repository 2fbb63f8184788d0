import { type BenchModel, completionFixture, completionText, VARIANT_COUNT } from '../upstream/fixtures.ts';
import type { AnswerReader } from './exchange.ts';
import type { LoadTally } from './load-tally.ts';

/** The bodies a client expects of `model`, per variant. */
export function expectedCompletions(model: BenchModel): readonly Buffer[] {
  return Array.from({ length: VARIANT_COUNT }, (_, variant) => completionFixture(model, variant));
}

/** A non-streamed completion: the upstream's bytes, or at least its text and token count. */
export class CompletionReader implements AnswerReader {
  readonly #expected: readonly Buffer[];
  readonly #tally: LoadTally;
  #variant = 0;
  #received: Buffer = Buffer.alloc(0);

  constructor(expected: readonly Buffer[], tally: LoadTally) {
    this.#expected = expected;
    this.#tally = tally;
  }

  begin(variant: number): void {
    this.#variant = variant;
    this.#received = Buffer.alloc(0);
  }

  read(buffer: Buffer, start: number, end: number): void {
    const piece = buffer.subarray(start, end);
    // The copy is needed: the range belongs to the connections' shared read buffer.
    this.#received =
      this.#received.length === 0 ? Buffer.from(piece) : Buffer.concat([this.#received, piece]);
  }

  verdict(): string | null {
    if (this.#received.equals(this.#expected[this.#variant]!)) {
      this.#tally.byteIdenticalCount += 1;
      return null;
    }
    return saysTheSame(this.#received, this.#variant) ? null : 'wrong_completion';
  }
}

function saysTheSame(body: Buffer, variant: number): boolean {
  try {
    const { choices, usage } = JSON.parse(body.toString()) as {
      choices: { message: { content: string } }[];
      usage: { total_tokens: number };
    };
    return choices[0]!.message.content.startsWith(completionText(variant)) && usage.total_tokens === 74;
  } catch {
    return false;
  }
}
