import {
  type AddRows,
  type Examples,
  organization,
  withQuery,
} from '../../../../test/management-plane/example.ts';

/** A refusal of each key. */
export const addRows: AddRows = (rows, { organizationId, keyIds }) => {
  for (const keyId of Object.values(keyIds)) {
    rows.add('request_refusals', {
      minute: rows.at(0),
      organization_id: organizationId,
      api_key_id: keyId,
      code: 'model_not_allowed',
      count: 1,
      first_at: rows.at(0),
      last_at: rows.at(0),
    });
  }
};

export const examples: Examples = {
  listRefusals: {
    request: withQuery(organization, ({ party }) => ({ api_key_id: party.keyIds.colleague })),
    own: withQuery(organization, ({ party }) => ({ api_key_id: party.keyIds.member })),
    remark: ({ data }) => (data.length === 0 ? 'none' : null),
  },
};
