import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId, type OrganizationId, type RandomBytes } from '../kernel/ids.ts';
import type { LimitKind } from './limit.ts';
import type {
  LimitDefinition,
  LimitRepository,
  LimitState,
  LimitSubject,
  NewLimit,
} from './limit-repository.ts';

/** A limit as it is given, with the name of its model. */
export interface LimitInput extends Omit<LimitDefinition, 'modelId'> {
  /** Never an alias; null for requests to every model. */
  readonly model: string | null;
}

/** What a limit is called where it is set. */
const FIELDS: Readonly<Record<LimitKind, string>> = {
  budget: 'budgets',
  credit: 'credits',
  request_quota: 'request_quotas',
  token_quota: 'token_quotas',
  requests_per_minute: 'requests_per_minute',
  tokens_per_minute: 'tokens_per_minute',
  parallel_requests: 'parallel_requests',
};

/**
 * Makes these the only limits of a subject, within a unit of work. Returns them, and the names of the fields that changed.
 *
 * @throws DomainError `invalid_parameter` for a model that does not exist
 */
export async function replaceLimits(
  organizationId: OrganizationId,
  subject: LimitSubject,
  limits: readonly LimitInput[],
  repository: LimitRepository,
  { clock, randomBytes }: { readonly clock: Clock; readonly randomBytes: RandomBytes },
): Promise<{ readonly result: readonly LimitState[]; readonly changedFields: readonly string[] }> {
  const nowMs = clock.nowMs();
  const at = new Date(nowMs);
  const models = await repository.findModels(limits.flatMap(({ model }) => model ?? []));
  const given = limits.map(({ model, ...limit }): NewLimit => {
    const modelId = model === null ? null : models.get(model);
    if (modelId === undefined) {
      throw new DomainError(
        'invalid_parameter',
        'models: one of them does not exist. Use names, not aliases.',
        {
          param: 'models',
        },
      );
    }
    return { ...limit, id: newId(nowMs, randomBytes), modelId };
  });
  const before = await repository.list(organizationId, subject, at);
  const changedFields = fieldsThatDiffer(before, given);
  if (changedFields.length === 0) return { result: before, changedFields };
  await repository.replace(organizationId, subject, given, at);
  return { result: await repository.list(organizationId, subject, at), changedFields };
}

function fieldsThatDiffer(before: readonly LimitState[], after: readonly NewLimit[]): string[] {
  const [texts, newTexts] = [before.map(textOf), after.map(textOf)];
  const changed = [
    ...before.filter((_, index) => !newTexts.includes(texts[index]!)),
    ...after.filter((_, index) => !texts.includes(newTexts[index]!)),
  ];
  return [
    ...new Set(changed.map(({ kind, modelId }) => (modelId === null ? FIELDS[kind] : 'models'))),
  ].toSorted();
}

function textOf({
  kind,
  modelId,
  period,
  amount,
  hard,
  letsFinish,
  thresholds,
}: LimitState | NewLimit): string {
  return [kind, modelId, period, amount, hard, letsFinish, thresholds].join(' ');
}
