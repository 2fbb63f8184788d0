import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = 'quickstart.json';

const quickStart = z.object({
  base_url: z.string(),
  /** Null when the key was made elsewhere: secrets are shown once and not stored. */
  api_key: z.string().nullable(),
  models: z.array(z.string()),
  /** Signs in the set-up administrator, once, within the hour; null where identity providers are configured. */
  setup_url: z.string().nullable().default(null),
});

/** What a newcomer needs for a first request; a file in the data directory (mode 0600). */
export type QuickStart = z.infer<typeof quickStart>;

export function quickStartPath(dataDir: string): string {
  return join(dataDir, FILE);
}

/** Null when there is none, or it cannot be read. */
export async function readQuickStart(dataDir: string): Promise<QuickStart | null> {
  try {
    return quickStart.parse(JSON.parse(await readFile(quickStartPath(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

/** Written completely or not at all: a process that waits for the file never reads half of it. */
export async function writeQuickStart(dataDir: string, content: QuickStart): Promise<void> {
  const path = quickStartPath(dataDir);
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, path);
}
