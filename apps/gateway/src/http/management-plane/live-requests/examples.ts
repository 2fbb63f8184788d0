import { type Ask, type Examples, organization } from '../../../../test/management-plane/example.ts';

/** Which requests run is in no table. */
const request: Ask = (scene) => ({
  params: { ...organization(scene).params, record_id: '019bc0de-0000-7000-8000-00000000b001' },
});

export const examples: Examples = {
  cancelRequest: { request },
  listLiveRequests: { request: organization },
};
