import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a later process needs to know of an embedded server. */
export interface ConnectionFacts {
  /** With the password of the role; its port is the last one used. */
  readonly url: string;
  readonly port: number;
  /** The postmaster, when it was started last. */
  readonly pid: number;
}

/** Null when the file is missing or unusable. */
export function readConnectionFacts(path: string): ConnectionFacts | null {
  try {
    const facts = JSON.parse(readFileSync(path, 'utf8')) as Partial<ConnectionFacts>;
    if (typeof facts.url !== 'string' || new URL(facts.url).password === '') return null;
    return { url: facts.url, port: Number(facts.port), pid: Number(facts.pid) };
  } catch {
    return null;
  }
}

/** Replaces the file as a whole: a reader sees the old facts or the new. */
export function writeConnectionFacts(path: string, facts: ConnectionFacts): void {
  const staging = `${path}.new`;
  writeFileSync(staging, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(staging, path);
}
