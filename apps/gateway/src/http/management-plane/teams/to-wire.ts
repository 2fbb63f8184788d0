import type { Team as TeamContract, TeamMember as TeamMemberContract } from '@weir/contracts/teams';
import type { Team, TeamMember } from '@weir/domain/teams';
import type { z } from 'zod';

export function toTeamWire(team: Team): z.input<typeof TeamContract> {
  return {
    id: team.id,
    organization_id: team.organizationId,
    name: team.name,
    description: team.description,
    created_at: team.createdAt.toISOString(),
  };
}

export function toTeamMemberWire(member: TeamMember): z.input<typeof TeamMemberContract> {
  return {
    user_id: member.userId,
    display_name: member.displayName,
    added_at: member.addedAt.toISOString(),
  };
}
