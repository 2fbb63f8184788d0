import fc from 'fast-check';
import { rawRequest } from './raw-client.ts';

/** A valid request, whose parts are to be spoilt. */
export interface SoundRequest {
  readonly method: string;
  /** As in OpenAPI. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Names of what an operation takes. */
export interface OperationNames {
  readonly params: readonly string[];
  readonly query: readonly string[];
  readonly body: readonly string[];
}

type BodyChange =
  | { readonly kind: 'set' | 'remove'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'add'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'whole'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string };

/** What is done to a sound request. */
export interface Spoiling {
  /** Percent-encoded already. */
  readonly params: Readonly<Record<string, string | null>>;
  readonly query: readonly (readonly [string, string])[];
  readonly body: readonly BodyChange[];
  readonly headers: Readonly<Record<string, string>>;
}

const DEPTH = 2_000;
/** Stands for these characters of JSON, which no value is serialized to. */
const RAW = [
  '-0',
  '1e999',
  '-1e999',
  '1E400',
  '0.1e-999',
  '9007199254740993',
  '123456789012345678901234567890',
];
const nested = (open: string, close: string) => `raw:${open.repeat(DEPTH)}${close.repeat(DEPTH)}`;

const NASTY_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\u202e',
  '\ufeff',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  '-0',
  '1e3',
  '0x10',
  '٣',
  '9'.repeat(400),
  '../../etc/passwd',
  "'; drop table users; --",
  '\r\nset-cookie: weir_session=stolen',
  'x'.repeat(10_000),
  '\u0301'.repeat(300),
  '{{7*7}}',
  '=cmd()',
  '__proto__',
  '019bc0de-0000-7000-8000-00000000a001',
  '019BC0DE-0000-7000-8000-00000000A001',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-01-15T12:00:00.123456789Z',
  '-271821-04-20T00:00:00.000Z',
];

/** What breaks programs most often: for every place of every operation. */
export const WORST_VALUES: readonly unknown[] = [
  '',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e\ufeff',
  'x'.repeat(10_000),
  "'; drop table users; --",
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '00000000-0000-0000-0000-000000000000',
  'raw:1e999',
  'raw:-0',
  'raw:123456789012345678901234567890',
  nested('[', ']'),
  null,
  true,
  0,
  2 ** 31,
  [],
  {},
  ['\0'],
  { a: '\ud800' },
];

const nastyText = fc.oneof(
  fc.constantFrom(...NASTY_TEXTS),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 20 }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom(
    ...RAW.map((text) => `raw:${text}`),
    nested('[', ']'),
    nested('{"a":', '}').replace('}', '0}'),
  ),
  fc.constantFrom(null, true, false, 0, 1, -1, 0.5, 2 ** 31, 2 ** 53, 1e300, Number.MIN_VALUE),
  nastyText.map((text) => [text]),
  nastyText.map((text) => Array.from({ length: 300 }, () => text.slice(0, 50))),
  nastyText.map((text) => ({ [text.slice(0, 100)]: text })),
  fc.jsonValue({ maxDepth: 4 }),
);

const bytes = fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all).toString('latin1'));

/** Percent-encoded, well or not. */
const encodedText = fc.oneof(
  nastyText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 8_000)),
  fc.constantFrom(
    '%',
    '%zz',
    '%00',
    '%c0%80',
    '%ed%a0%80',
    '%ff',
    '%2e%2e%2f',
    '+',
    ';',
    '[]',
    '%0d%0a',
    '..',
    '.',
  ),
  nastyText.map((text) => Buffer.from(text).toString('base64url').slice(0, 300)),
  fc.uuid().map((id) => Buffer.from(id).toString('base64url')),
  fc.integer().map(String),
);

const headerValue = fc.oneof(
  fc.constantFrom('', ',', ';', 'null', '\t', 'x'.repeat(2_000), '"', '%00', '\xff\xfe', 'ü'),
  bytes.map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')),
);
const someHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc
    .record(
      {
        accept: headerValue,
        'accept-encoding': headerValue,
        'accept-language': headerValue,
        authorization: fc.oneof(
          fc.constantFrom(
            'Bearer',
            'Bearer ',
            'Basic Og==',
            'bearer a b',
            'Bearer weir_pat_',
            'Bearer sk-live-',
          ),
          fc.constantFrom(
            'Bearer eyJhbGciOiJub25lIn0.e30.',
            'Bearer ..',
            'Bearer eyJhbGciOiJFZERTQSJ9.W10.AA',
          ),
          headerValue,
          headerValue.map((text) => `Bearer ${text}`),
        ),
        'content-type': fc.oneof(
          fc.constantFrom(
            '',
            'text/plain',
            'application/json; charset=utf-16',
            'application/json;;',
            'multipart/form-data',
          ),
          headerValue,
        ),
        cookie: fc.oneof(
          headerValue,
          headerValue.map((text) => `weir_session=${text}`),
          fc.constantFrom(
            'weir_session',
            '=;=;',
            'weir_session=%',
            'weir_session=a; weir_session=b',
            '__proto__=a',
          ),
        ),
        'idempotency-key': fc.oneof(
          headerValue,
          fc.uuid(),
          fc.constantFrom('a', 'x'.repeat(255), 'x'.repeat(256)),
        ),
        'if-none-match': headerValue,
        forwarded: headerValue,
        origin: fc.oneof(headerValue, fc.constantFrom('null', 'http://weir.test', 'https://evil.example')),
        range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'x'),
        'sec-fetch-site': fc.oneof(headerValue, fc.constantFrom('cross-site', 'same-origin', 'none')),
        'user-agent': headerValue,
        'x-api-key': headerValue,
        'x-forwarded-for': fc.oneof(
          headerValue,
          fc.constantFrom(
            '::1',
            'fe80::1%eth0',
            '::ffff:1.2.3.4',
            '1.2.3.4, unknown',
            '999.1.1.1',
            '[::1]:80',
          ),
        ),
        'x-forwarded-proto': headerValue,
        'x-http-method-override': fc.constantFrom('DELETE', 'GET', ''),
        'x-request-id': fc.oneof(headerValue, fc.constantFrom('x'.repeat(300), 'a b', '{}')),
      },
      { requiredKeys: [] },
    )
    .map((headers) => Object.fromEntries(Object.entries(headers).slice(0, 3))),
);

/** Puts one of the {@link WORST_VALUES} into one place, all else being sound. */
export function spoilField(name: string, value: unknown): Spoiling {
  return { params: {}, query: [], body: [{ kind: 'add', name, value }], headers: {} };
}

/** The same for the place at an index, counted through the whole body. */
export function spoilPlace(at: number, value: unknown): Spoiling {
  return { params: {}, query: [], body: [{ kind: 'set', at, value }], headers: {} };
}

/** The same for a parameter of the query, as text; instead of one that the request has. */
export function spoilQuery(name: string, value: unknown): Spoiling {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const encoded = encodeURIComponent(text.toWellFormed()).slice(0, 16_000);
  return { params: {}, query: [[name, encoded]], body: [], headers: {} };
}

/** How many places there are in a body. */
export function countPlaces(body: unknown): number {
  return placesIn(body).length;
}

/** Ways to spoil a request: mostly a little, so that it comes a long way. */
export function spoilings(names: OperationNames): fc.Arbitrary<Spoiling> {
  const queryName = fc.constantFrom(...names.query, 'limit', 'cursor', 'unknown', '__proto__', 'a[b]', '');
  const bodyName = fc.oneof(fc.constantFrom(...names.body, 'unknown', '__proto__'), nastyText);
  const change: fc.Arbitrary<BodyChange> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('set' as const), at: fc.nat(50), value: nastyValue }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('add' as const), name: bodyName, value: nastyValue }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(50), value: fc.constant(0) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('whole' as const), value: nastyValue }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('text' as const), text: bytes }) },
  );
  // A segment of dots is not a parameter but another path.
  const segment = encodedText.filter((text) => !/^(\.|%2e){1,2}$/i.test(text));
  const param = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: segment });
  return fc.record({
    params: fc.record(Object.fromEntries(names.params.map((name) => [name, param]))),
    query: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(fc.tuple(queryName, encodedText), { minLength: 1, maxLength: 3 }) },
    ),
    body: fc.array(change, { maxLength: names.body.length > 0 ? 3 : 1 }),
    headers: someHeaders,
  });
}

/** The bytes of the spoilt request. */
export function spoil(sound: SoundRequest, spoiling: Spoiling): Buffer {
  const { method, path, params = {}, query = {}, headers } = sound;
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    return spoiling.params[name] ?? encodeURIComponent(params[name] ?? 'nothing');
  });
  const search = [
    ...Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
    ...spoiling.query.map(([name, value]) => `${encodeURIComponent(name)}=${value}`),
  ].join('&');
  const body = toBytes(sound.body, spoiling.body);
  const bodyHeaders: Record<string, string> =
    body === null ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) };
  return rawRequest({
    method: method.toUpperCase(),
    target: search === '' ? target : `${target}?${search}`,
    headers: {
      ...(body === null ? { 'content-length': '0' } : bodyHeaders),
      ...headers,
      ...spoiling.headers,
    },
    ...(body === null ? {} : { body }),
  });
}

function toBytes(sound: unknown, changes: readonly BodyChange[]): Buffer | null {
  if (sound === undefined && changes.length === 0) return null;
  let body: unknown = structuredClone(sound);
  for (const change of changes) {
    if (change.kind === 'text') return Buffer.from(change.text, 'latin1');
    if (change.kind === 'whole') body = structuredClone(change.value);
    else body = changed(body, change);
  }
  const json = JSON.stringify(body ?? null).replaceAll(/"raw:((?:[^"\\]|\\.)*)"/g, (_, text: string) =>
    text.replaceAll('\\"', '"'),
  );
  return Buffer.from(json);
}

function changed(body: unknown, change: Exclude<BodyChange, { kind: 'text' | 'whole' }>): unknown {
  const value = structuredClone(change.value);
  if (typeof body !== 'object' || body === null) return value;
  if (change.kind === 'add') {
    Object.defineProperty(body, change.name, { value, writable: true, enumerable: true, configurable: true });
    return body;
  }
  const places = placesIn(body);
  const place = places[change.at % places.length];
  if (place === undefined) return body;
  const [holder, key] = place;
  if (change.kind === 'remove') delete holder[key];
  else holder[key] = value;
  return body;
}

function placesIn(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [value as Record<string, unknown>, key] as [Record<string, unknown>, string],
    ...placesIn(inner),
  ]);
}
