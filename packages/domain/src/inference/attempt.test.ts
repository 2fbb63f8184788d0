import { beforeEach, describe, expect, it } from 'vitest';
import { aModel } from '../../../testing/src/a-model.ts';
import { anAskedDeployment } from '../routing/__fixtures__/an-asked-deployment.ts';
import { routed } from './__fixtures__/a-run.ts';
import { DONE, errorEvent, finish, token, usageEvent } from './__fixtures__/open-ai-events.ts';
import { Attempt, type AttemptListener } from './attempt.ts';
import { openAiChatClientTranslator } from './openai/openai-client-translator.ts';
import { openAiDialect } from './openai/openai-dialect.ts';
import { OpenAiEventReader } from './openai/openai-event-reader.ts';
import { openAiUpstreamTranslator } from './openai/openai-upstream-translator.ts';
import { ProviderError } from './provider-error.ts';
import { MAX_BODY_BYTES } from './stream/buffered-body.ts';
import { MAX_EVENT_BYTES } from './stream/event-outline.ts';
import type { EventReader } from './stream/stream-state.ts';
import { AnswerTranslation } from './translation/request-translation.ts';

const encoder = new TextEncoder();

class Listener implements AttemptListener {
  now = 0;
  ready = true;
  readonly told: string[] = [];
  passed = '';
  bodiesBegun = 0;
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
  bodyBegan(): void {
    this.bodiesBegun++;
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
    anAskedDeployment(routed(aModel(), 1, { credential: 'upstream-secret' })[0]!),
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

  describe('of an upstream of another API', () => {
    const newWriter = () => {
      const body = { model: 'meadow', messages: [], stream: true };
      const request = openAiChatClientTranslator.readRequest(body);
      return openAiChatClientTranslator.newWriter({ request, body, requestId: 'req_1', receivedMs: 0 });
    };
    beforeEach(() => {
      attempt = new Attempt(
        attempt.asked,
        openAiDialect,
        openAiUpstreamTranslator.newReader(),
        listener,
        new AnswerTranslation('/chat/completions', [], newWriter(), openAiUpstreamTranslator),
      );
      attempt.upstream = { abort: () => upstream.aborts++, resume: () => upstream.resumes++ };
    });

    it('gives the client a stream of its own, and its end on release', () => {
      head('text/event-stream');
      send(token('a') + finish() + DONE);
      expect(listener.told).toEqual(['first token at 0', 'finished']);
      expect(listener.passed).toContain('"id":"chatcmpl-req_1"');
      expect(listener.passed).not.toContain('[DONE]');
      expect(attempt.heldBytes).toBeGreaterThan(0);
      attempt.release();
      expect(listener.passed).toMatch(/\[DONE\]\n\n$/);
    });

    const answer = (reader: EventReader | null) => {
      const translation = new AnswerTranslation(
        '/chat/completions',
        [],
        newWriter(),
        openAiUpstreamTranslator,
      );
      attempt = new Attempt(attempt.asked, openAiDialect, reader, listener, translation);
      head('application/json; charset=utf-8');
      send('{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}],');
      send('"usage":{"prompt_tokens":1,"completion_tokens":2}}');
      attempt.end();
    };

    it('gives the client the stream that it asked for when the upstream answers in one piece', () => {
      answer(openAiUpstreamTranslator.newReader());
      expect(listener.told).toEqual(['finished']);
      expect(attempt.body?.contentType).toMatch('text/event-stream');
      const text = new TextDecoder().decode(attempt.body?.bytes);
      expect(text).toContain('"delta":{"content":"a"}');
      expect(text).toMatch(/"finish_reason":"stop".*\n\ndata: \[DONE\]\n\n$/);
    });

    it('gives the client a body of its own, and counts its bytes', () => {
      answer(null);
      expect(listener.told).toEqual(['finished']);
      expect(attempt.facts).toMatchObject({ generatedBytes: 1, usage: { outputTokens: 2 } });
      expect(attempt.body?.contentType).toBe('application/json');
      const text = new TextDecoder().decode(attempt.body?.bytes);
      expect(JSON.parse(text)).toMatchObject({ object: 'chat.completion', id: 'chatcmpl-req_1' });
      expect(attempt.responseBytes).toBe(text.length);
    });

    it('fails at an error event in the middle, in words that its client knows', () => {
      head('text/event-stream');
      send(token('a'));
      send(errorEvent(null, 'The key upstream-secret is not welcome.'));
      expect(listener.error).toMatchObject({
        code: 'upstream_error_event',
        words: { message: 'The key [redacted] is not welcome.', type: null, code: 'server_error' },
      });
      expect(upstream.aborts).toBe(1);
    });

    it('takes the type of a rejection for its code: types differ between APIs', () => {
      const words = { message: 'Slower.', type: 'rate_limit_error', code: null, param: null, details: null };
      attempt.fail(
        new ProviderError('upstream_rate_limited', {
          status: 429,
          retryAfterMs: 2_000,
          words,
          requestId: 'r',
        }),
      );
      expect(listener.error).toMatchObject({
        ...{ code: 'upstream_rate_limited', status: 429, retryAfterMs: 2_000, requestId: 'r' },
        words: { ...words, type: null, code: 'rate_limit_error' },
      });
    });

    it.each([
      ['data: {"choices":[\n\n', 'upstream_malformed_answer'],
      [`data: ${'x'.repeat(MAX_EVENT_BYTES)}`, 'upstream_answer_too_large'],
    ])('fails at an event that cannot be translated', (text, code) => {
      head('text/event-stream');
      send(text);
      expect(listener.told).toEqual([code]);
    });

    it('tells the client which members the upstream did not get, before and behind the upstream’s own headers', () => {
      const writer = { events: () => '', end: () => '', body: () => '' };
      const translation = new AnswerTranslation('/', ['seed', 'user'], writer, openAiUpstreamTranslator);
      const one = new Attempt(attempt.asked, openAiDialect, null, listener, translation);
      expect(one.headers).toEqual(['x-weir-dropped-params', 'seed, user']);
      one.head({ status: 200, contentType: 'application/json', headers: ['a', 'b'], requestId: null });
      expect(one.headers).toEqual(['x-weir-dropped-params', 'seed, user', 'a', 'b']);
    });

    it('fails when a body cannot be translated, and tells of it', () => {
      const writer = {
        ...{ events: () => '', end: () => '' },
        body: () => {
          throw new Error('a bug');
        },
      };
      const translation = new AnswerTranslation('/', [], writer, openAiUpstreamTranslator);
      attempt = new Attempt(attempt.asked, openAiDialect, null, listener, translation);
      head('application/json');
      send('{"choices":[]}');
      attempt.end();
      expect(listener.told).toEqual(['observer failed', 'upstream_malformed_answer']);
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
      lastTokenUs: null,
      units: null,
    });
  });
});
