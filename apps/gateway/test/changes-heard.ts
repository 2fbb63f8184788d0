import type { Database } from '@weir/postgres';
import { expect, vi } from 'vitest';
import type { Composition } from '../src/compose.ts';

/** For `vi.waitFor`: changes of keys are heard within a second; a busy machine gets another one. */
export const WITHIN_A_SECOND = { timeout: 2_000, interval: 5 };

let markers = 0;

/** Resolves once a gateway has heard of every change committed before: PostgreSQL tells them in order. */
export async function changesHeard({ services }: Composition, { sql }: Database): Promise<void> {
  const marker = `marker ${++markers}`;
  const heard = vi.spyOn(services.authenticator, 'apiKeyChanged');
  try {
    await sql.notify('weir_api_keys', marker);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(marker), { timeout: 15_000, interval: 5 });
  } finally {
    heard.mockRestore();
  }
}
