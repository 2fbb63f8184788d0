import fc from 'fast-check';
import { encodedText, nastyText, nastyValue, rawBytes, someHeaders } from './nasty-values.ts';
import { rawRequest } from './raw-client.ts';

/** A valid request, whose parts are to be spoilt. */
export interface SoundRequest {
  readonly method: string;
  /** As in OpenAPI. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The members of the body are sent as the fields of a form, with a file. */
  readonly isForm?: true;
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

/** Puts one of the WORST_VALUES into one place, all else being sound. */
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

/** Puts a header into a request that is sound otherwise, or in the place of one it has. */
export function spoilHeader(name: string, value: string): Spoiling {
  return { params: {}, query: [], body: [], headers: { [name]: value } };
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
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('text' as const), text: rawBytes }) },
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
  const json = toBytes(sound.body, spoiling.body);
  const body = json === null || sound.isForm === undefined ? json : toForm(json);
  const type = sound.isForm === undefined ? 'application/json' : `multipart/form-data; boundary=${BOUNDARY}`;
  const bodyHeaders: Record<string, string> =
    body === null ? {} : { 'content-type': type, 'content-length': String(body.length) };
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

const BOUNDARY = 'spoilt';

/** What is no object stays as it is. */
function toForm(json: Buffer): Buffer {
  let members: unknown;
  try {
    members = JSON.parse(json.toString());
  } catch {
    return json;
  }
  if (typeof members !== 'object' || members === null) return json;
  const parts = Object.entries({ ...members, file: 'sound' }).map(([name, value]) => {
    const filename = name === 'file' ? '; filename="a.mp3"' : '';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${filename}\r\n\r\n${text}\r\n`;
  });
  return Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`);
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
  // An array has a length already, which is not anything.
  if (change.kind === 'add' && Array.isArray(body)) return body;
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
