import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generateSchema, SCHEMA_FILE } from '../scripts/generate-schema.ts';

it('describes the API of openapi.json as it is now', async () => {
  const committed = await readFile(SCHEMA_FILE, 'utf8');
  const same = committed === (await generateSchema());
  expect(same, 'run `npx --yes pnpm@12 --filter @weir/api-client generate`').toBe(true);
});
