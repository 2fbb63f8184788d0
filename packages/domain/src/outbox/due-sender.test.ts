import { describe, expect, it } from 'vitest';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { DueSender } from './due-sender.ts';

function setUp(attempt: (item: string) => Promise<void> = async () => {}) {
  const clock = new FakeClock();
  const due: string[] = [];
  const failures: string[] = [];
  const sender = new DueSender<string>({
    takeDue: async (limit) => due.splice(0, limit),
    attempt,
    maxAtOnce: 3,
    failed: (errorCode) => void failures.push(errorCode),
    clock,
  });
  return { clock, due, failures, sender };
}

describe('DueSender', () => {
  it('sends soon what it is woken for, however often it is woken', async () => {
    const sent: string[] = [];
    const { clock, due, sender } = setUp(async (item) => void sent.push(item));
    sender.start();
    due.push('first');
    for (let wakes = 0; wakes < 20; wakes++) {
      sender.wake();
      await clock.advanceGently(10);
    }
    expect(sent).toEqual(['first']);
  });

  it('looks every five seconds where nobody wakes it, also after it was woken', async () => {
    const sent: string[] = [];
    const { clock, due, sender } = setUp(async (item) => void sent.push(item));
    sender.start();
    sender.wake();
    await clock.advanceGently(50);
    due.push('later');
    await clock.advanceGently(4_990);
    expect(sent).toEqual([]);
    await clock.advanceGently(10);
    expect(sent).toEqual(['later']);
  });

  it('ends every attempt of a batch, whatever one of them does, before it is closed', async () => {
    const slow = Promise.withResolvers<void>();
    let ended = false;
    const { due, failures, sender } = setUp(async (item) => {
      if (item === 'failing') throw new Error('not noted');
      await slow.promise;
      ended = true;
    });
    due.push('failing', 'slow');
    void sender.send();
    await flushMicrotasks();
    const closed = sender.close().then(() => ended);
    await flushMicrotasks();
    slow.resolve();
    expect(await closed).toBe(true);
    expect(failures).toEqual(['internal_error']);
  });
});
