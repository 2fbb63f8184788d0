import { useEffect, useRef, useState } from 'react';
import { type Answer, askedNow } from './answer.ts';
import { chatRequest, type Turn } from './chat-request.ts';
import type { PlaygroundSearch } from './playground-search.ts';
import { runChat } from './run-chat.ts';

/** What is said in this tab. It is in memory alone: nothing stores it, and a reload forgets it. */
export function useConversation(secret: () => Promise<string>) {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const running = useRef<AbortController | null>(null);
  const latest = useRef(new Map<string, Answer>());
  const frame = useRef(0);
  useEffect(() => () => running.current?.abort(), []);

  /** Answers grow faster than a screen can draw: what is shown follows once a frame, and at once at the end. */
  const show = (turnId: number) => {
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    setTurns((before) =>
      before.map((turn) =>
        turn.id === turnId
          ? { ...turn, answers: turn.answers.map((one) => latest.current.get(one.model) ?? one) }
          : turn,
      ),
    );
  };

  const ask = async (
    earlier: readonly Turn[],
    prompt: string,
    system: string,
    models: readonly string[],
    search: PlaygroundSearch,
  ) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    latest.current = new Map();
    const id = (earlier.at(-1)?.id ?? 0) + 1;
    const answers = models.map((model) => askedNow(model, performance.now()));
    setTurns([...earlier, { id, prompt, answers }]);
    await Promise.all(
      models.map((model) =>
        runChat(chatRequest(model, system, earlier, prompt, search), secret, controller.signal, (answer) => {
          if (running.current !== controller) return;
          latest.current.set(model, answer);
          if (answer.state !== 'running') show(id);
          else if (frame.current === 0) frame.current = requestAnimationFrame(() => show(id));
        }),
      ),
    );
    if (running.current === controller) running.current = null;
  };

  return {
    turns,
    isRunning: turns.at(-1)?.answers.some(({ state }) => state === 'running') ?? false,
    ask: (prompt: string, system: string, models: readonly string[], search: PlaygroundSearch) =>
      void ask(turns, prompt, system, models, search),
    /** The last prompt once more, with what is set now. */
    askAgain: (system: string, models: readonly string[], search: PlaygroundSearch) => {
      const last = turns.at(-1);
      if (last !== undefined) void ask(turns.slice(0, -1), last.prompt, system, models, search);
    },
    stop: () => running.current?.abort(),
    clear: () => {
      running.current?.abort();
      running.current = null;
      setTurns([]);
    },
  };
}

export type Conversation = ReturnType<typeof useConversation>;
