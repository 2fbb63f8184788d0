import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeastRecentlyUsed } from './least-recently-used.ts';

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const operations = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), key: keys, value: fc.nat() }),
    fc.record({ kind: fc.constant('get' as const), key: keys }),
    fc.record({ kind: fc.constant('delete' as const), key: keys }),
    fc.record({ kind: fc.constant('clear' as const) }),
  ),
  { maxLength: 200 },
);

describe('LeastRecentlyUsed', () => {
  it('holds what a list kept in order of use would hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), operations, (capacity, steps) => {
        const cache = new LeastRecentlyUsed<number>(capacity);
        let model: { key: string; value: number }[] = [];
        for (const step of steps) {
          if (step.kind === 'clear') {
            cache.clear();
            model = [];
            continue;
          }
          const known = model.find((entry) => entry.key === step.key);
          model = model.filter((entry) => entry.key !== step.key);
          if (step.kind === 'set') {
            cache.set(step.key, step.value);
            model.unshift({ key: step.key, value: step.value });
            model = model.slice(0, capacity);
          } else if (step.kind === 'delete') {
            cache.delete(step.key);
          } else {
            expect(cache.get(step.key)).toBe(known?.value);
            if (known !== undefined) model.unshift(known);
          }
          expect(cache.size).toBe(model.length);
        }
      }),
    );
  });
});
