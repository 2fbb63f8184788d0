import type { AnswerError, AnswerHead, ClientEvents, ClientSink } from '../ports.ts';

const decoder = new TextDecoder();

/** A client's connection that records what it is given, and every violation of the port's order. */
export class RecordingClient implements ClientSink {
  events: ClientEvents | null = null;
  answer: AnswerHead | null = null;
  readonly writes: Uint8Array[] = [];
  readonly failures: AnswerError[] = [];
  ends = 0;
  breaks = 0;
  readonly violations: string[] = [];
  /** False: the socket is full until `drain`. */
  ready = true;
  onWrite: (text: string) => void = () => {};
  gone = false;

  head(head: AnswerHead): void {
    if (this.answer !== null) this.violations.push('a second head');
    this.#mustBeOpen('head');
    this.answer = head;
  }

  write(bytes: Uint8Array): boolean {
    if (this.answer === null) this.violations.push('bytes before the head');
    this.#mustBeOpen('bytes');
    this.writes.push(bytes.slice());
    this.onWrite(decoder.decode(bytes));
    return this.ready;
  }

  end(): void {
    if (this.answer === null) this.violations.push('an end without a head');
    this.#mustBeOpen('end');
    this.ends++;
  }

  fail(error: AnswerError): void {
    this.#mustBeOpen('failure');
    this.failures.push(error);
  }

  breakOff(): void {
    if (this.answer === null) this.violations.push('a break without a head');
    this.#mustBeOpen('break');
    this.breaks++;
  }

  statusOf(error: AnswerError): number {
    return 'status' in error && error.code === 'upstream_rejected' ? (error.status ?? 400) : 502;
  }

  /** The connection breaks. */
  goAway(): void {
    if (this.gone || this.isOver) return;
    this.gone = true;
    this.events?.gone();
  }

  drain(): void {
    this.ready = true;
    if (!this.gone && !this.isOver) this.events?.drained();
  }

  get isOver(): boolean {
    return this.ends + this.failures.length + this.breaks > 0;
  }

  get text(): string {
    return decoder.decode(Uint8Array.from(this.writes.flatMap((bytes) => [...bytes])));
  }

  get errorCodes(): string[] {
    return this.failures.map((failure) => failure.code);
  }

  #mustBeOpen(what: string): void {
    if (this.isOver) this.violations.push(`${what} after the end`);
    if (this.gone) this.violations.push(`${what} for a client that is gone`);
  }
}
