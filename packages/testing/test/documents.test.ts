import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { RUN_STEPS } from '../../domain/src/inference/run-phase.ts';
import { BREAKER_STEPS } from '../../domain/src/routing/breaker-state.ts';

interface Step {
  readonly action: string;
  readonly next: string;
}

type Table = Readonly<Record<string, Readonly<Record<string, Step>>>>;

const ROOT = join(import.meta.dirname, '../../..');
const LINK = /\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]+))?\)/g;
const FENCED = /^```.*?^```$/gms;

const documents = globSync(['*.md', 'docs/**/*.md', '{packages,apps}/*/{*,src/**/*}.md', 'deploy/**/*.md'], {
  cwd: ROOT,
  exclude: ['**/node_modules'],
});

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8').replaceAll(FENCED, '');

/** The names that links lead to, as hosts of repositories make them from headings. */
function anchorsOf(file: string): string[] {
  return [...textOf(file).matchAll(/^#+ +(.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
}

function isBroken(document: string, path: string, anchor: string | undefined): boolean {
  const target = path === '' ? document : relative(ROOT, join(ROOT, dirname(document), path));
  if (!existsSync(join(ROOT, target))) return true;
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
}

it('every link from a document to a file or heading of the repository leads there', () => {
  expect(documents).toContain('README.md');
  const links = documents.flatMap((document) =>
    [...textOf(document).matchAll(LINK)].map(([link, path, anchor]) => ({
      document,
      link,
      path: path!,
      anchor,
    })),
  );
  expect(links.length).toBeGreaterThan(50);
  const broken = links.filter(({ document, path, anchor }) => isBroken(document, path, anchor));
  expect(broken.map(({ document, link }) => `${document}: ${link}`)).toEqual([]);
});

it('every decision and guide is linked from another document', () => {
  const linked = new Set(
    documents.flatMap((document) =>
      [...textOf(document).matchAll(LINK)].map(([, path]) =>
        relative(ROOT, join(ROOT, dirname(document), path!)),
      ),
    ),
  );
  const guides = documents.filter((document) => document.startsWith('docs/'));
  expect(guides.filter((guide) => !linked.has(guide) && !linked.has(dirname(guide)))).toEqual([]);
});

it.each([
  ['of the stream', 'inference/stream/SPEC.md', RUN_STEPS],
  ['of the breaker', 'routing/SPEC.md', BREAKER_STEPS],
] as const)(
  'the specification %s shows what happens on each event in each state',
  (_, file, steps: Table) => {
    const rows = textOf(`packages/domain/src/${file}`)
      .split('\n')
      .map((line) => line.split('|').slice(1, -1))
      .map((cells) => cells.map((cell) => cell.trim()));
    const [, ...states] = rows.find(([first]) => first === 'event')!;
    expect(states).toEqual(Object.keys(steps));
    const events = Object.keys(Object.values(steps)[0]!);
    const shown = rows.filter(([event]) => events.includes(event!));
    expect(shown).toEqual(
      events.map((event) => [
        event,
        ...Object.entries(steps).map(([state, ofState]) => cellOf(state, ofState[event]!)),
      ]),
    );
  },
);

function cellOf(state: string, { action, next }: Step): string {
  const parts = [
    ...(action === 'nothing' ? [] : [`_${action}_`]),
    ...(next === state ? [] : [`→ \`${next}\``]),
  ];
  return parts.join(' ') || '–';
}
