import type { ModelId } from '@weir/domain/kernel';
import type { TestManagement } from './start-test-management.ts';

let models = 0;

/** A new model without deployments. */
export async function addModel(
  { database: { sql }, now }: TestManagement,
  { restricted = false }: { readonly restricted?: boolean } = {},
): Promise<{ readonly id: ModelId; readonly name: string }> {
  const id = crypto.randomUUID() as string as ModelId;
  const name = `model-${++models}-${id}`;
  await sql`insert into models (id, name, owned_by, restricted, created_at)
    values (${id}, ${name}, 'weir', ${restricted}, ${now()})`;
  return { id, name };
}
