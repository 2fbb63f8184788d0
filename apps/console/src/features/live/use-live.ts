import type { ApiError } from '@weir/api-client';
import { useEffect, useState } from 'react';
import { followEvents } from './follow-events.ts';
import { type LiveEvent, type LiveState, withEvent } from './live-state.ts';

export type LiveConnection = 'connecting' | 'live' | 'lost';

export interface Live {
  readonly connection: LiveConnection;
  readonly state: LiveState | null;
  /** Why it does not go on by itself. */
  readonly error: ApiError | null;
  retry(): void;
}

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

function follow(path: string, signal: AbortSignal, tell: Tell): Promise<void> {
  return followEvents<LiveEvent>(path, signal, {
    opened: () => tell((before) => ({ ...before, connection: 'live', error: null })),
    told(event) {
      tell((before) => ({ ...before, state: withEvent(before.state, event) }));
      return true;
    },
    lost: (error) => tell((before) => ({ ...before, connection: 'lost', error })),
  });
}
