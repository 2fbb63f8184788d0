export { endpointNotAllowed } from './api-key-errors.ts';
export * from './authenticate-api-key.ts';
export * from './authenticated-key.ts';
export * from './authenticator-limits.ts';
export * from './key-use-recorder.ts';
export * from './ports.ts';
