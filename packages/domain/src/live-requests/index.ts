export * from './cancel-request.ts';
export * from './list-live-requests.ts';
export * from './ports.ts';
