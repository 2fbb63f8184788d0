import { useEffect, useState } from 'react';

/** About as long as between two strokes of a key. */
const PAUSE_MS = 200;
const MOST_CHARACTERS = 100;

/** What a person types into a field, once they pause: for a query. Undefined for nothing. */
export function useSearchText(): readonly [text: string | undefined, type: (text: string) => void] {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim().slice(0, MOST_CHARACTERS)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [text === '' ? undefined : text, setTyped];
}
