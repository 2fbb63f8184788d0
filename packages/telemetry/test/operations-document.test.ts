import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { METRICS } from '../src/metric-definitions.ts';
import { everythingExported } from './everything-exported.ts';

const root = new URL('../../../', import.meta.url);
const document = readFileSync(new URL('docs/operations.md', root), 'utf8');
const dashboard = JSON.parse(readFileSync(new URL('deploy/grafana/weir.json', root), 'utf8')) as Dashboard;

const KINDS = {
  histogram: 'histogram',
  counter: 'counter',
  gauge: 'gauge',
  upDownCounter: 'up-down counter',
};
const SUFFIXES = {
  histogram: ['_bucket', '_count', '_sum'],
  counter: ['_total'],
  gauge: [''],
  upDownCounter: [''],
};

/** The names that Prometheus has for the metrics. */
const prometheusNames = new Set(
  Object.values(METRICS).flatMap(({ name, kind }) =>
    SUFFIXES[kind].map((suffix) => name.replaceAll('.', '_') + suffix),
  ),
);

test('docs/operations.md lists every metric with its kind, unit, meaning and attributes', async () => {
  const collector = await everythingExported();
  const attributesOf = (metric: string) =>
    new Set(
      collector.metrics().flatMap(({ name, attributes }) => (name === metric ? Object.keys(attributes) : [])),
    );
  const sets = Object.fromEntries(
    [...document.matchAll(/^(_\w+_) is (.*)\.$/gm)].map(([, name, list]) => [name, codes(list!)]),
  );
  const rows = rowsOf('## Metrics').map(([name, kind, unit, meaning, attributes]) => ({
    name: codes(name!)[0],
    kind,
    unit: codes(unit!)[0],
    meaning,
    attributes: new Set(
      attributes === '–' ? [] : attributes!.split(', ').flatMap((each) => sets[each] ?? codes(each)),
    ),
  }));

  expect(rows).toEqual(
    Object.values(METRICS).map(({ name, kind, unit, description }) => ({
      name,
      kind: KINDS[kind],
      unit,
      meaning: description,
      attributes: attributesOf(name),
    })),
  );
});

test('its alerts query metrics that there are, by labels that there are', async () => {
  const labels = await labelNames();
  const expressions = rowsOf('## Alerts').map(([, expression]) => codes(expression!)[0]!);

  expect(expressions.length).toBeGreaterThan(8);
  for (const expression of expressions) expectKnown(expression, labels);
});

test('the dashboard queries metrics that there are, by labels that there are', async () => {
  const labels = await labelNames();
  const panels = dashboard.panels.filter(({ type }) => type !== 'row');

  expect(panels.length).toBeGreaterThan(20);
  for (const { targets } of panels) for (const { expr } of targets!) expectKnown(expr, labels);
  const shown = panels.flatMap(({ targets }) => targets!.map(({ expr }) => expr)).join('\n');
  for (const { name } of Object.values(METRICS)) expect(shown).toContain(name.replaceAll('.', '_'));
});

test('Grafana can import the dashboard', () => {
  expect(dashboard).toMatchObject({
    uid: expect.stringMatching(/^[\w-]{1,40}$/),
    title: expect.any(String),
    schemaVersion: expect.any(Number),
    time: { from: 'now-3h', to: 'now' },
  });
  expect(dashboard).not.toHaveProperty('id');
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  const variables = dashboard.templating.list.map(({ name }) => name);
  const occupied = new Set<string>();
  for (const { type, title, gridPos, datasource, targets, fieldConfig } of dashboard.panels) {
    const { x, y, w, h } = gridPos;
    expect(title).not.toBe('');
    expect(x + w).toBeLessThanOrEqual(24);
    for (let column = x; column < x + w; column++) {
      for (let line = y; line < y + h; line++) {
        expect(occupied).not.toContain(`${column} ${line}`);
        occupied.add(`${column} ${line}`);
      }
    }
    if (type === 'row') continue;
    expect(type).toBe('timeseries');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Grafana's.
    expect(datasource).toEqual({ type: 'prometheus', uid: '${datasource}' });
    expect(['s', 'reqps', 'short', 'bytes', 'percentunit']).toContain(fieldConfig!.defaults.unit);
    expect(new Set(targets!.map(({ refId }) => refId)).size).toBe(targets!.length);
    for (const { expr } of targets!) {
      for (const [, variable] of expr.matchAll(/\$(\w+)/g))
        expect([...variables, '__rate_interval']).toContain(variable);
      expect(expr.split('(').length).toBe(expr.split(')').length);
    }
  }
});

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly type: string;
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly datasource?: unknown;
    readonly fieldConfig?: { readonly defaults: { readonly unit: string } };
    readonly targets?: readonly { readonly refId: string; readonly expr: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly name: string }[] };
}

/** What Prometheus calls the attributes, and what it adds itself. */
async function labelNames(): Promise<ReadonlySet<string>> {
  const collector = await everythingExported();
  const attributes = collector.metrics().flatMap((point) => Object.keys(point.attributes));
  return new Set([...attributes.map((name) => name.replaceAll('.', '_')), 'instance', 'le']);
}

function expectKnown(expression: string, labels: ReadonlySet<string>): void {
  const names = expression.match(/\b(?:gen_ai|weir|db|nodejs|process)_\w+(?=[{[) ])/g) ?? [];
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(/, */));
  const selected = [...expression.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label]) => label!);
  const metrics = names.filter((name) => !grouped.includes(name));

  expect(metrics.length, expression).toBeGreaterThan(0);
  for (const name of metrics) expect(prometheusNames, expression).toContain(name);
  for (const label of [...grouped, ...selected]) expect(labels, expression).toContain(label);
}

/** The cells of the first table below a heading. */
function rowsOf(heading: string): string[][] {
  const section = document.slice(document.indexOf(`\n${heading}\n`));
  const lines = section.slice(section.indexOf('\n| ')).trimStart().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('| '));
  return lines.slice(2, end).map((line) =>
    line
      .slice(2, -2)
      .split(/ \| /)
      .map((cell) => cell.trim()),
  );
}

function codes(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
}
