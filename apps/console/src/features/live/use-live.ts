import { ApiError, openEventStream } from '@weir/api-client';
import { useEffect, useState } from 'react';
import { GATEWAY_URL } from '../../base-path.ts';
import { sessionEnded } from '../../session/session-ended.ts';
import { type LiveEvent, type LiveState, withEvent } from './live-state.ts';

export type LiveConnection = 'connecting' | 'live' | 'lost';

export interface Live {
  readonly connection: LiveConnection;
  readonly state: LiveState | null;
  /** Why it does not go on by itself. */
  readonly error: ApiError | null;
  retry(): void;
}

const RECONNECT_MS = 3_000;

/** Follows a stream of live events while the screen is shown. A lost connection is made again. @param path of the API */
export function useLive(path: string): Live {
  const [attempt, setAttempt] = useState(0);
  const [live, setLive] = useState<Omit<Live, 'retry'>>(NOTHING_YET);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens another stream
  useEffect(() => {
    const controller = new AbortController();
    void follow(path, controller.signal, setLive);
    return () => controller.abort();
  }, [path, attempt]);
  return {
    ...live,
    retry() {
      setLive(NOTHING_YET);
      setAttempt(attempt + 1);
    },
  };
}

const NOTHING_YET = { connection: 'connecting', state: null, error: null } as const;

type Tell = (next: (before: Omit<Live, 'retry'>) => Omit<Live, 'retry'>) => void;

async function follow(path: string, signal: AbortSignal, tell: Tell): Promise<void> {
  while (!signal.aborted) {
    try {
      const stream = await openEventStream({ method: 'GET', url: `${GATEWAY_URL}${path}`, signal });
      tell((before) => ({ ...before, connection: 'live', error: null }));
      for await (const { data } of stream.events) {
        const event = JSON.parse(data) as LiveEvent;
        if (event.event === 'end' && event.code.startsWith('session')) sessionEnded.set(true);
        tell((before) => ({ ...before, state: withEvent(before.state, event) }));
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && error.status === 401) sessionEnded.set(true);
      // What the gateway refuses is refused again.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
        tell((before) => ({ ...before, connection: 'lost', error }));
        return;
      }
    }
    tell((before) => ({ ...before, connection: 'lost' }));
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, RECONNECT_MS);
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
