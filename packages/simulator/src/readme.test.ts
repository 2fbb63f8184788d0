import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parameterRules } from './parameters.ts';
import { readingModels, scenarios } from './scenarios.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('the README tells every scenario and parameter, as they are', () => {
  const expected = [
    ...Object.entries(scenarios).map(([name, scenario]) => {
      const { outcome, nonStreamedOutcome } = scenario;
      const outcomes =
        outcome === nonStreamedOutcome ? outcome : `${outcome}; not streamed: ${nonStreamedOutcome}`;
      return `| \`sim-${name}\` | ${scenario.description} | ${outcomes} |`;
    }),
    ...Object.entries(readingModels).map(([name, model]) => `| \`sim-${name}\` | ${model.description} |`),
    ...Object.entries(parameterRules).map(([name, rule]) => `| \`${name}\` | ${rule.meaning} |`),
  ];
  const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => row.replace(/ +/g, ' ')).sort()).toEqual(expected.sort());
});
