import type { Caller } from '../kernel/actor.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { AuditLog } from './ports.ts';
import { type AuditEntry, toAuditRecord } from './to-audit-record.ts';

const PERIOD_MS = 60_000;
/** Different refusals of one actor in a period; further ones are counted together. */
const MAX_PER_ACTOR = 20;
/** Different refusals in a period; further ones are counted together. */
const MAX_COUNTS = 1_000;

export interface RefusedWritesPorts {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly logger: Logger;
}

interface Count {
  repeated: number;
  caller: Caller;
  readonly entry: AuditEntry;
}

/**
 * Records refused writes so that a flood costs a few rows. The first of its kind (actor, action, code, target) in a minute
 * is recorded at once; repetitions are counted and recorded as one at the end of the minute. A process that is killed loses
 * the repetitions of its last minute.
 */
export class RefusedWrites {
  readonly #ports: RefusedWritesPorts;
  #counts = new Map<string, Count>();
  #byActor = new Map<string, number>();
  #timer: Timer | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(ports: RefusedWritesPorts) {
    this.#ports = ports;
  }

  /** Rejects when the first of its kind cannot be recorded: nobody tries unseen. */
  async record(caller: Caller, entry: AuditEntry): Promise<void> {
    this.#timer ??= this.#ports.clock.schedule(PERIOD_MS, () => void this.write());
    const actor = actorOf(caller);
    const name = `${actor} ${entry.action} ${entry.errorCode} ${entry.organizationId} ${entry.target?.id}`;
    const count = this.#counts.get(name);
    if (count !== undefined) {
      again(count, caller);
      return;
    }
    const ofActor = this.#byActor.get(actor) ?? 0;
    if (ofActor >= MAX_PER_ACTOR) {
      this.#countTogether(actor, caller, entry);
      return;
    }
    if (this.#counts.size >= MAX_COUNTS) {
      this.#countTogether('', { ...caller, actor: { kind: 'anonymous' } }, entry);
      return;
    }
    const begun: Count = { repeated: 0, caller, entry };
    this.#counts.set(name, begun);
    this.#byActor.set(actor, ofActor + 1);
    try {
      await this.#append(caller, entry);
    } catch (error) {
      if (this.#counts.get(name) === begun) this.#counts.delete(name);
      throw error;
    }
  }

  /** Records the repetitions and begins anew. Never rejects. */
  write(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = null;
    const repeated = [...this.#counts.values()].filter((count) => count.repeated > 0);
    this.#counts = new Map();
    this.#byActor = new Map();
    this.#writing = this.#writing.then(() => this.#appendAll(repeated));
    return this.#writing;
  }

  #countTogether(name: string, caller: Caller, entry: AuditEntry): void {
    const count = this.#counts.get(name);
    if (count !== undefined) {
      again(count, caller);
      return;
    }
    this.#counts.set(name, {
      repeated: 1,
      caller,
      entry: { ...entry, organizationId: null, target: null, changedFields: [] },
    });
  }

  async #appendAll(counts: readonly Count[]): Promise<void> {
    for (const [index, { repeated, caller, entry }] of counts.entries()) {
      try {
        await this.#append(caller, { ...entry, occurrences: repeated });
      } catch {
        this.#ports.logger.log('warn', 'audit.repetitions_not_written', { counts: counts.length - index });
        return;
      }
    }
  }

  #append(caller: Caller, entry: AuditEntry): Promise<void> {
    return this.#ports.audit.append(toAuditRecord(caller, entry, this.#ports));
  }
}

function again(count: Count, caller: Caller): void {
  count.repeated += 1;
  count.caller = { ...count.caller, requestId: caller.requestId };
}

function actorOf({ actor }: Caller): string {
  switch (actor.kind) {
    case 'user':
      return `user ${actor.userId} ${actor.signedInBy.via}`;
    case 'service_account':
      return `service_account ${actor.serviceAccountId}`;
    case 'system':
    case 'anonymous':
      return actor.kind;
  }
}
