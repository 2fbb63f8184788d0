import { DomainError } from '../kernel/domain-error.ts';
import type { Model, ModelLifecycle } from './model.ts';

export type LifecycleState = 'active' | 'deprecated' | 'retired';

/** What a model is at this time, milliseconds since 1970. */
export function lifecycleAt({ deprecatedAt, retiresAt }: ModelLifecycle, atMs: number): LifecycleState {
  if (retiresAt !== null && retiresAt.getTime() <= atMs) return 'retired';
  return deprecatedAt !== null && deprecatedAt.getTime() <= atMs ? 'deprecated' : 'active';
}

/** `model_retired` for a request that names the model in this way. */
export function modelRetired(name: string, { lifecycle }: Pick<Model, 'lifecycle'>): DomainError {
  const day = lifecycle.retiresAt!.toISOString().slice(0, 10);
  return new DomainError('model_retired', `The model \`${name}\` was retired on ${day}.`, { param: 'model' });
}

const NO_HEADERS: readonly string[] = Object.freeze([]);

/** `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) of a model that leaves service, also before it does: name, value. */
export function lifecycleHeaders({ deprecatedAt, retiresAt }: ModelLifecycle): readonly string[] {
  if (deprecatedAt === null && retiresAt === null) return NO_HEADERS;
  return [
    ...(deprecatedAt === null ? [] : ['deprecation', `@${Math.floor(deprecatedAt.getTime() / 1000)}`]),
    ...(retiresAt === null ? [] : ['sunset', retiresAt.toUTCString()]),
  ];
}
