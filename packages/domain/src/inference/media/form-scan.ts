import type { RequestScan } from '../dialect.ts';
import type { RequestBody } from '../request-body.ts';
import type { FormParser, FormPart } from './form-parser.ts';

const encoder = new TextEncoder();

/**
 * A form that is read from its bytes, as far at a time as the caller allows; or from its beginning, with the rest still arriving.
 * Nothing is copied but the texts of a few fields.
 */
export class FormScan implements RequestScan {
  readonly body: RequestBody;
  readonly contentType: string;
  readonly #parser: FormParser;

  /**
   * @param parser has read nothing, or all that is held of a body whose rest arrives
   */
  constructor(body: RequestBody, contentType: string, parser: FormParser) {
    this.body = body;
    this.contentType = contentType;
    this.#parser = parser;
  }

  get parts(): readonly FormPart[] {
    return this.#parser.parts;
  }

  /** @throws DomainError `malformed_form`, `invalid_parameter` */
  advance(maxBytes: number): boolean {
    const parser = this.#parser;
    const { bytes } = this.body;
    if (parser.length < bytes.length) parser.push(bytes.subarray(parser.length, parser.length + maxBytes));
    if (parser.length < bytes.length) return false;
    if (this.body.arriving === null) parser.end();
    return true;
  }

  /** The only part of this name, of those that are read; undefined without one. */
  part(name: string): FormPart | undefined {
    return this.parts.find((part) => part.name === name);
  }

  /** The text of a field that is read; undefined without one, and as long as its end has not come. */
  text(name: string): string | undefined {
    return this.#parser.texts.get(name);
  }

  /** What is held of a part's content. */
  heldOf({ start, end }: FormPart): Uint8Array {
    return this.body.bytes.subarray(start, end ?? undefined);
  }

  /** Bytes of a part's content that have come. */
  sizeOf({ start, end }: FormPart): number {
    return (end ?? this.#parser.length) - start;
  }

  /** What is held of the body, with another text for a field: views of the client's own bytes, but for the text. */
  withText({ start, end }: FormPart, text: string): readonly Uint8Array[] {
    const { bytes } = this.body;
    return [bytes.subarray(0, start), encoder.encode(text), bytes.subarray(end!)];
  }
}
