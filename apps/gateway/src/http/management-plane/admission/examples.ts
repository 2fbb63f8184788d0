import { type Ask, type Examples, nothing, withBody } from '../../../../test/management-plane/example.ts';
import { STAGE_MODELS } from '../../../../test/management-plane/models-of-the-stage.ts';
import type { Party } from '../../../../test/management-plane/world.ts';

const check = (of: (keyIds: Party['keyIds']) => string): Ask =>
  withBody(nothing, ({ party }) => ({
    api_key_id: of(party.keyIds),
    model: STAGE_MODELS.open.name,
    input_tokens: 1_000,
    max_output_tokens: 100,
  }));

export const examples: Examples = {
  checkAdmission: {
    request: check(({ colleague }) => colleague),
    own: check(({ member }) => member),
    variants: { "the organization's": check(({ organization }) => organization) },
  },
};
