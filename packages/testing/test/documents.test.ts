import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import {
  RUN_STEPS,
  type RunEvent,
  type RunPhase,
  type RunStep,
} from '../../domain/src/inference/run-phase.ts';

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

it('the specification of the stream shows what a run does on each event in each phase', () => {
  const rows = textOf('packages/domain/src/inference/stream/SPEC.md')
    .split('\n')
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
  const [, ...phases] = rows.find(([first]) => first === 'event')!;
  expect(phases).toEqual(Object.keys(RUN_STEPS));
  const events = Object.keys(RUN_STEPS.done) as RunEvent[];
  const shown = rows.filter(([event]) => events.includes(event as RunEvent));
  expect(shown).toEqual(
    events.map((event) => [
      event,
      ...entriesOf(RUN_STEPS).map(([phase, steps]) => cellOf(phase, steps[event])),
    ]),
  );
});

function cellOf(phase: RunPhase, { action, next }: RunStep): string {
  const parts = [
    ...(action === 'nothing' ? [] : [`_${action}_`]),
    ...(next === phase ? [] : [`→ \`${next}\``]),
  ];
  return parts.join(' ') || '–';
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>) {
  return Object.entries(record) as [Key, Value][];
}
