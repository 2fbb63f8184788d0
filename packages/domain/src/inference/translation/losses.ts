import { DomainError } from '../../kernel/domain-error.ts';

/**
 * What a target cannot express of a request. Nothing is lost in silence: each member is refused by its name, unless the model's
 * settings allow to drop it; the client is told which ones were.
 */
export class Losses {
  readonly #droppable: ReadonlySet<string>;
  readonly #dropped = new Set<string>();

  /** @param droppable names of the outermost members that the model's settings allow to drop */
  constructor(droppable: ReadonlySet<string>) {
    this.#droppable = droppable;
  }

  /** In the order in which they were met. */
  get dropped(): readonly string[] {
    return [...this.#dropped];
  }

  /**
   * Returns when the member may be dropped.
   *
   * @param name as the client wrote it, e.g. `logit_bias` or `messages.2.content.0`
   * @param reason a sentence, e.g. `Anthropic's API has no penalty.`
   * @throws DomainError `unsupported_parameter`
   */
  add(name: string, reason: string): void {
    const member = name.split('.', 1)[0]!;
    if (!this.#droppable.has(member)) {
      throw new DomainError(
        'unsupported_parameter',
        `The parameter \`${name}\` cannot be translated for the upstream of this model. ${reason}`,
        { param: name },
      );
    }
    this.#dropped.add(member);
  }
}
