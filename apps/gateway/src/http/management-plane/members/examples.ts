import {
  type Ask,
  type Examples,
  organization,
  type Scene,
  withBody,
  withQuery,
} from '../../../../test/management-plane/example.ts';
import type { Inhabitant } from '../../../../test/management-plane/world.ts';

function member(of: (scene: Scene) => Inhabitant): Ask {
  return (scene) => ({
    params: { organization_id: scene.party.organizationId, user_id: of(scene).userId },
  });
}

export const examples: Examples = {
  getMember: { request: member(({ party }) => party.colleague) },
  listMembers: { request: withQuery(organization, () => ({ role: 'member' })) },
  removeMember: {
    request: member(({ party }) => party.colleague),
    own: member(({ me }) => me),
    variants: { 'an owner': member(({ party }) => party.otherOwner) },
  },
  updateMember: {
    request: withBody(
      member(({ party }) => party.colleague),
      () => ({ role: 'admin' }),
    ),
    own: withBody(
      member(({ me }) => me),
      () => ({ role: 'admin' }),
    ),
    variants: {
      'to owner': withBody(
        member(({ party }) => party.colleague),
        () => ({ role: 'owner' }),
      ),
      'of an owner': withBody(
        member(({ party }) => party.otherOwner),
        () => ({ role: 'member' }),
      ),
      'of oneself to owner': withBody(
        member(({ me }) => me),
        () => ({ role: 'owner' }),
      ),
    },
  },
};
