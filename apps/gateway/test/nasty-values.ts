import fc from 'fast-check';

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
  '/\r\nset-cookie: weir_session=stolen',
  '//evil.example/\\',
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

export const nastyText = fc.oneof(
  fc.constantFrom(...NASTY_TEXTS),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 20 }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
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

export const rawBytes = fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all).toString('latin1'));

/** Percent-encoded, well or not. */
export const encodedText = fc.oneof(
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

/** What comes in headers that are no good, by their names. */
export const WORST_HEADERS: Readonly<Record<string, readonly string[]>> = {
  accept: ['', '*', 'text/html;q=NaN'],
  'accept-encoding': ['', 'identity;q=0', 'x'],
  authorization: [
    '',
    'Bearer',
    'Bearer ',
    'Basic Og==',
    'bearer a b',
    'Bearer weir_pat_',
    'Bearer sk-live-',
    'Bearer ..',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'Bearer eyJhbGciOiJFZERTQSJ9.W10.AA',
    `Bearer ${'x'.repeat(8_000)}`,
  ],
  'content-encoding': ['gzip', 'identity', 'x'],
  'content-type': [
    '',
    'text/plain',
    'application/json; charset=utf-16',
    'application/json;;',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
  ],
  cookie: [
    '',
    '=;=;',
    'weir_session',
    'weir_session=',
    'weir_session=%',
    'weir_session=%00',
    'weir_session=a; weir_session=b',
    '__Host-weir_session=a',
    '__proto__=a',
    `weir_session=${'x'.repeat(8_000)}`,
  ],
  expect: ['nonsense'],
  forwarded: ['', 'for=_', 'for="[::1]:x"'],
  'idempotency-key': ['', ' ', 'a', 'a b', 'x'.repeat(255), 'x'.repeat(256), '\xff', '{}'],
  'if-none-match': ['*', '"'],
  origin: ['', 'null', 'http://weir.test', 'https://evil.example', 'http://[::1', 'x'],
  range: ['bytes=0-', 'bytes=9-1', 'x'],
  'sec-fetch-site': ['', 'cross-site', 'same-origin', 'none', 'x'],
  upgrade: ['websocket', 'h2c'],
  'user-agent': ['', '\xff\xfe', 'x'.repeat(8_000), '\t'],
  'api-key': ['', 'sk-live-', 'x'],
  'x-api-key': ['', 'sk-live-', 'x'],
  'x-forwarded-for': [
    '',
    ',',
    '::1',
    'fe80::1%eth0',
    '::ffff:1.2.3.4',
    '1.2.3.4, unknown',
    '999.1.1.1',
    '[::1]:80',
    '127.0.0.1,'.repeat(500),
  ],
  'x-forwarded-proto': ['', 'x'],
  'x-http-method-override': ['DELETE', 'GET', ''],
  'x-request-id': ['', 'x'.repeat(300), 'a b', '{}', '\xff'],
};

const headerText = fc.oneof(
  fc.constantFrom(',', ';', 'null', '\t', '"', '%00', '\xff\xfe', 'ü'),
  rawBytes.map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')),
);

/** Mostly none, at most three. */
export const someHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(fc.constantFrom(...Object.keys(WORST_HEADERS)), { minLength: 1, maxLength: 3 })
      .chain((names) =>
        fc.record(
          Object.fromEntries(
            names.map((name) => [name, fc.oneof(fc.constantFrom(...WORST_HEADERS[name]!), headerText)]),
          ),
        ),
      ),
  },
);
