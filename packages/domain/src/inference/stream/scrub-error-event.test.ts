import { describe, expect, it } from 'vitest';
import { scrubErrorEvent } from './scrub-error-event.ts';

const event = (data: string) => new TextEncoder().encode(`data: ${data}\n\n`);
const scrub = (text: string) => text.replaceAll('secret', '[redacted]');
const scrubbed = (data: string) => new TextDecoder().decode(scrubErrorEvent(event(data), data, scrub));

describe('scrubErrorEvent', () => {
  it('changes the strings that need it, escaped ones as well, and writes the JSON anew', () => {
    expect(scrubbed('{ "error": {"message": "bad \\u0073ecret", "code": 401} }')).toBe(
      'data: {"error":{"message":"bad [redacted]","code":401}}\n\n',
    );
  });

  it('gives back the very event where nothing needs it', () => {
    const data = '{ "error": {"message": "overloaded"} }';
    const own = event(data);
    expect(scrubErrorEvent(own, data, scrub)).toBe(own);
  });

  it('changes the text of an event that is nested too deeply to be written anew', () => {
    const deep = (message: string) => `{"error":${'['.repeat(100_000)}"${message}"${']'.repeat(100_000)}}`;
    expect(scrubbed(deep('bad secret'))).toBe(`data: ${deep('bad [redacted]')}\n\n`);
  });
});
