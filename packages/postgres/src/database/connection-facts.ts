import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a later process must know about an embedded server. */
export interface ConnectionFacts {
  /** With the password of the role; its port is the last one used. */
  readonly url: string;
  readonly port: number;
  /** The process id of the postmaster at its last start. */
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

/** Replaces the file atomically: a reader sees the old facts or the new ones. */
export function writeConnectionFacts(path: string, facts: ConnectionFacts): void {
  const staging = `${path}.new`;
  writeFileSync(staging, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(staging, path);
}
