import { describe, expect, it } from 'vitest';
import { isDomainError } from '../../kernel/domain-error.ts';
import type { Reasoning } from '../translation/chat-request.ts';
import { Losses } from '../translation/losses.ts';
import { writeThinking } from './thinking.ts';

const effort = (value: string, summary: string | null = null): Reasoning => ({
  kind: 'effort',
  effort: value,
  summary,
});
const NAME = 'reasoning_effort';

function write(value: Reasoning, upstreamModel: string, maxTokens = 10_000, droppable: string[] = []) {
  const losses = new Losses(new Set(droppable));
  return writeThinking({ name: NAME, value }, { upstreamModel, maxTokens, losses });
}

describe('thinking', () => {
  it.each([
    ['claude-opus-4-6', true],
    ['claude-sonnet-4-6-20260115', true],
    ['claude-4.7-opus', true],
    ['anthropic/claude-opus-4.8', true],
    ['claude-sonnet-5', true],
    ['claude-fable-5-1', true],
    ['claude-mythos-preview', true],
    ['claude-opus-4-5-20251101', false],
    ['claude-sonnet-4-20250514', false],
    ['claude-haiku-4-5', false],
    ['claude-3-7-sonnet-20250219', false],
    ['claude-2.1', false],
    ['glm-5.2', false],
  ])('of %s is adaptive: %s', (model, isAdaptive) => {
    expect(write(effort('high'), model)).toEqual(
      isAdaptive
        ? { thinking: { type: 'adaptive' }, outputConfig: { effort: 'high' } }
        : { thinking: { type: 'enabled', budget_tokens: 8_000 }, outputConfig: {} },
    );
  });

  it.each([
    ['minimal', 'low', 1_024],
    ['low', 'low', 2_000],
    ['medium', 'medium', 5_000],
    ['high', 'high', 8_000],
    ['xhigh', 'xhigh', 9_000],
    ['max', 'max', 9_000],
  ])('by the effort %s is the level %s, or a budget of %i of 10,000 tokens', (value, level, budget) => {
    expect(write(effort(value), 'claude-opus-4-8').outputConfig).toEqual({ effort: level });
    expect(write(effort(value), 'claude-opus-4-1').thinking).toEqual({
      type: 'enabled',
      budget_tokens: budget,
    });
  });

  it('is summarized for who asks for a summary', () => {
    expect(write(effort('low', 'auto'), 'claude-opus-4-8').thinking).toEqual({
      type: 'adaptive',
      display: 'summarized',
    });
  });

  it('is turned off where it would be on', () => {
    for (const off of [{ kind: 'off' } as const, effort('none')]) {
      expect(write(off, 'claude-opus-4-8').thinking).toEqual({ type: 'disabled' });
      expect(write(off, 'claude-opus-4-1').thinking).toBeNull();
    }
  });

  it('keeps a budget and the adaptive kind as they are', () => {
    expect(write({ kind: 'budget', tokens: 2_000 }, 'claude-opus-4-8').thinking).toEqual({
      type: 'enabled',
      budget_tokens: 2_000,
    });
    expect(write({ kind: 'adaptive' }, 'claude-opus-4-1').thinking).toEqual({ type: 'adaptive' });
  });

  it.each([
    ['an effort that nobody knows', effort('enormous'), 10_000],
    ['a limit that leaves no room to think', effort('high'), 1_024],
  ])('is refused for %s, unless it may be dropped', (_, value, maxTokens) => {
    try {
      write(value, 'claude-opus-4-1', maxTokens);
      expect.unreachable();
    } catch (error) {
      expect(isDomainError(error) && [error.code, error.param]).toEqual(['unsupported_parameter', NAME]);
    }
    expect(write(value, 'claude-opus-4-1', maxTokens, [NAME])).toEqual({ thinking: null, outputConfig: {} });
  });

  it('is not mentioned where the client says nothing', () => {
    const losses = new Losses(new Set());
    const target = { upstreamModel: 'claude-opus-4-8', maxTokens: 1, losses };
    expect(writeThinking(null, target)).toEqual({ thinking: null, outputConfig: {} });
  });
});
