export * from './get-member.ts';
export * from './list-members.ts';
export * from './member.ts';
export * from './name-actors.ts';
export * from './ports.ts';
export * from './remove-member.ts';
export * from './update-member.ts';
