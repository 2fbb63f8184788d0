import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordingLogger, takeAll } from '@weir/testing';
import { expect, it } from 'vitest';
import { openSpool } from '../src/open-spool.ts';

const KILLS = 20;
const SCRIPT = join(import.meta.dirname, 'append-until-killed.ts');

/** What the child said on its last complete line and before, when it was killed `afterMs` into its work. */
function runAndKill(directory: string, run: number, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, directory, String(run)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(said.split('\n').slice(0, -1));
      else reject(new Error(`the child ended by itself with code ${code}`));
    });
  });
}

it(`finds every acknowledged record again after kill -9, ${KILLS} times`, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'weir-spool-kill-'));
  const owed = new Set<string>();
  const released = new Set<string>();
  let acknowledged = 0;
  try {
    for (let run = 0; run < KILLS; run++) {
      for (const line of await runAndKill(directory, run, Math.random() * 60)) {
        const [word, ...ids] = line.split(' ');
        for (const id of ids) {
          if (word === 'released') {
            released.add(id);
            owed.delete(id);
          } else {
            acknowledged += 1;
            // A release can be told before the acknowledgement of what it releases.
            if (!released.has(id)) owed.add(id);
          }
        }
      }
      const logger = new RecordingLogger();
      const spool = await openSpool({ directory, logger });
      const last = run === KILLS - 1;
      // In between the records are looked at and left, so that the next run goes on with them.
      const found = last ? await takeAll(spool, 1_000) : [];
      if (last) {
        const ids = found.map((record) => record.requestId as string);
        expect(new Set(ids).size).toBe(ids.length);
        const present = new Set(ids);
        expect([...owed].filter((id) => !present.has(id))).toEqual([]);
      } else expect(spool.depth()).toBeGreaterThanOrEqual(owed.size);
      expect(logger.of('spool.corrupt_segment')).toEqual([]);
      await spool.close();
    }
    expect(acknowledged).toBeGreaterThan(KILLS * 10);
    expect(released.size).toBeGreaterThan(KILLS);
  } finally {
    await rm(directory, { recursive: true });
  }
}, 120_000);
