import {
  type AddRows,
  type Ask,
  type Examples,
  nothing,
  type Scene,
  withBody,
  withQuery,
} from '../../../../test/management-plane/example.ts';
import { STAGE_MODELS } from '../../../../test/management-plane/models-of-the-stage.ts';
import type { Inhabitant } from '../../../../test/management-plane/world.ts';

const STATES = ['pending', 'active', 'denied', 'suspended'] as const;
type State = (typeof STATES)[number];

/** Each member has one in each state, whose id is told by the user's. */
function idOf({ userId }: Pick<Inhabitant, 'userId'>, state: State): string {
  return `${userId.slice(0, -2)}0${STATES.indexOf(state)}`;
}

export const addRows: AddRows = (rows, { organizationId, member, colleague }) => {
  for (const { userId } of [member, colleague]) {
    for (const state of STATES) {
      const id = idOf({ userId }, state);
      rows.add('subscriptions', {
        id,
        organization_id: organizationId,
        user_id: userId,
        model_id: STAGE_MODELS[state].id,
        state,
        version: 1,
        requested_by: userId,
        requested_at: rows.at(0),
        created_at: rows.at(0),
        updated_at: rows.at(0),
      });
      rows.add('subscription_status_history', {
        id: rows.id(),
        subscription_id: id,
        organization_id: organizationId,
        event: 'request',
        to_state: state,
        actor_kind: 'user',
        actor_id: userId,
        version: 1,
        occurred_at: rows.at(0),
      });
    }
  }
};

const theirs = ({ party }: Scene) => party.colleague;
const mine = ({ me }: Scene) => me;

function subscription(state: State, of: (scene: Scene) => Inhabitant = theirs): Ask {
  return (scene) => ({ params: { subscription_id: idOf(of(scene), state) } });
}

function create(whom: 'me' | 'organization'): Ask {
  return withBody(nothing, ({ party }) => ({
    organization_id: party.organizationId,
    model: STAGE_MODELS.open.name,
    for: whom,
    reason: 'For research',
  }));
}

const seen = { version: 1, reason: 'Because.' };

export const examples: Examples = {
  approveSubscriptions: {
    request: withBody(nothing, ({ party }) => ({
      subscriptions: [
        {
          id: idOf(party.colleague, 'pending'),
          version: 1,
          quotas: [{ kind: 'request_quota', period: 'month', amount: 10 }],
          expires_at: '2099-01-01T00:00:00Z',
        },
      ],
      reason: null,
    })),
  },
  cancelSubscription: { request: subscription('active'), own: subscription('active', mine) },
  createSubscription: { request: create('organization'), own: create('me') },
  denySubscriptions: {
    request: withBody(nothing, ({ party }) => ({
      subscriptions: [{ id: idOf(party.colleague, 'pending'), version: 1 }],
      reason: 'Too expensive.',
    })),
  },
  getSubscription: { request: subscription('active'), own: subscription('active', mine) },
  getSubscriptionStats: { request: withQuery(nothing, () => ({ model: STAGE_MODELS.pending.name })) },
  listSubscriptionHistory: { request: subscription('active'), own: subscription('active', mine) },
  listSubscriptionQueue: { request: withQuery(nothing, () => ({ state: 'pending', limit: '2' })) },
  listSubscriptions: {
    request: nothing,
    variants: {
      'of an organization': withQuery(nothing, ({ party }) => ({ organization_id: party.organizationId })),
    },
  },
  requestSubscriptionReview: {
    request: withBody(subscription('denied'), () => ({ reason: 'Please.' })),
    own: withBody(subscription('denied', mine), () => ({ reason: 'Please.' })),
  },
  resumeSubscription: { request: withBody(subscription('suspended'), () => seen) },
  revertSubscription: { request: withBody(subscription('active'), () => seen) },
  suspendSubscription: { request: withBody(subscription('active'), () => seen) },
  updateSubscriptionTerms: {
    request: withBody(subscription('active'), () => ({
      version: 1,
      quotas: [{ kind: 'token_quota', period: '30d', amount: 1_000 }],
      expires_at: '2099-01-01T00:00:00Z',
    })),
  },
};
