export * from './find-request.ts';
export * from './stream-shape.ts';
export * from './time-to-first-token.ts';
export * from './timeline.ts';
