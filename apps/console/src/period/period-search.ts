import * as z from 'zod/mini';

export const PERIODS = ['24h', '7d', '30d', '90d', 'month', 'custom'] as const;

export type Period = (typeof PERIODS)[number];

const Day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));

/** The search parameters of a range of time. Days are of the time zone that is shown; `to` is the last day, included. */
export const periodSearch = {
  period: z.catch(z.optional(z.enum(PERIODS)), undefined),
  from: z.catch(z.optional(Day), undefined),
  to: z.catch(z.optional(Day), undefined),
};

export interface PeriodSearch {
  readonly period?: Period | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
