import { scenarios } from '@weir/simulator';
import { FAULTS, type FaultResult, PAIRS } from './fault-matrix.ts';

const COLUMNS = [
  { title: 'streamed, one deployment', isStream: true, deployments: 1 },
  { title: 'streamed, two', isStream: true, deployments: 2 },
  { title: 'in one piece, one', isStream: false, deployments: 1 },
  { title: 'in one piece, two', isStream: false, deployments: 2 },
] as const;

const BEGIN = '<!-- The table of faults begins. -->\n';
const END = '<!-- The table of faults ends. -->\n';

/** The document with this table in the place of its own. */
export function withFaultTable(document: string, results: readonly FaultResult[]): string {
  const begin = document.indexOf(BEGIN) + BEGIN.length;
  const end = document.indexOf(END);
  return `${document.slice(0, begin)}\n${faultTable(results)}\n${document.slice(end)}`;
}

function faultTable(results: readonly FaultResult[]): string {
  const rows = FAULTS.map((fault) => [
    scenarios[fault]!.description,
    ...COLUMNS.map(({ isStream, deployments }) =>
      cell(
        results.filter(
          (result) =>
            result.fault === fault && result.isStream === isStream && result.deployments === deployments,
        ),
      ),
    ),
  ]);
  const head = ['the upstream', ...COLUMNS.map(({ title }) => title)];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, column) => text.padEnd(widths[column]!)).join(' | ')} |\n`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('');
}

/** What most pairs of APIs got, and by name those that got something else. */
function cell(results: readonly FaultResult[]): string {
  const outcomes = Map.groupBy(results, ({ outcome }) => outcome);
  const [usual, ...others] = [...outcomes.keys()].sort(
    (a, b) => outcomes.get(b)!.length - outcomes.get(a)!.length || a.localeCompare(b),
  );
  const named = others.map((outcome) => {
    const pairs = PAIRS.filter((pair) => outcomes.get(outcome)!.some((result) => result.pair === pair));
    return `${pairs.map(({ client, upstream }) => `${client} from ${upstream}`).join(', ')}: ${outcome}`;
  });
  return [usual, ...named].join('; ');
}
