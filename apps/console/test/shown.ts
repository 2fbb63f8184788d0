import type { Browser } from 'playwright-core';
import type { Stage } from './stage.ts';

/** What every journey is shown on. */
export interface Shown {
  readonly stage: Stage;
  readonly browser: Browser;
  /** A call of the API as somebody of the stage: what surrounds a journey and is not what it is about. */
  call(role: string, method: string, path: string, body?: unknown): Promise<CallAnswer>;
}

export interface CallAnswer {
  readonly status: number;
  readonly body: unknown;
}
