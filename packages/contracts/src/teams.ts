import { z } from 'zod';
import { Description, Id, listOf, Name, Timestamp } from './common.ts';

export const Team = z
  .strictObject({
    id: Id,
    organization_id: Id,
    name: z.string(),
    description: z.string().nullable(),
    created_at: Timestamp,
  })
  .meta({ id: 'Team' });

export const TeamList = listOf(Team, 'TeamList');

export const CreateTeam = z
  .strictObject({ name: Name, description: Description.nullable().default(null) })
  .meta({ id: 'CreateTeam' });

/** Absent is unchanged, null is cleared. */
export const UpdateTeam = z
  .strictObject({ name: Name.optional(), description: Description.nullable().optional() })
  .meta({ id: 'UpdateTeam' });

export const TeamMember = z
  .strictObject({ user_id: Id, display_name: z.string(), added_at: Timestamp })
  .meta({ id: 'TeamMember' });

export const TeamMemberList = listOf(TeamMember, 'TeamMemberList');

export const TeamMembership = z.strictObject({ team_id: Id, user_id: Id }).meta({ id: 'TeamMembership' });
