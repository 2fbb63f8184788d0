import { describe, expect, it } from 'vitest';
import { subscriptionOf } from './subscription-of.ts';
import type { Subscription } from './subscription-queries.ts';

const of = (user_id: string | null, state: Subscription['state'], model = 'llama') =>
  ({ user_id, state, model }) as Subscription;

describe('the subscription that counts', () => {
  it("is one's own before the organization's, and nobody else's", () => {
    const [everybodys, own, others] = [of(null, 'active'), of('me', 'pending'), of('them', 'active')];
    expect(subscriptionOf('llama', 'me', [others, everybodys, own])).toBe(own);
    expect(subscriptionOf('llama', 'me', [others, everybodys])).toBe(everybodys);
    expect(subscriptionOf('llama', 'me', [others])).toBeUndefined();
    expect(subscriptionOf('other', 'me', [own])).toBeUndefined();
  });

  it("is the organization's when one's own is over", () => {
    const [everybodys, own] = [of(null, 'active'), of('me', 'cancelled')];
    expect(subscriptionOf('llama', 'me', [own, everybodys])).toBe(everybodys);
    expect(subscriptionOf('llama', 'me', [own])).toBe(own);
  });
});
