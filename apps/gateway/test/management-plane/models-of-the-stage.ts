import type { TestManagement } from './start-test-management.ts';

function aModel(number: number, restricted: boolean) {
  const id = `019bc0de-0000-7000-8000-0000000f000${number}`;
  return { id, name: `stage-model-${number}`, restricted } as const;
}

/** The models that everybody on a stage can subscribe to. */
export const STAGE_MODELS = {
  open: aModel(1, false),
  pending: aModel(2, true),
  active: aModel(3, true),
  denied: aModel(4, true),
  suspended: aModel(5, true),
} as const;

export async function addStageModels({ database: { sql }, now }: TestManagement): Promise<void> {
  for (const { id, name, restricted } of Object.values(STAGE_MODELS)) {
    await sql`insert into models (id, name, owned_by, restricted, created_at)
      values (${id}, ${name}, 'weir', ${restricted}, ${now()})`;
  }
}
