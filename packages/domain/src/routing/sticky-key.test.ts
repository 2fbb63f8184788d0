import { describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { aScan } from '../inference/__fixtures__/a-scan.ts';
import { openAiDialect } from '../inference/openai/openai-dialect.ts';
import { stickyKey } from './sticky-key.ts';

const key = { organizationId: aFreshId<'organization'>() };
const LONG = 'x'.repeat(5_000);

function keyOf(members: Record<string, unknown>, headers: readonly string[] = [], of = key): number | null {
  const text = JSON.stringify({ model: 'meadow', ...members });
  return stickyKey({ key: of, headers, parsed: openAiDialect.parse(aScan(text, openAiDialect.members)) });
}

const says = (...contents: string[]) => ({
  messages: contents.map((content) => ({ role: 'user', content })),
});

describe('stickyKey', () => {
  it.each(['x-session-id', 'session_id', 'x-claude-code-session-id', 'x-conversation-id'])(
    'is the session of the header %s, whatever the prompt',
    (name) => {
      const one = keyOf(says('a'), [name, 's-1']);
      expect(one).not.toBeNull();
      expect(keyOf(says(LONG), [name, 's-1'])).toBe(one);
      expect(keyOf(says('a'), [name, 's-2'])).not.toBe(one);
    },
  );

  it('is not shared by organizations that name their sessions alike', () => {
    const other = { organizationId: aFreshId<'organization'>() };
    expect(keyOf({}, ['x-session-id', '1'], other)).not.toBe(keyOf({}, ['x-session-id', '1']));
  });

  it('is not made of other headers', () => {
    expect(keyOf(says('a'), ['idempotency-key', 's-1'])).toBeNull();
  });

  it('is the key of the prompt’s cache, without a session', () => {
    const one = keyOf({ prompt_cache_key: 'app', ...says('a') });
    expect(one).not.toBeNull();
    expect(keyOf({ prompt_cache_key: 'app', ...says(LONG) })).toBe(one);
    expect(keyOf({ prompt_cache_key: 'another', ...says('a') })).not.toBe(one);
  });

  it.each([7, '', null, 'x'.repeat(2_000)])('takes no key of a cache from %j', (prompt_cache_key) => {
    expect(keyOf({ prompt_cache_key, ...says('a') })).toBeNull();
  });

  it('is the beginning of a long prompt, so that it stays while the conversation grows', () => {
    const first = keyOf({ ...says(LONG), temperature: 0 });
    expect(first).not.toBeNull();
    expect(keyOf({ ...says(LONG, 'and then?', LONG), temperature: 1 })).toBe(first);
    expect(keyOf(says(`y${LONG}`))).not.toBe(first);
  });

  it('is none for a short prompt: there is nothing in a cache to come back to', () => {
    expect(keyOf(says('a'))).toBeNull();
    expect(keyOf({ ...says('a'), user: LONG })).toBeNull();
    expect(keyOf({})).toBeNull();
  });
});
