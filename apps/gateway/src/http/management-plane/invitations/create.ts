import { createInvitationsOperation, EmailAddress, type InvitationResult } from '@weir/contracts/invitations';
import {
  type EmailAddress as DomainEmailAddress,
  type InvitationResult as DomainInvitationResult,
  invitePeople,
} from '@weir/domain/invitations';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';
import { toInvitationWire } from './to-wire.ts';

export const createInvitationsEndpoint = handle(
  createInvitationsOperation,
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
