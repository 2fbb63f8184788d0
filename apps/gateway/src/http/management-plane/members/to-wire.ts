import type { Member as MemberContract } from '@weir/contracts/members';
import type { Member } from '@weir/domain/members';
import type { z } from 'zod';

export function toMemberWire(member: Member): z.input<typeof MemberContract> {
  return {
    user_id: member.userId,
    display_name: member.displayName,
    email: member.email,
    role: member.role,
    joined_at: member.joinedAt.toISOString(),
  };
}
