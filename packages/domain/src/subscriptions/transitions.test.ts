import { describe, expect, it } from 'vitest';
import { isDomainError } from '../kernel/domain-error.ts';
import { SUBSCRIPTION_STATES, type SubscriptionState } from './subscription.ts';
import {
  SUBSCRIPTION_EVENTS,
  type SubscriptionCause,
  type SubscriptionEvent,
  stateAfter,
} from './transitions.ts';

const CAUSES = ['requester', 'organization_admin', 'platform_admin', 'system'] as const;

/** The state after an event, or the code of the refusal. */
function outcome(
  from: SubscriptionState | null,
  event: SubscriptionEvent,
  by: SubscriptionCause,
  { restricted = true, reason = 'Because.' as string | null } = {},
): string {
  try {
    return stateAfter(from, event, { by, restricted, reason });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error.code;
  }
}

/** Everything that there is: event, state before, state after a restricted and an unrestricted model, and who may. */
const ALLOWED = [
  ['request', 'none', 'pending', 'active', 'requester organization_admin platform_admin'],
  ['request', 'cancelled', 'pending', 'active', 'requester organization_admin platform_admin'],
  ['request', 'expired', 'pending', 'active', 'requester organization_admin platform_admin'],
  ['request_review', 'denied', 'pending', 'active', 'requester organization_admin'],
  ['cancel', 'pending', 'cancelled', 'cancelled', 'requester organization_admin platform_admin'],
  ['cancel', 'active', 'cancelled', 'cancelled', 'requester organization_admin platform_admin'],
  ['approve', 'pending', 'active', 'active', 'platform_admin'],
  ['deny', 'pending', 'denied', 'denied', 'platform_admin'],
  ['revert', 'active', 'pending', 'conflict', 'platform_admin'],
  ['revert', 'denied', 'pending', 'conflict', 'platform_admin'],
  ['suspend', 'active', 'suspended', 'suspended', 'platform_admin'],
  ['resume', 'suspended', 'active', 'active', 'platform_admin'],
  ['restrict', 'active', 'pending', 'pending', 'system'],
  ['unrestrict', 'pending', 'active', 'active', 'system'],
  ['retire', 'pending', 'cancelled', 'cancelled', 'system'],
  ['retire', 'active', 'cancelled', 'cancelled', 'system'],
  ['expire', 'active', 'expired', 'expired', 'system'],
  ['leave', 'pending', 'cancelled', 'cancelled', 'system'],
  ['leave', 'active', 'cancelled', 'cancelled', 'system'],
] as const;

describe('the state of a subscription', () => {
  it('changes only as the table says, by whom the table says', () => {
    const expected = [];
    const found = [];
    for (const event of SUBSCRIPTION_EVENTS) {
      for (const from of [null, ...SUBSCRIPTION_STATES]) {
        for (const by of CAUSES) {
          const row = ALLOWED.find((allowed) => allowed[0] === event && allowed[1] === (from ?? 'none'));
          const mayEver = ALLOWED.some(
            (allowed) => allowed[0] === event && allowed[4].split(' ').includes(by),
          );
          for (const restricted of [true, false]) {
            const trial = `${event} of ${from} by ${by}, restricted: ${restricted}`;
            const refusal = mayEver ? 'conflict' : 'permission_denied';
            expected.push([trial, row === undefined || !mayEver ? refusal : row[restricted ? 2 : 3]]);
            found.push([trial, outcome(from, event, by, { restricted })]);
          }
        }
      }
    }
    expect(found).toHaveLength(13 * 7 * 4 * 2);
    expect(found).toEqual(expected);
  });

  it('is denied and suspended only with a reason', () => {
    for (const [from, event] of [
      ['pending', 'deny'],
      ['active', 'suspend'],
    ] as const) {
      expect(outcome(from, event, 'platform_admin', { reason: null })).toBe('missing_parameter');
    }
    expect(outcome('pending', 'approve', 'platform_admin', { reason: null })).toBe('active');
  });

  it('is never active by the requester where the model is restricted', () => {
    for (const event of SUBSCRIPTION_EVENTS) {
      for (const from of [null, ...SUBSCRIPTION_STATES]) {
        for (const by of ['requester', 'organization_admin'] as const) {
          expect([event, from, outcome(from, event, by)]).not.toEqual([event, from, 'active']);
        }
      }
    }
  });
});
