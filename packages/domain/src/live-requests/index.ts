export * from './cancel-request.ts';
export * from './list-live-requests.ts';
export * from './live-request-board.ts';
export * from './ports.ts';
