/** What `apps/gateway/test/console/console-stage.ts` gives. Loaded by its path, so that types of the gateway stay out of here. */
export interface Stage {
  readonly origin: string;
  readonly visitors: readonly { readonly role: string; readonly cookie: string }[];
  readonly params: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  cookieOf(role: string): string;
  signInAgain(role: string): Promise<string>;
  writeRefusals(): Promise<void>;
  /** Has decisions about subscriptions wait until the answer is called. */
  holdDecisions(): Promise<() => Promise<void>>;
  log(): string;
  weir(...args: readonly string[]): Promise<string>;
  startReplica(env: Readonly<Record<string, string>>): Promise<Replica>;
  stop(): Promise<void>;
}

export interface Replica {
  readonly origin: string;
  stop(): Promise<void>;
}

export async function startStage(env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const file = new URL('../../gateway/test/console/console-stage.ts', import.meta.url).href;
  const { startConsoleStage } = (await import(/* @vite-ignore */ file)) as {
    startConsoleStage: (env: Readonly<Record<string, string>>) => Promise<Stage>;
  };
  return startConsoleStage(env);
}
