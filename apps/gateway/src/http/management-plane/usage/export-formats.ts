import type { ExportFormat } from '@weir/domain/jobs';
import { shownNameOf, USAGE_RECORD_FIELDS, type UsageField, type UsageRecord } from '@weir/domain/usage';
import { toUsageRecordJson } from '../../../usage-record-json.ts';
import { csvLine } from '../csv.ts';

type Fields = Readonly<Record<string, UsageField>>;
type Values = Readonly<Record<string, unknown>>;

/** Where a cell is in the JSON of a record. */
interface Column {
  readonly title: string;
  readonly path: readonly string[];
}

const COLUMNS = columnsOf(USAGE_RECORD_FIELDS);

/** The files that usage is exported to. */
export const USAGE_FORMATS: Readonly<Record<'csv' | 'jsonl', ExportFormat<UsageRecord>>> = {
  csv: {
    fileName: 'usage.csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    begin: csvLine(COLUMNS.map(({ title }) => title)),
    line: toCsvLine,
    between: '',
    end: '',
  },
  jsonl: {
    fileName: 'usage.jsonl',
    contentType: 'application/x-ndjson',
    begin: '',
    line: (record) => `${JSON.stringify(toUsageRecordJson(record))}\n`,
    between: '',
    end: '',
  },
};

/** A column a value, in the order of the fields. Lists, of attempts and of histograms, are for JSON. */
function columnsOf(fields: Fields, prefix: readonly string[] = []): Column[] {
  return Object.entries(fields).flatMap(([name, field]): Column[] => {
    const path = [...prefix, shownNameOf(name)];
    switch (field.kind) {
      case 'list':
      case 'counts':
      case 'strip':
        return [];
      case 'group':
        return columnsOf(field.fields, path);
      default:
        // As the columns of the ledger: `input_tokens`, `itl_mean_us`.
        return [{ title: (path[0] === 'usage' ? path.slice(1) : path).join('_'), path }];
    }
  });
}

function toCsvLine(record: UsageRecord): string {
  const json = toUsageRecordJson(record);
  return csvLine(COLUMNS.map(({ path }) => toCell(valueAt(json, path))));
}

function valueAt(values: Values, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Values | null)?.[name] ?? null, values);
}

function toCell(value: unknown): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
