export { ApiError } from './api-error.ts';
export { type ApiClient, createApiClient } from './create-api-client.ts';
export {
  type ArrivedEvent,
  type EventStream,
  type EventStreamRequest,
  fetchWholeAnswer,
  openEventStream,
  type WholeAnswer,
} from './open-event-stream.ts';
export type { components, operations, paths } from './schema.generated.ts';
