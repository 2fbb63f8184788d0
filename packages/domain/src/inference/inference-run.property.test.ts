import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aRequestId } from '../../../testing/src/a-usage-record.ts';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { HOLDS_NOTHING } from '../limits/holds-nothing.ts';
import type { Extension } from '../limits/ports.ts';
import type { AccountBreakers } from '../routing/ports.ts';
import { startRun } from './__fixtures__/a-run.ts';
import { DONE, errorEvent, finish, ROLE, token, usageEvent } from './__fixtures__/open-ai-events.ts';
import type { ProviderErrorCode } from './provider-error.ts';

const CHUNKS = [
  ROLE,
  token('a'),
  token('b') + token('c'),
  `${token('d')}data: {"ha`,
  'lf":1}\n\n',
  ': comment\n\n',
  finish(),
  finish() + usageEvent(3, 2),
  usageEvent(3, 2),
  DONE,
  finish() + DONE,
  'data: [DONE]',
  errorEvent(),
  errorEvent(400),
  'not an event at all\n\n',
  `data: ${'x'.repeat(70_000)}`,
  '{"choices":[{"finish_reason":"stop"}]}',
];

/** Of a token's text, and of that with the number of its attempt. */
const TOKEN = /"content":"(?=[a-d])/g;
const NUMBERED = /"content":"\d/g;

const LIMIT_REACHED = new DomainError('api_key_budget_exceeded', 'Spent.');

type Step =
  | { readonly do: 'head'; readonly contentType: string }
  | { readonly do: 'chunk'; readonly bytes: string }
  | { readonly do: 'fail'; readonly code: ProviderErrorCode }
  | { readonly do: 'advance'; readonly ms: number }
  | {
      readonly do:
        | 'end'
        | 'other'
        | 'gone'
        | 'gone-in-write'
        | 'full'
        | 'drain'
        | 'shut-down'
        | 'cancel'
        | 'limit-waits'
        | 'limit-known'
        | 'limit-reached'
        | 'hold'
        | 'open-breakers'
        | 'durable'
        | 'reject';
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('chunk' as const), bytes: fc.constantFrom(...CHUNKS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('head' as const),
      contentType: fc.constantFrom('text/event-stream', 'text/event-stream', 'application/json'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      code: fc.constantFrom<ProviderErrorCode>(
        'upstream_connection_lost',
        'upstream_rejected',
        'upstream_overloaded',
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(1, 1_000, 5_000, 10_000, 15_000, 30_000, 130_000),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'end',
        'other',
        'gone',
        'gone-in-write',
        'full',
        'drain',
        'shut-down',
        'cancel',
        'limit-waits',
        'limit-known',
        'limit-reached',
        'hold',
        'open-breakers',
        'durable',
        'reject' as const,
      ),
    }),
  },
);

class CountingBreakers implements AccountBreakers {
  isOpen = false;
  allowed = 0;
  ended = 0;

  allows() {
    if (this.isOpen) return 'no';
    this.allowed++;
    return 'yes';
  }
  wouldAllow() {
    return this.isOpen ? 'no' : 'yes';
  }
  succeeded(): void {
    this.ended++;
  }
  failed(): void {
    this.ended++;
  }
  givenBack(): void {
    this.ended++;
  }
  retryAfterMs(): number {
    return 0;
  }
  stateOf() {
    return this.isOpen ? 'open' : 'closed';
  }
}

/** A quarter of a second is in no wait. */
const HEDGE_AFTER_MS = 900;
const A_STREAM = { stream: true, deployments: 1, holding: false, hedges: false, isFree: false };
const TWO = { ...A_STREAM, deployments: 2, hedges: true };
const SLOW: Step = { do: 'advance', ms: 1_000 };
const OTHER: Step = { do: 'other' };
const FINISHED: Step = { do: 'chunk', bytes: finish() + DONE };
/** What random steps seldom come to. */
const RARE: [Step[], typeof A_STREAM][] = [
  [[{ do: 'limit-reached' }, { do: 'chunk', bytes: token('a') + token('b') }], A_STREAM],
  [[{ do: 'limit-waits' }, { do: 'chunk', bytes: token('a') }, { do: 'limit-known' }], A_STREAM],
  [[{ do: 'chunk', bytes: token('a') }, { do: 'cancel' }, { do: 'limit-known' }], A_STREAM],
  [
    [
      { do: 'chunk', bytes: token('a') },
      { do: 'limit-reached' },
      { do: 'chunk', bytes: 'data: [DONE]' },
      { do: 'chunk', bytes: 'x'.repeat(70_000) },
    ],
    { ...A_STREAM, holding: true },
  ],
  [[{ do: 'fail', code: 'upstream_overloaded' }, { do: 'gone' }], A_STREAM],
  [[{ do: 'fail', code: 'upstream_overloaded' }, { do: 'cancel' }], A_STREAM],
  [[{ do: 'fail', code: 'upstream_overloaded' }, { do: 'shut-down' }], A_STREAM],
  [
    [{ do: 'fail', code: 'upstream_overloaded' }, { do: 'open-breakers' }, { do: 'advance', ms: 1_000 }],
    A_STREAM,
  ],
  [[SLOW, { do: 'chunk', bytes: ROLE }, OTHER, { do: 'chunk', bytes: token('a') }, FINISHED], TWO],
  [[SLOW, { do: 'chunk', bytes: token('a') }, OTHER, { do: 'chunk', bytes: token('b') }], TWO],
  [[SLOW, { do: 'fail', code: 'upstream_overloaded' }, { do: 'chunk', bytes: token('a') }, FINISHED], TWO],
  [[SLOW, { do: 'fail', code: 'upstream_rejected' }], TWO],
  [[SLOW, { do: 'gone' }], TWO],
  [[SLOW, { do: 'cancel' }], TWO],
  [[SLOW, { do: 'shut-down' }], TWO],
  [[{ do: 'gone-in-write' }, SLOW, { do: 'chunk', bytes: token('a') }], TWO],
  [[SLOW, { do: 'advance', ms: 30_000 }, { do: 'chunk', bytes: token('a') }], TWO],
  [
    [SLOW, { do: 'head', contentType: 'application/json' }, { do: 'chunk', bytes: '{' }, { do: 'end' }],
    { ...TWO, stream: false, deployments: 3 },
  ],
];

it('settles exactly once and ends in order, whatever comes when', async () => {
  const endings = new Map<string, number>();
  let goneClients = 0;
  let retried = 0;
  const endedWaiting = new Map<string, number>();
  const endedRacing = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 14, size: 'max' }),
      fc.record({
        stream: fc.boolean(),
        deployments: fc.integer({ min: 1, max: 3 }),
        holding: fc.boolean(),
        hedges: fc.boolean(),
        isFree: fc.boolean(),
      }),
      async (steps, { stream, deployments, holding, hedges, isFree }) => {
        const settled: unknown[] = [];
        const limit: { says: Extension; whenKnown: () => void } = { says: 'goes on', whenKnown: () => {} };
        const ask = (whenKnown: () => void) => {
          limit.whenKnown = whenKnown;
          return limit.says;
        };
        const admitted = {
          ...HOLDS_NOTHING,
          extendAtTokens: 0,
          extend: (_tokens: number, whenKnown: () => void) => ask(whenKnown),
          charge: ask,
          settle: (record: unknown) => void settled.push(record),
        };
        const body = stream ? {} : { stream: false };
        const breakers = new CountingBreakers();
        const routing = hedges ? { hedgeAfterMs: HEDGE_AFTER_MS } : {};
        const run = startRun({ body, deployments, keepAliveMs: 12_000, admitted, breakers, routing, isFree });
        const { client, clock, ledger, provider, runner, telemetry } = run;
        if (holding) ledger.mode = 'hold';
        let gone = false;
        const goAway = () => {
          gone ||= !client.isOver;
          client.goAway();
        };
        /** Whether steps happen to the first of two attempts that are under way. */
        let toFirst = false;
        const open = () => provider.exchanges.filter((each) => !each.aborted && !each.over);
        const take = (one: Step) => {
          const upstream = (toFirst ? open()[0] : undefined) ?? provider.upstream;
          const number = provider.exchanges.indexOf(upstream);
          if (one.do === 'other') toFirst = !toFirst;
          else if (one.do === 'head') upstream.head(one.contentType);
          else if (one.do === 'chunk') upstream.send(one.bytes.replaceAll(TOKEN, `"content":"${number}`));
          else if (one.do === 'fail') upstream.fail(one.code);
          else if (one.do === 'end') upstream.end();
          else if (one.do === 'advance') clock.advance(one.ms);
          else if (one.do === 'gone') goAway();
          else if (one.do === 'gone-in-write') client.onWrite = goAway;
          else if (one.do === 'full') client.ready = false;
          else if (one.do === 'drain') client.drain();
          else if (one.do === 'open-breakers') breakers.isOpen = true;
          else if (one.do === 'hold') ledger.mode = 'hold';
          else if (one.do === 'cancel')
            runner.cancel(runner.liveRequests({}, 1)[0]?.requestId ?? aRequestId(), {});
          else if (one.do === 'limit-waits') limit.says = 'waits';
          else if (one.do === 'limit-reached') limit.says = LIMIT_REACHED;
          else if (one.do === 'limit-known') {
            if (limit.says === 'waits') limit.says = 'goes on';
            limit.whenKnown();
          } else if (one.do === 'shut-down') {
            void runner.drain(0);
            clock.advance(0);
          } else {
            ledger.mode = one.do;
            ledger.answer(one.do);
          }
        };
        const check = () => {
          expect(client.violations).toEqual([]);
          expect(ledger.records.length).toBeLessThanOrEqual(1);
          expect(client.ends + client.failures.length).toBeLessThanOrEqual(1);
          const id = ledger.records[0]?.requestId ?? '';
          const tellsTheEnd =
            client.ends === 1 || /^data: \[DONE\]\n/m.test(client.text) || client.answer?.contentLength;
          if (tellsTheEnd) expect(ledger.durable.has(id)).toBe(true);
          // A settlement on its way belongs to an answer that the upstream has finished: nothing left to stop.
          if (gone && ledger.waiting === 0)
            for (const each of provider.exchanges) expect(each.aborted || each.over).toBe(true);
          expect(open().length).toBeLessThanOrEqual(run.phase === 'racing' ? 2 : 1);
          // One answer, from one attempt.
          expect(new Set(client.text.match(NUMBERED)).size).toBeLessThanOrEqual(1);
          // Nobody needs the request's bytes any more.
          if (ledger.records.length === 1) expect(() => run.request.body.bytes).toThrow('released');
        };

        for (const one of steps) {
          const was = run.phase;
          take(one);
          const ended = was === 'waiting' ? endedWaiting : was === 'racing' ? endedRacing : null;
          if (ended !== null && run.phase !== was) ended.set(one.do, (ended.get(one.do) ?? 0) + 1);
          // With and without a turn for promise callbacks in between.
          if (one.do !== 'chunk') await flushMicrotasks(6);
          check();
        }
        ledger.mode = 'durable';
        ledger.answer('durable');
        await flushMicrotasks(6);
        for (let round = 0; round < 4; round++) {
          clock.advance(130_000);
          await flushMicrotasks(6);
          check();
        }

        expect(ledger.records).toHaveLength(1);
        expect(telemetry.outcomes).toHaveLength(1);
        expect(run.logger.of('request.ended')).toHaveLength(1);
        if (ledger.durable.size === 1) expect(telemetry.outcomes).toEqual(ledger.records);
        else expect(telemetry.outcomes[0]).toMatchObject({ errorCode: expect.any(String) });
        expect(settled).toEqual(ledger.records);
        expect(client.isOver).toBe(!gone);
        expect(runner.activeRequests).toBe(0);
        expect(telemetry.activeStreams).toBe(0);
        expect(clock.pendingTimers).toBe(0);
        expect(telemetry.attempts.filter((what) => what === 'started')).toHaveLength(
          telemetry.attempts.length / 2,
        );
        expect(ledger.records[0]!.attempts).toHaveLength(provider.exchanges.length);
        // Every attempt that a breaker allowed ended once, one way or another. What a limit stopped was given back.
        if (!isFree) expect(breakers.allowed).toBe(provider.exchanges.length);
        expect(breakers.ended).toBe(breakers.allowed);
        const { ending, status, errorCode } = ledger.records[0]!;
        expect(errorCode === null).toBe(ending === 'completed');
        if (!gone) expect(status).not.toBeNull();
        if (ending === 'completed' && !gone && client.failures.length === 0) expect(client.ends).toBe(1);
        if (ending === 'client_disconnected') expect(gone).toBe(true);
        endings.set(ending, (endings.get(ending) ?? 0) + 1);
        if (gone) goneClients++;
        if (provider.exchanges.length > 1) retried++;
      },
    ),
    { numRuns: 1_500, examples: RARE },
  );
  // Counted so that a generator that never reaches the interesting cases is noticed.
  for (const ending of ['completed', 'upstream_failed', 'client_disconnected', 'timed_out', 'shut_down'])
    expect(endings.get(ending) ?? 0, ending).toBeGreaterThan(50);
  for (const ending of ['limit_reached', 'cancelled'])
    expect(endings.get(ending) ?? 0, ending).toBeGreaterThan(0);
  expect(goneClients).toBeGreaterThan(150);
  expect(retried).toBeGreaterThan(150);
  for (const how of ['gone', 'cancel', 'shut-down', 'advance'])
    expect(endedWaiting.get(how) ?? 0, how).toBeGreaterThan(0);
  for (const how of ['chunk', 'fail', 'gone', 'cancel', 'shut-down', 'advance'])
    expect(endedRacing.get(how) ?? 0, how).toBeGreaterThan(0);
}, 60_000);
