import { IssueTokens, TokenPair } from '@weir/contracts';
import { issueTokens } from '@weir/domain/tokens';
import { endpoint } from '../endpoint.ts';
import { toTokenPairWire } from './to-wire.ts';

export const issueTokensEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/auth/token',
    operationId: 'issueTokens',
    tag: 'Tokens',
    summary: 'Issue tokens for a script',
    description:
      'For a session or a personal access token. The access token lasts 15 minutes; the refresh token brings the next ' +
      'pair, for 30 days at most.',
    access: 'signed_in',
    body: IssueTokens,
    answer: { status: 200, schema: TokenPair, description: 'The tokens, shown this once only.' },
    errors: [409],
    guarded: true,
  },
  async ({ caller, body }, { management }) => toTokenPairWire(await issueTokens(caller, body, management)),
);
