import type {
  DueMail,
  EmailAddress,
  MailCounts,
  MailFailure,
  OutgoingMail,
  OutgoingMailRepository,
} from '@weir/domain/invitations';
import type {
  InvitationId,
  OrganizationId,
  OrganizationRole,
  OutgoingMailId,
  UserId,
} from '@weir/domain/kernel';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

interface DueRow {
  id: string;
  invitation_id: string;
  token_encrypted: Buffer;
  created_at: Date;
  attempts: number;
  email: string;
  role: string;
  expires_at: Date;
  organization_name: string;
  is_open: boolean;
}

/** The queue of mails, in PostgreSQL. */
export class PostgresOutgoingMailRepository implements OutgoingMailRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async count(
    since: Date,
    { organizationId, sentBy }: { readonly organizationId: OrganizationId; readonly sentBy: UserId | null },
    recipients: readonly EmailAddress[],
  ): Promise<MailCounts> {
    // In one order, so that transactions with the same recipients do not wait for each other.
    const locked = [...(sentBy === null ? [] : [sentBy]), ...recipients];
    await runQuery(
      sql`select pg_advisory_xact_lock(number) from (
        select distinct hashtextextended('weir.mail.' || name, 0) as number
        from unnest(${locked}::text[]) as name order by 1) as numbers`.execute(this.#kysely),
    );
    const { rows } = await runQuery(
      sql<{ email: string; count: number }>`
        select invitations.email, count(*)::integer as count
        from invitations join outgoing_mails on outgoing_mails.invitation_id = invitations.id
        where invitations.email = any(${[...recipients]}::text[]) and outgoing_mails.created_at > ${since}
        group by invitations.email`.execute(this.#kysely),
    );
    const { rows: sums } = await runQuery(
      sql<{ by_organization: number; by_sender: number }>`
        select
          (select count(*)::integer from outgoing_mails
            where organization_id = ${organizationId} and created_at > ${since}) as by_organization,
          (select count(*)::integer from outgoing_mails
            where sent_by = ${sentBy} and created_at > ${since}) as by_sender`.execute(this.#kysely),
    );
    return {
      byOrganization: sums[0]!.by_organization,
      bySender: sums[0]!.by_sender,
      byRecipient: new Map(rows.map(({ email, count }) => [email as EmailAddress, count])),
    };
  }

  async insert(mail: OutgoingMail): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('outgoing_mails')
        .set({ token_encrypted: null, ended_at: mail.createdAt, failure: 'replaced' })
        .where('invitation_id', '=', mail.invitationId)
        .where('ended_at', 'is', null)
        .execute(),
    );
    await runQuery(
      this.#kysely
        .insertInto('outgoing_mails')
        .values({
          id: mail.id,
          organization_id: mail.organizationId,
          invitation_id: mail.invitationId,
          sent_by: mail.sentBy,
          token_encrypted: Buffer.from(mail.tokenEncrypted),
          created_at: mail.createdAt,
          due_at: mail.createdAt,
        })
        .execute(),
    );
  }

  async takeDue(at: Date, heldUntil: Date, limit: number): Promise<readonly DueMail[]> {
    const { rows } = await runQuery(
      sql<DueRow>`
        with due as (
          select id from outgoing_mails where ended_at is null and due_at <= ${at}
          order by due_at limit ${limit} for update skip locked
        ), taken as (
          update outgoing_mails set due_at = ${heldUntil}, attempts = attempts + 1
          from due where outgoing_mails.id = due.id
          returning outgoing_mails.*
        )
        select taken.id, taken.invitation_id, taken.token_encrypted, taken.created_at, taken.attempts,
          invitations.email, invitations.role, invitations.expires_at, organizations.name as organization_name,
          invitations.accepted_at is null and invitations.declined_at is null and invitations.revoked_at is null
            and invitations.expires_at > ${at} and organizations.deleted_at is null as is_open
        from taken
        join invitations on invitations.id = taken.invitation_id
        join organizations on organizations.id = taken.organization_id
        order by taken.created_at, taken.id`.execute(this.#kysely),
    );
    return rows.map((row) => ({
      id: row.id as OutgoingMailId,
      invitationId: row.invitation_id as InvitationId,
      tokenEncrypted: row.token_encrypted,
      createdAt: row.created_at,
      to: row.email as EmailAddress,
      organizationName: row.organization_name,
      role: row.role as OrganizationRole,
      expiresAt: row.expires_at,
      attempts: row.attempts,
      isOpen: row.is_open,
    }));
  }

  async end(id: OutgoingMailId, at: Date, failure: MailFailure | 'invitation_closed' | null): Promise<void> {
    await runQuery(
      sql`
        with ended as (
          update outgoing_mails set token_encrypted = null, ended_at = ${at}, failure = ${failure}
          where id = ${id} and ended_at is null
          returning invitation_id
        )
        update invitations
        set mail_state = case when ${failure}::text is null then 'sent' else 'failed' end,
          last_sent_at = case when ${failure}::text is null then ${at} else last_sent_at end
        from ended where invitations.id = ended.invitation_id`.execute(this.#kysely),
    );
  }

  async postpone(id: OutgoingMailId, dueAt: Date, failure: MailFailure): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('outgoing_mails')
        .set({ due_at: dueAt, failure })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute(),
    );
  }

  async deleteEnded(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`
        delete from outgoing_mails where id in (
          select id from outgoing_mails where ended_at is not null and created_at < ${before}
          order by created_at limit ${limit} for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}
