export * from './inference-request.ts';
export * from './inference-services.ts';
export * from './openai/parse-request.ts';
export * from './ports.ts';
export * from './provider-error.ts';
export * from './run-inference.ts';
export * from './scrub-words.ts';
export * from './start-completion.ts';
