import type { Team as TeamContract } from '@weir/contracts';
import type { Team } from '@weir/domain/teams';
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
