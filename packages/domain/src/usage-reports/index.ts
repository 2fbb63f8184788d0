export type { UsageReportPorts } from './access-usage.ts';
export * from './break-down-usage.ts';
export * from './chart-usage.ts';
export * from './export-usage.ts';
export * from './list-usage-records.ts';
export * from './ports.ts';
export * from './summarize-usage.ts';
export * from './usage-range.ts';
export * from './usage-report.ts';
