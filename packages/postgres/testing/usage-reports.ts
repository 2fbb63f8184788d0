import type { UsageDimension, UsageReportRepository, UsageSelection } from '@weir/domain/usage-reports';

type Report = (reports: UsageReportRepository, selection: UsageSelection) => Promise<unknown>;

const shares =
  (by: UsageDimension, model?: string): Report =>
  (reports, selection) =>
    reports.shares(
      { ...selection, filter: { ...selection.filter, model } },
      { by, order: '-cost', limit: 20, after: null },
    );

/** Reports that rollups know: what the usage API answers without the ledger. Kathmandu's hours begin at quarters (UTC). */
export const ROLLUP_REPORTS = {
  summary: (reports, { since, until, ...of }) =>
    Promise.all([
      reports.totals({ ...of, since, until }),
      reports.totals({ ...of, since: new Date(2 * since.getTime() - until.getTime()), until: since }),
    ]),
  'days of Berlin': (reports, selection) => reports.series(selection, 'day', 'Europe/Berlin'),
  'days of Kathmandu': (reports, selection) => reports.series(selection, 'day', 'Asia/Kathmandu'),
  'hours of Berlin': (reports, selection) => reports.series(selection, 'hour', 'Europe/Berlin'),
  'hours of Kathmandu': (reports, selection) => reports.series(selection, 'hour', 'Asia/Kathmandu'),
  'by model': shares('model'),
  'by key': shares('api_key'),
  'by member': shares('member'),
  'by workspace': shares('workspace'),
  'by organization': shares('organization'),
  'of one model, by key': shares('api_key', 'model-1'),
} as const satisfies Record<string, Report>;
