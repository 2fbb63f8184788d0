import { normalizeBaseUrl } from './base-url.ts';
import { CONNECTION_PRESETS, type ConnectionPresetName } from './connection-presets.ts';
import { isUsableModelName } from './usable-model-name.ts';

/** A server that a discovery server lists, with the models that it runs. */
export interface ListedHost {
  /** As the list has it, e.g. `10.20.0.7:8000`; the first of those with one base URL. */
  readonly name: string;
  readonly baseUrl: string;
  readonly preset: ConnectionPresetName | null;
  /** Each once, at least one. */
  readonly models: readonly string[];
  readonly tags: readonly string[];
}

export interface HostList {
  readonly hosts: readonly ListedHost[];
  /** How many entries are none, or more than there may be. */
  readonly refused: number;
}

const MAX_HOSTS = 500;
const MAX_MODELS_OF_HOST = 100;
const MAX_HOST_LENGTH = 256;
const MAX_TAGS = 32;
const MAX_TAG_LENGTH = 64;
/** Visible ASCII, as in `gpu:h100`. */
const TAG = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

interface Entry {
  readonly model?: unknown;
  readonly tags?: unknown;
  readonly preset?: unknown;
}

/**
 * Reads the answer of a discovery server, which is not trusted: what is no host and model is passed over and counted. Two forms:
 *
 * - a map, `{"10.20.0.7:8000": {"model": "llama", "tags": ["gpu:h100"]}}`
 * - a list, bare or in `data`: `[{"address": "10.20.0.7:8000", "model": "llama", "tags": ["gpu:h100"]}]`, a host as often as it has models
 *
 * A host is `host:port`, reached by HTTP, or a base URL. `preset` names one of {@link CONNECTION_PRESETS}. Null for any other JSON.
 */
export function readHostList(json: unknown): HostList | null {
  const entries = entriesOf(json);
  if (entries === null) return null;
  const hosts = new Map<string, ListedHost>();
  let refused = 0;
  for (const [name, entry] of entries) {
    const host = readHost(name, entry);
    const known = host === null ? undefined : hosts.get(host.baseUrl);
    if (host === null || (known === undefined && hosts.size >= MAX_HOSTS)) refused++;
    else if (known === undefined) hosts.set(host.baseUrl, host);
    else if (known.models.length >= MAX_MODELS_OF_HOST) refused++;
    else hosts.set(host.baseUrl, merged(known, host));
  }
  return { hosts: [...hosts.values()], refused };
}

function entriesOf(json: unknown): readonly (readonly [unknown, unknown])[] | null {
  const list = Array.isArray(json) ? json : isObject(json) && Array.isArray(json.data) ? json.data : null;
  if (list !== null) return list.map((entry: unknown) => [isObject(entry) ? entry.address : null, entry]);
  return isObject(json) ? Object.entries(json) : null;
}

function readHost(name: unknown, entry: unknown): ListedHost | null {
  if (typeof name !== 'string' || name.length > MAX_HOST_LENGTH || !isObject(entry)) return null;
  const { model, tags, preset }: Entry = entry;
  if (typeof model !== 'string' || !isUsableModelName(model)) return null;
  const baseUrl = toBaseUrl(name);
  if (baseUrl === null) return null;
  return { name, baseUrl, preset: toPreset(preset), models: [model], tags: toTags(tags) };
}

function toBaseUrl(name: string): string | null {
  try {
    return normalizeBaseUrl(/^[a-z]+:\/\//i.test(name) ? name : `http://${name}`);
  } catch {
    return null;
  }
}

function toPreset(name: unknown): ConnectionPresetName | null {
  return typeof name === 'string' && Object.hasOwn(CONNECTION_PRESETS, name)
    ? (name as ConnectionPresetName)
    : null;
}

function toTags(tags: unknown): readonly string[] {
  if (!Array.isArray(tags)) return [];
  const usable = tags.filter(
    (tag): tag is string => typeof tag === 'string' && tag.length <= MAX_TAG_LENGTH && TAG.test(tag),
  );
  return [...new Set(usable)].slice(0, MAX_TAGS);
}

function merged(known: ListedHost, { models, tags }: ListedHost): ListedHost {
  return {
    ...known,
    models: [...new Set([...known.models, ...models])],
    tags: [...new Set([...known.tags, ...tags])].slice(0, MAX_TAGS),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
