import {
  type Examples,
  nothing,
  organization,
  withQuery,
} from '../../../../test/management-plane/example.ts';

const once = () => ({ once: 'true' });

export const examples: Examples = {
  watchPlatform: { request: withQuery(nothing, once) },
  watchOrganization: { request: withQuery(organization, once) },
};
