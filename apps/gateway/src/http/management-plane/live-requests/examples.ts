import { type Ask, type Examples, nothing, organization } from '../../../../test/management-plane/example.ts';

/** No request runs. */
const request: Ask = (scene) => ({
  params: { ...organization(scene).params, record_id: '019bc0de-0000-7000-8000-00000000b001' },
});

export const examples: Examples = {
  cancelRequest: { request },
  listAllLiveRequests: { request: nothing },
  listLiveRequests: { request: organization },
};
