import type { LiveRequest } from '../inference/live-request.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { GatewayId, LiveRequestRepository, RunningRequests } from './ports.ts';

/** Between two writes. */
const INTERVAL_MS = 3_000;
const WRITE_TIMEOUT_MS = 5_000;
/** Most requests that one gateway writes. */
const MAX_WRITTEN = 1_000;
/** Most requests in one answer. */
const MAX_LISTED = 1_000;

export interface LiveRequestBoardPorts {
  readonly gatewayId: GatewayId;
  readonly running: RunningRequests;
  readonly repository: LiveRequestRepository;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The requests that run in all gateways: those of this process from its memory, those of others as they last wrote them. This
 * process writes its own at intervals, the longest running first, and nothing while it has none.
 */
export class LiveRequestBoard {
  readonly #ports: LiveRequestBoardPorts;
  /** Whether others may still see requests of this process. */
  #isShown = false;
  #isFailing = false;
  #timer: Timer | null = null;
  #writing: Promise<void> | null = null;
  #isClosed = false;

  constructor(ports: LiveRequestBoardPorts) {
    this.#ports = ports;
  }

  /** Starts writing at intervals. */
  start(): void {
    if (this.#isClosed) return;
    this.#timer = this.#ports.clock.schedule(INTERVAL_MS, () => void this.write().then(() => this.start()));
  }

  /** Writes for the last time. Settles within twice the time limit of a write. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    await this.#writing;
    await this.write();
  }

  /** Writes now what runs. Never rejects: the first of several failures is logged, and the next write makes up for it. */
  write(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  /** Of an organization, the latest first, at most 1,000; with a user, of this user's keys. */
  async listOf(organizationId: OrganizationId, userId: UserId | null): Promise<readonly LiveRequest[]> {
    const { gatewayId, running, repository } = this.#ports;
    const elsewhere = await repository.listElsewhere(organizationId, userId, gatewayId, MAX_LISTED);
    const filter = { organizationId, ...(userId !== null && { userId }) };
    return latestOf(running.liveRequests(filter, MAX_LISTED), elsewhere);
  }

  /** Of all organizations, the latest first, at most 1,000. */
  async listAll(): Promise<readonly LiveRequest[]> {
    const { gatewayId, running, repository } = this.#ports;
    const elsewhere = await repository.listAllElsewhere(gatewayId, MAX_LISTED);
    return latestOf(running.liveRequests({}, MAX_LISTED), elsewhere);
  }

  async #write(): Promise<void> {
    const { gatewayId, running, repository, clock, logger } = this.#ports;
    const requests = running.longestRunning(MAX_WRITTEN);
    if (requests.length === 0 && !this.#isShown) return;
    this.#isShown = true;
    const abort = new AbortController();
    const timer = clock.schedule(WRITE_TIMEOUT_MS, () => abort.abort());
    try {
      await repository.replace(gatewayId, requests, abort.signal);
      this.#isShown = requests.length > 0;
      this.#isFailing = false;
    } catch (error) {
      const errorCode = isDomainError(error) ? error.code : 'database_error';
      if (!this.#isFailing) logger.log('warn', 'live_requests.not_written', { errorCode });
      this.#isFailing = true;
    } finally {
      timer.cancel();
    }
  }
}

function latestOf(here: readonly LiveRequest[], elsewhere: readonly LiveRequest[]): readonly LiveRequest[] {
  return [...here, ...elsewhere]
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    .slice(0, MAX_LISTED);
}
