export * from './authenticate-session.ts';
export * from './ports.ts';
export * from './session.ts';
export * from './session-token.ts';
export * from './start-session.ts';
export * from './user.ts';
