import { type Ask, type Examples, organization } from '../../../../test/management-plane/example.ts';

/** A record of the key's, which the rows of usage have. */
const of =
  (
    key: 'colleague' | 'member' | 'organization',
    params: (scene: Parameters<Ask>[0]) => object = () => ({}),
  ): Ask =>
  (scene) => ({ params: { ...params(scene), request_id: `req_of_${scene.party.keyIds[key]}` } });
const ofOrganization = (scene: Parameters<Ask>[0]) => organization(scene).params!;

export const examples: Examples = {
  findOrganizationRequest: {
    request: of('colleague', ofOrganization),
    own: of('member', ofOrganization),
    variants: { "the organization's": of('organization', ofOrganization) },
  },
  findAnyRequest: { request: of('organization') },
};
