import { type ClientTags, NO_CLIENT_TAGS } from '../client-tags.ts';
import type { DialectRequest, UpstreamForm } from '../dialect.ts';
import { invalidParameter, JsonRequest } from '../json-request.ts';
import type { JsonScan } from '../json-scan.ts';
import { audioBytesPerSecond, audioSeconds } from './audio-seconds.ts';
import type { FormPart } from './form-parser.ts';
import type { FormScan } from './form-scan.ts';
import { MediaEventReader } from './media-event-reader.ts';

const MAX_MODEL_LENGTH = 256;

/** A request in JSON for images or for speech. */
export class MediaRequest implements DialectRequest {
  readonly model: string;
  readonly streaming: boolean;
  readonly estimatedInputTokens: number;
  readonly maxOutputTokens = null;
  readonly choices: number;
  readonly units: number;
  readonly #json: JsonRequest;

  constructor(json: JsonRequest, streaming: boolean, choices: number, units: number) {
    this.#json = json;
    this.model = json.readModel();
    this.estimatedInputTokens = json.estimatedInputTokens;
    this.streaming = streaming;
    this.choices = choices;
    this.units = units;
  }

  furtherModels(): string | null {
    return this.#json.furtherModels();
  }

  clientTags(): ClientTags {
    return this.#json.clientTags();
  }

  forUpstream(upstreamModel: string): UpstreamForm {
    return {
      body: this.#json.withModel(upstreamModel, this.model),
      reader: this.streaming ? new MediaEventReader(this.units) : null,
      addsStreamOptions: false,
    };
  }
}

/** @throws DomainError `missing_parameter`, `invalid_parameter` */
export function imageRequest(scan: JsonScan): MediaRequest {
  const json = new JsonRequest(scan);
  json.refuseDuplicates(['model', 'n', 'stream']);
  const images = json.readWhole('n', 1) ?? 1;
  return new MediaRequest(json, json.readBoolean('stream'), images, images);
}

/** @throws DomainError `missing_parameter`, `invalid_parameter` */
export function speechRequest(scan: JsonScan): MediaRequest {
  const json = new JsonRequest(scan);
  json.refuseDuplicates(['model', 'input', 'stream_format']);
  const input = json.read('input');
  if (typeof input !== 'string') throw invalidParameter('input', 'The parameter `input` must be a string.');
  return new MediaRequest(json, json.read('stream_format') === 'sse', 1, [...input].length);
}

/** A form with a file of sound. */
export class TranscriptionRequest implements DialectRequest {
  readonly model: string;
  readonly estimatedInputTokens = 0;
  readonly maxOutputTokens = null;
  readonly choices = 1;
  readonly #form: FormScan;
  readonly #file: FormPart;
  readonly #bytesPerSecond: number;

  /** @throws DomainError `missing_parameter`, `invalid_parameter` */
  constructor(form: FormScan) {
    const model = form.text('model');
    if (model === undefined || model === '' || model.length > MAX_MODEL_LENGTH) {
      throw invalidParameter(
        'model',
        `The parameter \`model\` must be a text of 1 to ${MAX_MODEL_LENGTH} characters.`,
      );
    }
    const file = form.part('file');
    if (file === undefined) throw invalidParameter('file', 'The parameter `file` is required.');
    this.#form = form;
    this.model = model;
    this.#file = file;
    this.#bytesPerSecond = audioBytesPerSecond(form.heldOf(file));
  }

  /** Of a form that arrives, the field may stand behind the file. */
  get streaming(): boolean {
    return this.#form.text('stream')?.toLowerCase() === 'true';
  }

  /** Of a file that arrives, those that have come. */
  get units(): number {
    return audioSeconds(this.#form.sizeOf(this.#file), this.#bytesPerSecond);
  }

  get mostUnits(): number {
    const toCome = this.#form.body.arriving?.mostBytes ?? 0;
    return audioSeconds(this.#form.sizeOf(this.#file) + toCome, this.#bytesPerSecond);
  }

  furtherModels(): null {
    return null;
  }

  /** A form has none that are recorded. */
  clientTags(): ClientTags {
    return NO_CLIENT_TAGS;
  }

  forUpstream(upstreamModel: string): UpstreamForm {
    const body =
      upstreamModel === this.model
        ? [this.#form.body.bytes]
        : this.#form.withText(this.#form.part('model')!, upstreamModel);
    return {
      body,
      contentType: this.#form.contentType,
      reader: this.streaming || this.#mayStream ? new MediaEventReader() : null,
      addsStreamOptions: false,
    };
  }

  /** Whether that is not known yet. */
  get #mayStream(): boolean {
    return this.#form.body.arriving !== null && this.#form.part('stream') === undefined;
  }
}
