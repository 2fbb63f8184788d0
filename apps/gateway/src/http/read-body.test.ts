import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { RequestBody } from '@weir/domain/inference';
import { type DomainError, isDomainError } from '@weir/domain/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyMemory } from './body-memory.ts';
import { readBody } from './read-body.ts';

const turn = () => new Promise(setImmediate);

/** A request whose body comes as a test says, read with these limits. */
class ReadRequest {
  readonly incoming = new IncomingMessage(new Socket());
  outcome: RequestBody | DomainError | null = null;

  constructor(memory: BodyMemory, maxBytes: number, declared: number | null) {
    this.incoming.headers['content-type'] = 'application/json';
    if (declared !== null) this.incoming.headers['content-length'] = `${declared}`;
    readBody(this.incoming, 'json', { maxBytes, memory }, (outcome) => {
      if (this.outcome !== null) throw new Error('It was called back twice.');
      this.outcome = outcome;
    });
  }

  async receive(bytes: Buffer | null): Promise<void> {
    this.incoming.push(bytes);
    await turn();
  }

  async abort(): Promise<void> {
    this.incoming.destroy();
    await turn();
  }

  get body(): RequestBody | null {
    return this.outcome === null || isDomainError(this.outcome) ? null : this.outcome;
  }

  get code(): string | null {
    return isDomainError(this.outcome) ? this.outcome.code : null;
  }
}

describe('readBody', () => {
  it('refuses a body for which there is no room before any of it has come, and takes it when there is', async () => {
    const memory = new BodyMemory(100);
    const first = new ReadRequest(memory, 80, 60);
    await first.receive(Buffer.alloc(30, ' '));
    expect(memory.usedBytes).toBe(30);
    expect(new ReadRequest(memory, 80, 71).code).toBe('body_memory_full');
    await first.receive(Buffer.alloc(30, ' '));
    expect(new ReadRequest(memory, 80, 41).code).toBe('body_memory_full');
    await first.receive(null);
    expect(first.body!.length).toBe(60);
    expect(new ReadRequest(memory, 80, 41).code).toBe('body_memory_full');
    first.body!.release();
    first.body!.release();
    expect(memory.usedBytes).toBe(0);
    expect(new ReadRequest(memory, 80, 41).outcome).toBeNull();
  });

  it.each([null, 101])(
    'refuses a body of length %s as soon as there is no room for the rest',
    async (declared) => {
      const memory = new BodyMemory(130);
      const request = new ReadRequest(memory, 1_000, declared);
      memory.take(30);
      await request.receive(Buffer.alloc(60, ' '));
      expect([request.outcome, memory.usedBytes]).toEqual([null, 90]);
      await request.receive(Buffer.alloc(41, ' '));
      expect([request.code, memory.usedBytes]).toEqual(['body_memory_full', 30]);
    },
  );

  it('takes nothing for a request whose client has left before', async () => {
    const memory = new BodyMemory(100);
    const incoming = new IncomingMessage(new Socket());
    incoming.headers['content-type'] = 'application/json';
    incoming.headers['content-length'] = '50';
    incoming.destroy();
    await turn();
    readBody(incoming, 'json', { maxBytes: 80, memory }, () => expect.unreachable());
    expect(memory.usedBytes).toBe(0);
  });

  it('gives the bytes as they came, in whatever pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (parts, isDeclared, size) => {
          const bytes = Buffer.from(parts.join(''));
          const request = new ReadRequest(new BodyMemory(10_000), 10_000, isDeclared ? bytes.length : null);
          for (let at = 0; at < bytes.length; at += size)
            request.incoming.push(bytes.subarray(at, at + size));
          await request.receive(null);
          expect(Buffer.from(request.body!.bytes)).toEqual(bytes);
        },
      ),
    );
  });

  it('counts exactly the bytes that are there, whatever happens to whom', async () => {
    const outcomes = new Set<string | null>();
    const step = fc.record({
      at: fc.nat({ max: 2 }),
      what: fc.constantFrom(
        'begin',
        'begin',
        'send',
        'send',
        'send invalid',
        'end',
        'end',
        'abort',
        'release',
      ),
      bytes: fc.integer({ min: 1, max: 60 }),
      isDeclared: fc.boolean(),
    });
    const took = (at: number, what: string, bytes = 1) => ({ at, what, bytes, isDeclared: false });
    // Rare outcomes: a body that is no JSON, and two that are allowed alone and too much together.
    const isNoJson = [took(0, 'begin'), took(0, 'send invalid'), took(0, 'end')];
    const memoryFills = [took(0, 'begin'), took(1, 'begin'), took(0, 'send', 40), took(1, 'send', 40)];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const memory = new BodyMemory(70);
        const slots: (
          | { request: ReadRequest; declared: number | null; sent: number; left: boolean }
          | undefined
        )[] = [];
        const held = () =>
          slots.reduce((sum, slot) => {
            if (slot === undefined || slot.left || slot.request.code !== null) return sum;
            return sum + slot.sent;
          }, 0);
        for (const { at, what, bytes, isDeclared } of steps) {
          const slot = slots[at];
          if (what === 'begin' && (slot === undefined || slot.left || slot.request.code !== null)) {
            const declared = isDeclared ? bytes : null;
            slots[at] = { request: new ReadRequest(memory, 50, declared), declared, sent: 0, left: false };
            outcomes.add(slots[at].request.code);
          }
          if (slot === undefined || slot.left) continue;
          const { request, declared } = slot;
          const room = declared === null ? bytes : declared - slot.sent;
          const isOpen = request.outcome === null;
          if (what.startsWith('send') && isOpen && room > 0) {
            const length = Math.min(bytes, room);
            slot.sent += length;
            await request.receive(Buffer.alloc(length, what === 'send' ? ' ' : 0xff));
          } else if (what === 'end' && isOpen && (declared === null || slot.sent === declared)) {
            await request.receive(null);
          } else if (what === 'abort' && isOpen) {
            slot.left = true;
            await request.abort();
          } else if (what === 'release' && request.body !== null) {
            slot.left = true;
            request.body.release();
          }
          outcomes.add(request.code ?? (request.body === null ? null : 'read'));
          expect(memory.usedBytes).toBe(held());
          expect(memory.usedBytes).toBeLessThanOrEqual(70);
        }
        for (const slot of slots) {
          slot?.request.body?.release();
          if (slot?.request.outcome === null) await slot.request.abort();
        }
        expect(memory.usedBytes).toBe(0);
      }),
      { numRuns: 500, examples: [[isNoJson], [memoryFills]] },
    );
    expect(outcomes).toEqual(new Set([null, 'read', 'body_too_large', 'body_memory_full', 'malformed_json']));
  });
});
