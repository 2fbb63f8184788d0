import { getMemberEndpoint } from './get.ts';
import { listMembersEndpoint } from './list.ts';
import { removeMemberEndpoint } from './remove.ts';
import { updateMemberEndpoint } from './update.ts';

export const memberEndpoints = [
  listMembersEndpoint,
  getMemberEndpoint,
  updateMemberEndpoint,
  removeMemberEndpoint,
];
