import { ApiError, fetchWholeAnswer, openEventStream } from '@weir/api-client';
import { GATEWAY_URL } from '../../base-path.ts';
import { type Answer, askedNow, ended, failed, withPiece } from './answer.ts';
import type { ChatRequest } from './chat-request.ts';

const END_MARKER = '[DONE]';

/**
 * Asks one model and tells how the answer grows. Never rejects: what goes wrong is in the answer.
 *
 * @param secret gives the key; what it throws is the answer's error
 */
export async function runChat(
  request: ChatRequest,
  secret: () => Promise<string>,
  signal: AbortSignal,
  tell: (answer: Answer) => void,
): Promise<void> {
  let answer = askedNow(request.model, performance.now());
  const update = (next: Answer) => {
    answer = next;
    tell(answer);
  };
  update(answer);
  try {
    const apiKey = await secret();
    // The key is made for the first request; that is not the model's time.
    update({ ...answer, askedAtMs: performance.now() });
    const url = `${GATEWAY_URL}/v1/chat/completions`;
    const call = { method: 'POST', url, body: request, apiKey, signal } as const;
    if (request.stream !== true) {
      const whole = await fetchWholeAnswer(call);
      update(withPiece({ ...answer, requestId: whole.requestId }, whole.body, whole.arrivedAtMs));
      update(ended(answer, 'done', performance.now()));
      return;
    }
    const stream = await openEventStream(call);
    update({ ...answer, requestId: stream.requestId });
    let isComplete = false;
    for await (const { data, arrivedAtMs } of stream.events) {
      if (data === END_MARKER) isComplete = true;
      else update(withPiece(answer, read(data), arrivedAtMs));
    }
    update(ended(answer, signal.aborted ? 'stopped' : isComplete ? 'done' : 'cut', performance.now()));
  } catch (error) {
    const now = performance.now();
    if (signal.aborted) update(ended(answer, 'stopped', now));
    else if (error instanceof ApiError) update(failed(answer, error, now));
    // The connection broke in the midst of the answer.
    else if (answer.requestId !== null) update(ended(answer, 'cut', now));
    else update(failed(answer, { code: 'console_error', message: String(error), requestId: null }, now));
  }
}

/** An event that is not JSON carries nothing that could be shown. */
function read(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
