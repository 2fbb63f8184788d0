export * from './admit-all.ts';
export * from './ports.ts';
