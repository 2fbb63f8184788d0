import { describe, expect, it } from 'vitest';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { ALWAYS_CLOSED } from '../routing/__fixtures__/always-closed.ts';
import { startRun } from './__fixtures__/a-run.ts';
import { DONE, finish, token } from './__fixtures__/open-ai-events.ts';
import { RUN_STEPS, type RunAction, type RunEvent, type RunPhase } from './run-phase.ts';

type Run = ReturnType<typeof start>;

const KEEP_ALIVE = ': keepalive\n\n';
const KEEP_ALIVE_MS = 5_000;
const LINGER_MS = 1_000;
/** Twice that passes without a comment. */
const HEDGE_AFTER_MS = 2_000;
/** Long enough for a comment within the wait. */
const RETRY_AFTER_MS = 5_000;
const LONGEST_WAIT_MS = RETRY_AFTER_MS + 250;

function start(deployments: number, hedgeAfterMs: number | null) {
  const breakers = {
    ...ALWAYS_CLOSED,
    isOpen: false,
    allows: () => (breakers.isOpen ? 'no' : 'yes') as 'no',
  };
  return Object.assign(
    startRun({ deployments, keepAliveMs: KEEP_ALIVE_MS, breakers, routing: { hedgeAfterMs } }),
    { breakers },
  );
}

/** Brings a run, which is attempting, to the phase. */
const REACH: Readonly<Record<RunPhase, (run: Run) => void | Promise<void>>> = {
  attempting: () => {},
  racing: ({ clock }) => clock.advance(HEDGE_AFTER_MS),
  waiting: ({ provider }) =>
    provider.upstream.fail('upstream_overloaded', { status: 503, retryAfterMs: RETRY_AFTER_MS }),
  answering: ({ provider }) => void provider.upstream.send(token('a')),
  settling: ({ ledger, provider }) => {
    ledger.mode = 'hold';
    provider.upstream.send(token('a') + finish() + DONE);
  },
  closing: ({ ledger, provider }) => {
    ledger.mode = 'hold';
    provider.upstream.send(token('a'));
    provider.upstream.fail('upstream_connection_lost');
  },
  lingering: async ({ provider }) => {
    provider.upstream.send(token('a') + finish() + DONE);
    await flushMicrotasks();
  },
  done: async ({ provider }) => {
    provider.upstream.send(token('a') + finish() + DONE);
    provider.upstream.end();
    await flushMicrotasks();
  },
};

/** Makes the event happen from outside; `end sent` is the run's own, and follows from `durable`. */
const CAUSE: Readonly<Record<Exclude<RunEvent, 'end sent'>, (run: Run) => void>> = {
  slow: ({ clock }) => clock.advance(HEDGE_AFTER_MS),
  'body begins': ({ provider }) => void provider.upstream.head('application/json').send('{'),
  bytes: ({ provider }) => void provider.upstream.send(token('more')),
  'answer whole': ({ provider }) => void provider.upstream.send(finish() + DONE),
  'fails, others left': ({ provider }) => provider.upstream.fail('upstream_connection_lost'),
  'fails, may pass': ({ provider }) =>
    provider.upstream.fail('upstream_overloaded', { status: 503, retryAfterMs: RETRY_AFTER_MS }),
  fails: ({ provider, phase, breakers, clock }) => {
    if (phase !== 'waiting') provider.upstream.fail('upstream_rejected', { status: 400 });
    else {
      breakers.isOpen = true;
      clock.advance(LONGEST_WAIT_MS);
    }
  },
  'wait over': ({ clock }) => clock.advance(LONGEST_WAIT_MS),
  'upstream closed': ({ provider }) => provider.upstream.end(),
  'client drained': ({ client }) => client.drain(),
  'client gone': ({ client }) => client.goAway(),
  stopped: ({ clock, runner }) => {
    void runner.drain(0);
    clock.advance(0);
  },
  'keep-alive due': ({ clock }) => clock.advance(KEEP_ALIVE_MS),
  'linger limit': ({ clock }) => clock.advance(LINGER_MS),
  durable: ({ ledger }) => ledger.answer('durable'),
  'not durable': ({ ledger }) => ledger.answer('reject'),
};

/** What an attempt never tells in a phase, or what no clock can bring about in it. */
const IMPOSSIBLE: Readonly<Record<RunPhase, readonly RunEvent[]>> = {
  // Before the answer is whole, an upstream that closes is a failure.
  attempting: ['upstream closed', 'wait over', 'end sent'],
  // A failure leaves the other attempt.
  racing: ['upstream closed', 'fails, may pass', 'wait over', 'end sent'],
  waiting: ['end sent'],
  answering: ['upstream closed', 'wait over', 'end sent'],
  settling: ['wait over', 'end sent'],
  closing: ['wait over', 'end sent'],
  // Behind a whole answer everything is late bytes or a close, and the linger limit comes before any other time.
  lingering: [
    'slow',
    'body begins',
    'answer whole',
    'fails, others left',
    'fails, may pass',
    'fails',
    'wait over',
    'keep-alive due',
    'end sent',
  ],
  done: ['wait over', 'end sent'],
};

/** What can be seen of each action: whether it was taken, and no other. */
function seen(run: Run, before: ReturnType<typeof look>): RunAction {
  const after = look(run);
  if (after.exchanges > before.exchanges) return after.phase === 'racing' ? 'hedge' : 'try next';
  if (after.phase === 'waiting' && before.phase !== 'waiting') return 'wait';
  const ending = after.records > before.records ? run.ledger.records.at(-1)!.ending : null;
  if (after.overtaken > before.overtaken && (ending === null || ending === 'completed')) return 'lead';
  if (before.phase === 'racing' && after.phase === 'attempting') return 'go on';
  if (ending === 'completed') return 'settle';
  if (ending === 'client_disconnected') return 'leave';
  if (ending === 'shut_down') return 'stop';
  if (ending !== null) return 'fail';
  if (after.resumes > before.resumes) return 'resume';
  if (after.failures > before.failures) return 'deny';
  const written = after.text.slice(before.text.length);
  if (written === KEEP_ALIVE) return 'comment';
  if (written.includes(DONE)) return 'hand over';
  if (after.ends > before.ends) return 'end';
  return written === '' ? 'nothing' : 'pass';
}

function look({ client, ledger, provider, phase, telemetry }: Run) {
  return {
    phase,
    overtaken: telemetry.attempts.filter((how) => how === 'overtaken').length,
    exchanges: provider.exchanges.length,
    records: ledger.records.length,
    failures: client.failures.length,
    ends: client.ends,
    text: client.text,
    resumes: Math.min(...provider.exchanges.map(({ resumes }) => resumes)),
  };
}

const cells = Object.entries(RUN_STEPS).flatMap(([phase, steps]) =>
  Object.entries(steps).map(([event, step]) => ({
    phase: phase as RunPhase,
    event: event as RunEvent,
    ...step,
  })),
);

describe('RUN_STEPS', () => {
  const possible = cells.filter(({ phase, event }) => !IMPOSSIBLE[phase].includes(event));

  it.each(possible)('$phase, $event: $action, then $next', async ({ phase, event, action, next }) => {
    const isAlone = phase === 'waiting' || event === 'fails, may pass';
    const hedges = phase === 'racing' || event === 'slow';
    const run = start(isAlone ? 1 : 2, hedges ? HEDGE_AFTER_MS : null);
    if (event === 'client drained') {
      run.client.ready = false;
      // Fills the socket also of a client that has nothing of an answer yet.
      run.clock.advance(KEEP_ALIVE_MS);
    }
    await REACH[phase](run);
    expect(run.phase).toBe(phase);
    const before = look(run);
    CAUSE[event as Exclude<RunEvent, 'end sent'>](run);
    if (event === 'durable' || event === 'not durable') await flushMicrotasks();
    expect(seen(run, before)).toBe(action);
    // The attempt that leads makes its event happen to it alone.
    expect(run.phase).toBe(action === 'lead' ? RUN_STEPS[next][event].next : next);
    await flushMicrotasks();
    expect(run.client.violations).toEqual([]);
    expect(run.ledger.records.length).toBeLessThanOrEqual(1);
  });

  it('commits a record on the way out of the only four phases that have none yet', () => {
    const committing: readonly RunAction[] = ['settle', 'fail', 'leave', 'stop'];
    for (const { phase, action, next } of cells) {
      const isUnsettled = (one: RunPhase) => ['attempting', 'racing', 'waiting', 'answering'].includes(one);
      const leaves = isUnsettled(phase) && !isUnsettled(next);
      expect(committing.includes(action), `${phase} ${action}`).toBe(leaves);
    }
  });

  it('leaves nothing behind in `done`', () => {
    for (const { phase, action, next } of cells.filter((cell) => cell.phase === 'done'))
      expect({ phase, action, next }).toEqual({ phase: 'done', action: 'nothing', next: 'done' });
  });
});
