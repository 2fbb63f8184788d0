export * from './create-team.ts';
export * from './delete-team.ts';
export * from './get-team.ts';
export * from './list-teams.ts';
export * from './ports.ts';
export * from './team.ts';
export * from './update-team.ts';
