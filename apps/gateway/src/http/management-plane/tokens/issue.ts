import { issueTokensOperation } from '@weir/contracts/tokens';
import { issueTokens } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toTokenPairWire } from './to-wire.ts';

export const issueTokensEndpoint = handle(issueTokensOperation, async ({ caller, body }, { management }) =>
  toTokenPairWire(await issueTokens(caller, body, management)),
);
