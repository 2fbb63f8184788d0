import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { ProviderError, type ResponseSink, scrubWords, type UpstreamHead } from '@weir/domain/inference';
import { readObject, toBedrockError, toStreamError } from './bedrock-errors.ts';
import { FrameSplitter } from './frame-splitter.ts';

const EVENT_STREAM = 'application/vnd.amazon.eventstream';
/** Of an event, which becomes a line of its own. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;
const LINE_ENDS = /[\r\n]+/g;

type Headers = Readonly<Record<string, { readonly value: unknown } | undefined>>;

/**
 * Turns an AWS event stream (https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html has its frames) into
 * server-sent events, and passes on any other answer as it is. Events of Converse keep their names; those of InvokeModel are
 * Anthropic's own. An exception in the stream is a failure, and so is an end within a frame. The events of one chunk go on as one.
 */
export class EventStreamSink implements ResponseSink {
  readonly #sink: ResponseSink;
  readonly #abort: () => void;
  readonly #credential: string | null;
  readonly #codec = new EventStreamCodec(toUtf8, fromUtf8);
  readonly #frames = new FrameSplitter();
  #isEventStream = false;
  #head: UpstreamHead | null = null;

  /** @param abort stops the upstream: nothing more is pushed */
  constructor(sink: ResponseSink, credential: string | null, abort: () => void) {
    this.#sink = sink;
    this.#credential = credential;
    this.#abort = abort;
  }

  head(head: UpstreamHead): void {
    this.#head = head;
    this.#isEventStream = head.contentType.toLowerCase().startsWith(EVENT_STREAM);
    this.#sink.head(this.#isEventStream ? { ...head, contentType: 'text/event-stream' } : head);
  }

  chunk(bytes: Uint8Array): boolean {
    if (!this.#isEventStream) return this.#sink.chunk(bytes);
    this.#frames.push(bytes);
    let text = '';
    let failure: ProviderError | null = null;
    try {
      for (let frame = this.#frames.next(); frame !== null; frame = this.#frames.next()) {
        const event = this.#readFrame(frame);
        if (typeof event === 'string') text += event;
        else {
          failure = event;
          break;
        }
      }
    } catch (cause) {
      // A wrong checksum, an impossible length, an event that is no JSON.
      failure = new ProviderError('upstream_malformed_answer', { cause });
    }
    const takesMore = text === '' || this.#sink.chunk(Buffer.from(text));
    if (failure === null) return takesMore;
    this.#abort();
    this.#sink.fail(this.#withHead(failure));
    return true;
  }

  end(): void {
    if (this.#frames.isEmpty) this.#sink.end();
    else this.#sink.fail(this.#withHead(new ProviderError('upstream_connection_lost')));
  }

  fail(error: ProviderError): void {
    this.#sink.fail(toBedrockError(error));
  }

  /** The event of a frame; empty for one without meaning. */
  #readFrame(frame: Uint8Array): string | ProviderError {
    const { headers, body } = this.#codec.decode(frame);
    const type = text(headers, ':message-type');
    if (type === 'event') return toEvent(text(headers, ':event-type'), toUtf8(body));
    if (type === 'exception') {
      const { message } = readObject(toUtf8(body));
      return toStreamError(text(headers, ':exception-type'), typeof message === 'string' ? message : null);
    }
    return toStreamError(text(headers, ':error-code'), text(headers, ':error-message') || null);
  }

  /** An error within a stream says neither its request nor its status. */
  #withHead({ code, status, words, cause }: ProviderError): ProviderError {
    return new ProviderError(code, {
      status: status ?? this.#head?.status,
      words: words && scrubWords(words, this.#credential),
      requestId: this.#head?.requestId ?? null,
      cause,
    });
  }
}

function toEvent(name: string, json: string): string {
  if (name === 'chunk') return toAnthropicEvent(json);
  if (!NAME.test(name)) return '';
  return `event: ${name}\ndata: ${json.replace(LINE_ENDS, ' ')}\n\n`;
}

/** `{"bytes": "…"}`: the base64 of an event of Anthropic's, whose type is its name. */
function toAnthropicEvent(json: string): string {
  const { bytes } = JSON.parse(json) as { bytes?: unknown };
  if (typeof bytes !== 'string') return '';
  const data = Buffer.from(bytes, 'base64').toString('utf8');
  const { type } = JSON.parse(data) as { type?: unknown };
  if (typeof type !== 'string' || !NAME.test(type)) return '';
  return `event: ${type}\ndata: ${data.replace(LINE_ENDS, ' ')}\n\n`;
}

function text(headers: Headers, name: string): string {
  const value = headers[name]?.value;
  return typeof value === 'string' ? value : '';
}
