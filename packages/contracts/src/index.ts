export * from './common.ts';
export * from './errors.ts';
export * from './teams.ts';
export * from './workspaces.ts';
