import { beforeEach, describe, expect, it } from 'vitest';
import { aModel } from '../../../testing/src/a-model.ts';
import { routed } from './__fixtures__/a-run.ts';
import { DONE, errorEvent, finish, token, usageEvent } from './__fixtures__/open-ai-events.ts';
import { Attempt, type AttemptListener } from './attempt.ts';
import { openAiDialect } from './openai/openai-dialect.ts';
import { OpenAiEventReader } from './openai/openai-event-reader.ts';
import { ProviderError } from './provider-error.ts';
import { MAX_BODY_BYTES } from './stream/buffered-body.ts';

const encoder = new TextEncoder();

class Listener implements AttemptListener {
  now = 0;
  ready = true;
  readonly told: string[] = [];
  passed = '';
  error: ProviderError | null = null;
  onPass: () => void = () => {};

  nowUs(): number {
    return this.now;
  }
  pass(bytes: Uint8Array): void {
    this.passed += new TextDecoder().decode(bytes);
    this.onPass();
  }
  clientReady(): boolean {
    return this.ready;
  }
  firstToken(nowUs: number): void {
    this.told.push(`first token at ${nowUs}`);
  }
  finished(toldFailure: boolean): void {
    this.told.push(toldFailure ? 'finished, told of a failure' : 'finished');
  }
  failed(error: ProviderError): void {
    this.error = error;
    this.told.push(error.code);
  }
  closed(): void {
    this.told.push('closed');
  }
  observerFailed(): void {
    this.told.push('observer failed');
  }
}

let listener: Listener;
let attempt: Attempt;
let upstream: { aborts: number; resumes: number };
beforeEach(() => {
  listener = new Listener();
  attempt = new Attempt(
    routed(aModel(), 1, { credential: 'upstream-secret' })[0]!,
    openAiDialect,
    new OpenAiEventReader({ lastEvent: true, everyEvent: false }),
    listener,
  );
  upstream = { aborts: 0, resumes: 0 };
  attempt.upstream = { abort: () => upstream.aborts++, resume: () => upstream.resumes++ };
});

const head = (contentType: string) =>
  attempt.head({ status: 200, contentType, headers: [], requestId: null });
const send = (text: string) => attempt.chunk(encoder.encode(text));

describe('Attempt', () => {
  describe('of a stream', () => {
    it('tells of the first token once, and of the finish when the terminal event comes', () => {
      head('text/event-stream');
      listener.now = 5;
      send(token('a') + token('b'));
      listener.now = 9;
      send(token('c') + finish() + usageEvent(4, 3));
      send(DONE);
      expect(listener.told).toEqual(['first token at 5', 'finished']);
      expect(listener.passed).toBe(token('a') + token('b') + token('c') + finish());
      expect(attempt.facts).toMatchObject({
        generatedBytes: 3,
        finishReason: 'stop',
        usage: { outputTokens: 3 },
      });
      attempt.release();
      expect(listener.passed.endsWith(DONE)).toBe(true);
      attempt.end();
      expect(listener.told.at(-1)).toBe('closed');
    });

    it('takes the content type for what it means', () => {
      head('Text/Event-Stream;charset=UTF-8');
      expect(attempt.isBuffered).toBe(false);
    });

    it('asks the source to pause when the client is not ready', () => {
      head('text/event-stream');
      expect(send(token('a'))).toBe(true);
      listener.ready = false;
      expect(send(token('b'))).toBe(false);
    });

    it('does not take silence for the upstream’s while Weir was not reading', () => {
      head('text/event-stream');
      send(token('a'));
      listener.now = 70;
      attempt.resume();
      expect(attempt).toMatchObject({ lastReadUs: 70, lastHeardUs: 70 });
      expect(upstream.resumes).toBe(1);
    });

    it.each([
      ['without a finish', token('a'), 'upstream_ended_early'],
      ['in the middle of an event', `${token('a')}data: {`, 'upstream_ended_early'],
      ['without anything', '', 'upstream_ended_early'],
    ])('fails when it ends %s', (_, bytes, code) => {
      head('text/event-stream');
      send(bytes);
      attempt.end();
      expect(listener.told.at(-1)).toBe(code);
      expect(upstream.aborts).toBe(0);
    });

    it('is whole but told of a failure when it carries an error event', () => {
      head('text/event-stream');
      send(token('a') + errorEvent());
      attempt.end();
      expect(listener.told.at(-1)).toBe('finished, told of a failure');
    });

    it('does not tell of a second failure when the connection breaks behind an error event', () => {
      head('text/event-stream');
      send(token('a') + errorEvent());
      attempt.fail(new ProviderError('upstream_connection_lost'));
      expect(listener.told.at(-1)).toBe('finished, told of a failure');
    });

    it.each([
      [null, 'upstream_error_event', true],
      ['server_error', 'upstream_error_event', true],
      [500, 'upstream_error_event', true],
      [429, 'upstream_rate_limited', true],
      ['503', 'upstream_overloaded', true],
      [400, 'upstream_rejected', false],
      [401, 'upstream_credential_rejected', true],
    ])('turns a first event that is an error with code %s into %s', (code, expected, retryable) => {
      head('text/event-stream');
      send(errorEvent(code, 'The key upstream-secret is not welcome.'));
      expect(listener.error).toMatchObject({
        code: expected,
        retryable,
        words: { message: 'The key [redacted] is not welcome.' },
      });
      expect(listener.passed).toBe('');
      expect(upstream.aborts).toBe(1);
    });

    it('counts nothing that comes once it is closed', () => {
      head('text/event-stream');
      send(token('a'));
      attempt.close();
      const { facts } = attempt;
      send(token('b') + usageEvent(7, 7));
      expect(attempt.facts).toEqual(facts);
    });

    it('hears nothing more once it is closed, even from within a write to the client', () => {
      head('text/event-stream');
      listener.onPass = () => attempt.close();
      send(`${token('a')}${usageEvent(1, 1)}${token('b')}${DONE}`);
      send(token('c'));
      attempt.end();
      attempt.fail(new ProviderError('upstream_connection_lost'));
      expect(listener.passed).toBe(token('a'));
      expect(listener.told.filter((what) => !what.startsWith('first token'))).toEqual([]);
      expect(upstream.aborts).toBe(1);
    });
  });

  describe('of an answer in one piece', () => {
    it('is finished when the body is whole, with what it says', () => {
      head('application/json');
      send('{"model":"m","choices":[{"finish_reason":"stop"}],');
      send('"usage":{"prompt_tokens":1,"completion_tokens":2}}');
      expect(listener.told).toEqual([]);
      attempt.end();
      expect(listener.told).toEqual(['finished']);
      expect(attempt.facts).toMatchObject({ model: 'm', generatedBytes: 0, usage: { outputTokens: 2 } });
      expect(attempt.body?.contentType).toBe('application/json');
    });

    it.each(['', '{"choices":[', '<html></html>', '[]'])('fails on %j', (body) => {
      head('application/json');
      send(body);
      attempt.end();
      expect(listener.told).toEqual(['upstream_malformed_answer']);
    });

    it('fails on an error in place of the answer', () => {
      head('application/json');
      send('{"error":{"message":"over the limit","code":429}}');
      attempt.end();
      expect(listener.error).toMatchObject({
        code: 'upstream_rate_limited',
        words: { message: 'over the limit' },
      });
    });

    it('gives up an answer that is too large, and stops the upstream', () => {
      head('application/json');
      const chunk = new Uint8Array(MAX_BODY_BYTES / 2 + 1);
      attempt.chunk(chunk);
      attempt.chunk(chunk);
      attempt.chunk(chunk);
      expect(listener.told).toEqual(['upstream_answer_too_large']);
      expect(upstream.aborts).toBe(1);
    });
  });

  it('keeps the status of a rejection', () => {
    attempt.fail(new ProviderError('upstream_rejected', { status: 404 }));
    expect(attempt.status).toBe(404);
    expect(listener.told).toEqual(['upstream_rejected']);
  });

  it('knows nothing of an answer that never came', () => {
    expect(attempt.facts).toEqual({
      finishReason: null,
      model: null,
      usage: null,
      generatedBytes: 0,
      itl: null,
    });
  });
});
