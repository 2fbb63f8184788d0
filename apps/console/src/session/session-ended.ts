import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let ended = false;

/** Whether the gateway has answered that the session is over, after it was open in this tab. */
export const sessionEnded = {
  get: () => ended,
  set(value: boolean) {
    ended = value;
    for (const listener of listeners) listener();
  },
};

export function useSessionEnded(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, sessionEnded.get);
}
