import type { TokenHash } from '@weir/domain/identity';
import type {
  EmailAddress,
  Invitation,
  InvitationRepository,
  InvitationState,
  ReceivedInvitation,
} from '@weir/domain/invitations';
import {
  type InvitationId,
  type OrganizationId,
  type OrganizationRole,
  type Page,
  type PageRequest,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Invitations } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Invitations, in PostgreSQL. */
export class PostgresInvitationRepository implements InvitationRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async hasOpen(organizationId: OrganizationId, email: EmailAddress, at: Date): Promise<boolean> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('invitations')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('email', '=', email)
        .where((expression) => inState(expression, 'open', at))
        .executeTakeFirst(),
    );
    return row !== undefined;
  }

  async insert(invitation: Invitation): Promise<Invitation> {
    const row = await runQuery(
      this.#kysely
        .insertInto('invitations')
        .values({
          id: invitation.id,
          organization_id: invitation.organizationId,
          email: invitation.email,
          role: invitation.role,
          created_at: invitation.createdAt,
          ...toColumns(invitation),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['organization_id', 'email'])
            .where('accepted_at', 'is', null)
            .where('declined_at', 'is', null)
            .where('revoked_at', 'is', null)
            .doUpdateSet((set) => ({
              role: set.ref('excluded.role'),
              token_hash: set.ref('excluded.token_hash'),
              invited_by: set.ref('excluded.invited_by'),
              mail_state: set.ref('excluded.mail_state'),
              expires_at: set.ref('excluded.expires_at'),
            }))
            .where('invitations.expires_at', '<=', invitation.createdAt),
        )
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
    return toInvitation(row);
  }

  async find(organizationId: OrganizationId, id: InvitationId): Promise<Invitation | null> {
    const row = await runQuery(this.#invitation(organizationId, id).executeTakeFirst());
    return row === undefined ? null : toInvitation(row);
  }

  async findForUpdate(organizationId: OrganizationId, id: InvitationId): Promise<Invitation | null> {
    const row = await runQuery(this.#invitation(organizationId, id).forUpdate().executeTakeFirst());
    return row === undefined ? null : toInvitation(row);
  }

  async list(
    organizationId: OrganizationId,
    state: InvitationState,
    at: Date,
    { limit, after }: PageRequest,
  ): Promise<Page<Invitation>> {
    let query = this.#kysely
      .selectFrom('invitations')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where((expression) => inState(expression, state, at));
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toInvitation), limit, ({ id }) => id);
  }

  async update(invitation: Invitation): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('invitations')
        .set(toColumns(invitation))
        .where('organization_id', '=', invitation.organizationId)
        .where('id', '=', invitation.id)
        .execute(),
    );
  }

  async membersAmong(
    organizationId: OrganizationId,
    emails: readonly EmailAddress[],
  ): Promise<ReadonlySet<EmailAddress>> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('organization_members')
        .innerJoin('users', 'users.id', 'organization_members.user_id')
        .select('users.email')
        .where('organization_members.organization_id', '=', organizationId)
        .where('users.email_verified', '=', true)
        .where('users.email', '=', sql<string>`any(${[...emails]}::text[])`)
        .execute(),
    );
    return new Set(rows.map(({ email }) => email as EmailAddress));
  }

  async organizationOf(id: InvitationId, email: string): Promise<OrganizationId | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('invitations')
        .select('organization_id')
        .where('id', '=', id)
        .where('email', '=', email)
        .executeTakeFirst(),
    );
    return row === undefined ? null : (row.organization_id as OrganizationId);
  }

  async listReceived(
    email: string,
    at: Date,
    { limit, after }: PageRequest,
  ): Promise<Page<ReceivedInvitation>> {
    let query = this.#kysely
      .selectFrom('invitations')
      .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
      .select([
        'invitations.id',
        'invitations.organization_id',
        'organizations.name',
        'invitations.role',
        'invitations.created_at',
        'invitations.expires_at',
      ])
      .where('invitations.email', '=', email)
      .where('invitations.accepted_at', 'is', null)
      .where('invitations.declined_at', 'is', null)
      .where('invitations.revoked_at', 'is', null)
      .where('invitations.expires_at', '>', at)
      .where('organizations.deleted_at', 'is', null);
    if (after !== null) query = query.where('invitations.id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('invitations.id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    const received = rows.map((row) => ({
      id: row.id as InvitationId,
      organizationId: row.organization_id as OrganizationId,
      organizationName: row.name,
      role: row.role as OrganizationRole,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    }));
    return toPage(received, limit, ({ id }) => id);
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`
        delete from invitations where id in (
          select id from invitations where expires_at < ${before} limit ${limit} for update skip locked)`.execute(
        this.#kysely,
      ),
    );
    return Number(numAffectedRows ?? 0n);
  }

  #invitation(organizationId: OrganizationId, id: InvitationId) {
    return this.#kysely
      .selectFrom('invitations')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('id', '=', id);
  }
}

/** The states of the domain's `stateOf`, in SQL. */
function inState(expression: ExpressionBuilder<DB, 'invitations'>, state: InvitationState, at: Date) {
  switch (state) {
    case 'accepted':
      return expression('accepted_at', 'is not', null);
    case 'declined':
      return expression('declined_at', 'is not', null);
    case 'revoked':
      return expression('revoked_at', 'is not', null);
    case 'open':
    case 'expired':
      return expression.and([
        expression('accepted_at', 'is', null),
        expression('declined_at', 'is', null),
        expression('revoked_at', 'is', null),
        expression('expires_at', state === 'open' ? '>' : '<=', at),
      ]);
  }
}

function toColumns(invitation: Invitation) {
  return {
    token_hash: invitation.tokenHash,
    invited_by: invitation.invitedBy,
    mail_state: invitation.mail,
    last_sent_at: invitation.lastSentAt,
    expires_at: invitation.expiresAt,
    accepted_at: invitation.acceptedAt,
    declined_at: invitation.declinedAt,
    revoked_at: invitation.revokedAt,
  };
}

function toInvitation(row: Selectable<Invitations>): Invitation {
  return {
    id: row.id as InvitationId,
    organizationId: row.organization_id as OrganizationId,
    email: row.email as EmailAddress,
    role: row.role as OrganizationRole,
    tokenHash: row.token_hash as TokenHash,
    invitedBy: row.invited_by as UserId | null,
    createdAt: row.created_at,
    mail: row.mail_state as Invitation['mail'],
    lastSentAt: row.last_sent_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    declinedAt: row.declined_at,
    revokedAt: row.revoked_at,
  };
}
