export * from './common.ts';
export * from './errors.ts';
export * from './members.ts';
export * from './organizations.ts';
export * from './teams.ts';
export * from './workspaces.ts';
