import type { AnswerStorage, StoredAnswer } from './model-api.ts';

const maximumAnswers = 1_000;
const maximumCharacters = 64 * 1_024 * 1_024;

/** The answers that were to be stored, by id. Forgets the oldest beyond its bounds. */
export class StoredAnswers implements AnswerStorage {
  readonly #answers = new Map<string, StoredAnswer>();
  #characters = 0;

  get(id: string): StoredAnswer | undefined {
    return this.#answers.get(id);
  }

  add(id: string, answer: StoredAnswer): void {
    if (answer.body.length > maximumCharacters) return;
    this.delete(id);
    this.#answers.set(id, answer);
    this.#characters += answer.body.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= maximumAnswers && this.#characters <= maximumCharacters) return;
      this.delete(oldest);
    }
  }

  /** @returns whether there was one. */
  delete(id: string): boolean {
    this.#characters -= this.#answers.get(id)?.body.length ?? 0;
    return this.#answers.delete(id);
  }

  clear(): void {
    this.#answers.clear();
    this.#characters = 0;
  }
}
