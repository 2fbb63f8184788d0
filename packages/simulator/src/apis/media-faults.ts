import type { ApiEvent, StreamFaults } from '../model-api.ts';
import { failure } from '../simulated-failure.ts';

/** What goes wrong in streams of images and of transcriptions, whose events say their own type. */
export function mediaFaults(malformed: ApiEvent): StreamFaults {
  const error = mediaEvent('error', { error: failure });
  return {
    empty: { index: 0, event: mediaEvent('keepalive', {}) },
    malformed,
    error,
    afterError: { data: '[DONE]' },
    failed: error,
  };
}

export function mediaEvent(type: string, members: object): ApiEvent {
  return { data: JSON.stringify({ type, ...members }) };
}
