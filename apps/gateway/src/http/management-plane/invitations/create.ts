import { CreateInvitations, EmailAddress, type InvitationResult, InvitationResults } from '@weir/contracts';
import {
  type EmailAddress as DomainEmailAddress,
  type InvitationResult as DomainInvitationResult,
  invitePeople,
} from '@weir/domain/invitations';
import type { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toInvitationWire } from './to-wire.ts';

export const createInvitationsEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/invitations',
    operationId: 'createInvitations',
    tag: 'Invitations',
    summary: 'Invite people by e-mail',
    description:
      'What is wrong with one entry does not spoil the others. An invitation stands for seven days; whoever signs in with the verified e-mail address can accept it.',
    access: 'invitation.create',
    params: organizationParams,
    body: CreateInvitations,
    answer: {
      status: 200,
      schema: InvitationResults,
      description: 'What came of each entry, in their order.',
    },
    errors: [404],
    guarded: true,
  },
  async ({ caller, params, body }, { management }) => {
    const entries = body.invitations.map(({ email, role }) => ({ email: parseEmail(email), role }));
    const results = await invitePeople(caller, params.organization_id, entries, management);
    const nowMs = management.clock.nowMs();
    return {
      data: results.map((result, index) => toResultWire(body.invitations[index]!.email, result, nowMs)),
    };
  },
);

function parseEmail(text: string): DomainEmailAddress | null {
  const parsed = EmailAddress.safeParse(text);
  return parsed.success ? (parsed.data as DomainEmailAddress) : null;
}

function toResultWire(
  email: string,
  result: DomainInvitationResult,
  nowMs: number,
): z.input<typeof InvitationResult> {
  if ('failed' in result) {
    return {
      email,
      status: 'failed',
      invitation: null,
      code: result.failed,
      mail: null,
      accept_url: null,
    };
  }
  return {
    email,
    status: 'invited',
    invitation: toInvitationWire(result.invitation, nowMs),
    code: null,
    mail: result.mail,
    accept_url: result.acceptUrl,
  };
}
