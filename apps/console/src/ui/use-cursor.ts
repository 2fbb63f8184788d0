import { useLocation, useNavigate } from '@tanstack/react-router';
import type { Paging } from './data-table.tsx';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Cursors of the pages before this one, the first page's left out. */
    earlierCursors?: readonly (string | undefined)[];
  }
}

/** Pages of a list: the cursor is the search parameter `cursor`, the way back is kept by the browser's history. */
export function useCursor(cursor: string | undefined): Paging {
  const navigate = useNavigate();
  const earlier = useLocation({ select: ({ state }) => state.earlierCursors ?? [] });
  const go = (to: string | undefined, before: readonly (string | undefined)[]) =>
    void navigate({
      to: '.',
      search: (search: Record<string, unknown>) => ({ ...search, cursor: to }),
      state: (state) => ({ ...state, earlierCursors: before }),
    });
  return {
    isFirst: cursor === undefined,
    onFirst: () => go(undefined, []),
    onNext: (next) => go(next, [...earlier, cursor]),
    onPrevious: earlier.length === 0 ? undefined : () => go(earlier.at(-1), earlier.slice(0, -1)),
  };
}
