import { DomainError } from '../kernel/domain-error.ts';
import type { ConnectionKind } from './connection-kinds.ts';
import {
  CONNECTION_PRESETS,
  type ConnectionPreset,
  type ConnectionPresetName,
} from './connection-presets.ts';
import type { Connection } from './model.ts';

type Settings = Pick<
  Connection,
  | 'name'
  | 'kind'
  | 'baseUrl'
  | 'apis'
  | 'credentialHeader'
  | 'addsModels'
  | 'streamOptions'
  | 'continuousUsage'
>;

/** What is said about a new connection; the preset says the rest. */
export type GivenSettings = { readonly [Name in keyof Settings]?: Settings[Name] | undefined } & {
  readonly preset?: ConnectionPresetName | null | undefined;
};

const DEFAULT_KIND: ConnectionKind = 'openai-compatible';

/** What is given, and for the rest what the preset says. Throws DomainError `invalid_parameter` where something is missing. */
export function withPreset(given: GivenSettings): Settings & Pick<Connection, 'preset'> {
  const preset: ConnectionPreset | null = given.preset ? CONNECTION_PRESETS[given.preset] : null;
  if (preset !== null && given.kind !== undefined && given.kind !== preset.kind) {
    throw invalid('kind', `kind: the preset has the kind ${preset.kind}.`);
  }
  const name = given.name ?? preset?.title;
  if (name === undefined) throw invalid('name', 'name is required without a preset.');
  const baseUrl = given.baseUrl ?? (preset?.baseUrlRequired === false ? preset.baseUrl : undefined);
  if (baseUrl === undefined) {
    const example = preset === null ? '' : `, e.g. ${preset.baseUrl}`;
    throw invalid('base_url', `base_url is required${example}.`);
  }
  return {
    name,
    preset: given.preset ?? null,
    kind: given.kind ?? preset?.kind ?? DEFAULT_KIND,
    baseUrl,
    // Null is given, too: it is what the kind has.
    apis: given.apis === undefined ? (preset?.apis ?? null) : given.apis,
    credentialHeader:
      given.credentialHeader === undefined ? (preset?.credentialHeader ?? null) : given.credentialHeader,
    addsModels: given.addsModels ?? preset?.addsModels ?? true,
    streamOptions: given.streamOptions ?? preset?.streamOptions ?? true,
    continuousUsage: given.continuousUsage ?? preset?.continuousUsage ?? false,
  };
}

function invalid(param: string, message: string): DomainError {
  return new DomainError('invalid_parameter', message, { param });
}
