import { execFileSync } from 'node:child_process';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@weir/postgres';
import { copyCluster } from '@weir/postgres/testing';
import { makeDataDir } from './gateway-process.ts';

/** How a database goes away: it hangs, every connection still open; or it is shut down and refuses. */
export type DatabaseOutage = 'frozen' | 'shut-down';

/** A PostgreSQL for one test, which can be taken away and given back. */
export class StoppableDatabase {
  readonly url: string;
  readonly #directory: Awaited<ReturnType<typeof makeDataDir>>;
  #server: EmbeddedPostgres;
  #frozen: number[] = [];

  private constructor(directory: Awaited<ReturnType<typeof makeDataDir>>, server: EmbeddedPostgres) {
    this.#directory = directory;
    this.#server = server;
    this.url = server.url;
  }

  static async start(): Promise<StoppableDatabase> {
    const directory = await makeDataDir();
    await copyCluster(directory.path);
    return new StoppableDatabase(directory, await startEmbeddedPostgres({ dataDir: directory.path }));
  }

  async goAway(outage: DatabaseOutage): Promise<void> {
    if (outage === 'shut-down') return this.#server.stop();
    // The postmaster first, so that no backend is born while the others are stopped.
    process.kill(this.#server.pid, 'SIGSTOP');
    this.#frozen = [this.#server.pid, ...childrenOf(this.#server.pid)];
    for (const pid of this.#frozen.slice(1)) process.kill(pid, 'SIGSTOP');
  }

  async comeBack(): Promise<void> {
    if (this.#frozen.length > 0) {
      for (const pid of this.#frozen.splice(0)) process.kill(pid, 'SIGCONT');
      return;
    }
    this.#server = await startEmbeddedPostgres({ dataDir: this.#directory.path });
    if (this.#server.url !== this.url) throw new Error('The port of the database was taken meanwhile.');
  }

  async remove(): Promise<void> {
    for (const pid of this.#frozen.splice(0)) process.kill(pid, 'SIGCONT');
    await this.#server.stop();
    await this.#directory.remove();
  }
}

function childrenOf(parent: number): number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return processes
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (ppid === parent ? [pid!] : []));
}
