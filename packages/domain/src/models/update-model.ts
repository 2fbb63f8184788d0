import type { Caller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { RoutingPolicy } from '../routing/routing-policy.ts';
import { followModel } from '../subscriptions/follow-model.ts';
import type { SubscriptionRepositories } from '../subscriptions/ports.ts';
import type { CatalogRepositories, ManagedModel, ModelKey, ModelSettings } from './managed-model.ts';
import { recordModelChange } from './record-model-change.ts';

/** Absent is unchanged. */
export type UpdateModelInput = {
  readonly [Field in keyof Omit<ModelSettings, 'enabled' | 'lifecycle' | 'routing'>]?:
    | ModelSettings[Field]
    | undefined;
} & {
  readonly routing?: RoutingChange | undefined;
  readonly deprecatedAt?: Date | null | undefined;
  readonly retiresAt?: Date | null | undefined;
};

type RoutingChange = { readonly [Field in keyof RoutingPolicy]?: RoutingPolicy[Field] | undefined };

/** A model after a change. */
export interface UpdatedModel {
  readonly model: ManagedModel;
  readonly changed: boolean;
  /** How many subscriptions changed with it, because it is restricted now, or no longer. */
  readonly subscriptions: number;
}

/**
 * Changes what operators decide about a model. Of one that becomes restricted, active subscriptions wait for a decision; of one that
 * is no longer, pending ones are active. A retired one is refused from that moment on, and back in service when its date
 * is cleared.
 *
 * @throws DomainError `not_found`, `invalid_parameter` for a date of retirement before that of deprecation, `name_taken` for an
 *   alias, `permission_denied`, `scope_missing`
 */
export function updateModel(
  caller: Caller,
  key: ModelKey,
  input: UpdateModelInput,
  ports: ManagementPorts<CatalogRepositories & SubscriptionRepositories>,
): Promise<UpdatedModel> {
  const { deprecatedAt, retiresAt, routing, ...patch } = input;
  type Needed = CatalogRepositories & SubscriptionRepositories;
  return writeToPlatform<UpdatedModel, Needed>(caller, 'model.update', ports, async (repositories) => {
    const { models } = repositories;
    const model = await models.findForUpdate(key);
    if (model === null) throw notFound('model');
    const { id } = model;
    const updated: ManagedModel = {
      ...model,
      ...given(patch),
      routing: { ...model.routing, ...given<RoutingPolicy>(routing ?? {}) },
      lifecycle: {
        deprecatedAt: deprecatedAt === undefined ? model.lifecycle.deprecatedAt : deprecatedAt,
        retiresAt: retiresAt === undefined ? model.lifecycle.retiresAt : retiresAt,
      },
    };
    requireOrder(updated);
    const [before, after] = [shownSettings(model), shownSettings(updated)];
    const changed = changedFields(before, after);
    if (changed.length === 0) return { result: { model, changed: false, subscriptions: 0 }, target: [] };
    await models.update(id, updated);
    let subscriptions = 0;
    if (updated.restricted !== model.restricted) {
      const event = updated.restricted ? 'restrict' : 'unrestrict';
      subscriptions = await followModel(id, event, repositories, ports);
    }
    await recordModelChange(models, caller, model, 'model.update', before, after, ports);
    return {
      // Read again: whether it needs a subscription is for the platform to say, too.
      result: { model: (await models.find(id))!, changed: true, subscriptions },
      target: { kind: 'model', id },
      changedFields: changed,
    };
  });
}

/** Without what is undefined. */
function given<Fields extends object>(
  fields: { readonly [Field in keyof Fields]?: Fields[Field] | undefined },
): Partial<Fields> {
  const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as Partial<Fields>;
}

function requireOrder({ lifecycle: { deprecatedAt, retiresAt } }: ManagedModel): void {
  if (deprecatedAt === null || retiresAt === null || deprecatedAt <= retiresAt) return;
  throw new DomainError('invalid_parameter', 'retires_at must not be before deprecated_at.', {
    param: 'retires_at',
  });
}

/** As the API shows it. */
export function shownSettings(model: ModelSettings): Record<string, unknown> {
  return {
    owned_by: model.ownedBy,
    context_length: model.contextLength,
    max_output_tokens: model.maxOutputTokens,
    capabilities: [...model.capabilities].sort(),
    drop_params: [...model.dropParams].sort(),
    aliases: [...model.aliases].sort(),
    deprecated_at: model.lifecycle.deprecatedAt?.toISOString() ?? null,
    retires_at: model.lifecycle.retiresAt?.toISOString() ?? null,
    restricted: model.restricted,
    free: model.free,
    routing: shownRouting(model.routing),
    enabled: model.enabled,
  };
}

function shownRouting(routing: RoutingPolicy): Record<string, unknown> {
  return {
    strategy: routing.strategy,
    stickiness: routing.stickiness,
    max_attempts: routing.maxAttempts,
    retry_time_ms: routing.retryTimeMs,
    hedge_after_ms: routing.hedgeAfterMs,
  };
}
