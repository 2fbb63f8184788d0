export * from './get-profile.ts';
export * from './get-signed-in.ts';
export * from './get-user.ts';
export * from './list-users.ts';
export * from './update-profile.ts';
export * from './update-user.ts';
export type { Membership, UserProfile } from './user-profile.ts';
