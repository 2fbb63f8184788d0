import type { Caller } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { ManagedModel, ModelChange, ModelRepository } from './managed-model.ts';

/** Adds to the history of a model what changed between these two states, as JSON has it. Nothing where nothing did. */
export async function recordModelChange(
  models: ModelRepository,
  { actor }: Caller,
  model: Pick<ManagedModel, 'id'>,
  action: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  { clock, randomBytes }: Pick<ManagementPorts, 'clock' | 'randomBytes'>,
  effectiveAt: Date | null = null,
): Promise<void> {
  const nowMs = clock.nowMs();
  const changes: Record<string, ModelChange['changes'][string]> = {};
  for (const [name, to] of Object.entries(after)) {
    const from = before[name] ?? null;
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[name] = { from, to };
  }
  if (Object.keys(changes).length === 0) return;
  await models.addChange(model.id, {
    id: newId(nowMs, randomBytes),
    changedAt: new Date(nowMs),
    effectiveAt: effectiveAt ?? new Date(nowMs),
    changedBy: actor.kind === 'user' ? actor.userId : null,
    action,
    changes,
  });
}
