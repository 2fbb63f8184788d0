/** What an engine says that fails while it answers. */
export const failure = {
  message: 'The simulated engine failed while it answered.',
  type: 'server_error',
  param: null,
  code: 'engine_failed',
} as const;
