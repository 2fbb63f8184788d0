import { API_KEY_HEADERS, type Dialect } from '../dialect.ts';
import { errorEnvelope } from '../error-envelope.ts';
import { membersToRead } from '../json-request.ts';
import type { JsonScan } from '../json-scan.ts';
import { FormParser, type PartsToRead } from './form-parser.ts';
import { FormScan } from './form-scan.ts';
import { imageRequest, speechRequest, TranscriptionRequest } from './media-request.ts';
import { readMediaBody } from './read-media-body.ts';

const common = {
  name: 'media',
  credentials: API_KEY_HEADERS,
  requestIdHeader: null,
  keepAlive: new TextEncoder().encode(': keepalive\n\n'),
  readBody: readMediaBody,
  errorBody: errorEnvelope,
  errorEvent: (error) => `event: error\ndata: ${errorEnvelope(error)}\n\n`,
} as const satisfies Omit<Dialect, 'members' | 'parse'>;

/** Images (https://platform.openai.com/docs/api-reference/images/create). */
export const imageDialect: Dialect = {
  ...common,
  members: membersToRead(['n', 'stream'], ['prompt']),
  parse: (scan: JsonScan) => imageRequest(scan),
};

/** Speech (https://platform.openai.com/docs/api-reference/audio/createSpeech). Its sound is not read. */
export const speechDialect: Dialect = {
  ...common,
  members: membersToRead(['input', 'stream_format'], ['instructions', 'input']),
  parse: (scan: JsonScan) => speechRequest(scan),
  passesBody: (contentType) => !/^(?:application\/json|text\/)/i.test(contentType),
};

const TRANSCRIPTION_PARTS: PartsToRead = new Map([
  ['model', 'text'],
  ['stream', 'text'],
  ['file', 'bytes'],
]);

/** Transcriptions (https://platform.openai.com/docs/api-reference/audio/createTranscription). A request is a form. */
export const transcriptionDialect: Dialect = {
  ...common,
  members: membersToRead([], []),
  form: {
    scan: (body, contentType) =>
      new FormScan(body, contentType, new FormParser(contentType, TRANSCRIPTION_PARTS)),
    begin: (beginning, contentType) => {
      const parser = new FormParser(contentType, TRANSCRIPTION_PARTS);
      parser.push(beginning);
      const isReady = parser.texts.has('model') && parser.open?.name === 'file';
      return isReady ? { check: parser, scan: (body) => new FormScan(body, contentType, parser) } : null;
    },
  },
  parse: (form: FormScan) => new TranscriptionRequest(form),
};
