import { describe, expect, it } from 'vitest';
import { chooseScenario } from './choose-scenario.ts';
import { parameterRules } from './parameters.ts';
import { scenarios } from './scenarios.ts';

const choose = (model: string, header?: string) => {
  const choice = chooseScenario(scenarios, model, header);
  return choice.kind === 'chosen' ? choice.chosen : choice;
};

describe('chooseScenario', () => {
  it.each([
    ['us.anthropic.claude-sim-cut-middle-v1:0?at=3', 'cut-middle'],
    ['anthropic.claude-sim-usage-zero-v2', 'usage-zero'],
    ['simulator.sim-byte-at-a-time', 'byte-at-a-time'],
    [
      'arn:aws:bedrock:us-east-1:123456789012:inference-profile/eu.anthropic.claude-sim-error-529',
      'error-529',
    ],
  ])('knows the names of Bedrock: %s', (model, name) => {
    expect(choose(model)).toMatchObject({ name });
  });

  it('reads the name and parameters of the model', () => {
    expect(choose('sim-fast?tokens=3&itl_ms=0.5')).toMatchObject({
      name: 'fast',
      parameters: { tokens: 3, itlMs: 0.5, ttftMs: 0 },
    });
  });

  it('ignores what stands before the last slash of the model', () => {
    expect(choose('weir/simulator/sim-cut-middle')).toMatchObject({ name: 'cut-middle' });
    expect(choose('openai/sim-flaky?key=a/b')).toMatchObject({ name: 'flaky', parameters: { key: 'a/b' } });
  });

  it('lets the header name the scenario of any model', () => {
    expect(choose('gpt-5', 'stall-middle?at=2')).toMatchObject({
      name: 'stall-middle',
      parameters: { at: 2 },
    });
  });

  it('lets the header adjust the scenario of the model', () => {
    expect(choose('sim-fast?tokens=3&ttft_ms=7', 'tokens=50, itl_ms=10,cached_tokens=5')).toMatchObject({
      name: 'fast',
      parameters: { tokens: 50, ttftMs: 7, itlMs: 10, cachedTokens: 5 },
    });
  });

  it.each(['gpt-5', 'sim-', 'sim-nothing', 'sim-constructor', 'fast', ''])(
    'does not know the model %j',
    (model) => {
      expect(choose(model)).toEqual({ kind: 'unknown' });
    },
  );

  it.each([
    'token=3',
    'tokens',
    'tokens=-1',
    'tokens=1.5',
    'tokens=1e3',
    'tokens=100001',
    'itl_ms=NaN',
    'usage=maybe',
    `key=${'k'.repeat(101)}`,
    '__proto__=1',
  ])('refuses the parameter %s by name', (text) => {
    const choice = choose(`sim-fast?${text}`);
    expect(choice).toMatchObject({ kind: 'bad_parameter' });
    expect(choice).toHaveProperty('problem', expect.stringContaining(`'${text.split('=')[0]}'`));
  });

  it('spells every parameter as its property in snake case', () => {
    for (const [name, { property }] of Object.entries(parameterRules)) {
      expect(name).toBe(property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    }
  });
});
