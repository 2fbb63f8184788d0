import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './options.ts';

describe('parseCommandLine', () => {
  it('has defaults for everything', () => {
    expect(parseCommandLine([])).toMatchObject({
      mode: 'compare',
      peers: ['direct', 'nginx', 'bare', 'weir', 'weir-limits', 'weir-redis', 'weir-otlp', 'portkey'],
      scenarios: [
        'non-streamed',
        'non-streamed-128',
        'open-500',
        'streams-100',
        'streams-1000',
        'messages-1000',
      ],
      rounds: 3,
      seconds: 3,
      sutCore: 0,
      loadCore: 1,
    });
  });
  it('understands what pnpm passes on after --', () => {
    const { peers, scenarios, seconds } = parseCommandLine([
      '--',
      '--peers=weir,bare',
      '--scenarios',
      'streams-100',
      '--seconds',
      '0.5',
    ]);
    expect({ peers, scenarios, seconds }).toEqual({
      peers: ['bare', 'weir'],
      scenarios: ['streams-100'],
      seconds: 0.5,
    });
  });
  it('measures the memory of weir alone unless told otherwise', () => {
    expect(parseCommandLine(['--memory']).peers).toEqual(['weir']);
    expect(parseCommandLine(['--memory', '--peers', 'bare']).peers).toEqual(['bare']);
  });
  it.each([
    [['--peers', 'envoy'], 'no “envoy”'],
    [['--rounds', '0'], 'from 1 to 30'],
    [['--rounds', '1.5'], 'whole number'],
    [['--seconds', 'long'], '--seconds'],
    [['--memory', '--start-up'], 'exclude'],
    [['--start-up', '--management'], 'exclude'],
    [['--wat'], 'wat'],
  ])('refuses %j', (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(message);
  });
});
