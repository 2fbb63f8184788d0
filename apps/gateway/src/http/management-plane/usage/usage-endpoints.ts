import { usageOperationsOf } from '@weir/contracts/usage';
import type { ApiKeyId, OrganizationId, UserId, WorkspaceId } from '@weir/domain/kernel';
import {
  breakDownUsage,
  chartUsage,
  exportUsage,
  listUsageRecords,
  summarizeUsage,
  type UsageSubject,
} from '@weir/domain/usage-reports';
import { toUsageRecordJson } from '../../../usage-record-json.ts';
import { answerExport } from '../answer-export.ts';
import { type Endpoint, handle } from '../endpoint.ts';
import { toList } from '../paging.ts';
import { USAGE_FORMATS } from './export-formats.ts';
import { reportUsageEndpoint } from './report.ts';
import { toAskedRange, toUsageFilter } from './to-filter.ts';
import { toPointWire, toRangeWire, toShareWire, toTotalsWire } from './to-wire.ts';
import { readRecordsCursor, readSharesCursor, toRecordsCursor, toSharesCursor } from './usage-cursor.ts';

type Family = (typeof usageOperationsOf)[keyof typeof usageOperationsOf];

/** What can be asked of a subject's usage; the path names the subject. */
function usageOf(family: Family, subjectOf: (params: never) => UsageSubject): Endpoint[] {
  const subject = (params: unknown) => subjectOf(params as never);
  return [
    handle(family.summary, async ({ caller, params, query }, { management }) => {
      const filter = toUsageFilter(query);
      const found = await summarizeUsage(caller, subject(params), filter, toAskedRange(query), management);
      return {
        ...toRangeWire(found),
        totals: toTotalsWire(found.totals),
        previous: { ...toRangeWire(found.previous), totals: toTotalsWire(found.previous.totals) },
      };
    }),
    handle(family.series, async ({ caller, params, query }, { management }) => {
      const { granularity, time_zone: timeZone } = query;
      const asked = { ...toAskedRange(query), granularity, timeZone };
      const found = await chartUsage(caller, subject(params), toUsageFilter(query), asked, management);
      return { ...toRangeWire(found), granularity, time_zone: timeZone, data: found.points.map(toPointWire) };
    }),
    handle(family.breakdown, async ({ caller, params, query }, { management }) => {
      const { sort, ...filters } = query;
      const { by, limit, cursor, q } = filters;
      const place =
        cursor === undefined ? { ...toAskedRange(query), after: null } : readSharesCursor(cursor, query);
      const asked = { ...place, by, order: sort, limit, beginning: q };
      const found = await breakDownUsage(caller, subject(params), toUsageFilter(query), asked, management);
      const list = toList(filters, { items: found.items, next: null }, toShareWire);
      return {
        ...list,
        filter: { ...list.filter, sort },
        ...toRangeWire(found),
        has_more: found.next !== null,
        next_cursor: found.next && toSharesCursor(found, query, found.next),
        names: Object.fromEntries(found.names),
      };
    }),
    handle(family.records, async ({ caller, params, query }, { management }) => {
      const { limit, cursor } = query;
      const place =
        cursor === undefined ? { ...toAskedRange(query), after: null } : readRecordsCursor(cursor);
      const filter = toUsageFilter(query);
      const found = await listUsageRecords(caller, subject(params), filter, { ...place, limit }, management);
      return {
        ...toList(query, { items: found.items, next: null }, toUsageRecordJson),
        ...toRangeWire(found),
        has_more: found.next !== null,
        next_cursor: found.next && toRecordsCursor(found, found.next),
        names: Object.fromEntries(found.names),
      };
    }),
    handle(family.export, async ({ caller, params, query, context }, { management, unhandled }) => {
      const filter = toUsageFilter(query);
      return answerExport(
        await exportUsage(caller, subject(params), filter, toAskedRange(query), management),
        USAGE_FORMATS[query.format],
        context,
        unhandled,
      );
    }),
  ];
}

interface Params {
  readonly organization_id: OrganizationId;
  readonly workspace_id: WorkspaceId;
  readonly key_id: ApiKeyId;
  readonly user_id: UserId;
}

export const usageEndpoints: readonly Endpoint[] = [
  ...usageOf(usageOperationsOf.organization, ({ organization_id: organizationId }: Params) => ({
    of: 'organization',
    organizationId,
  })),
  ...usageOf(usageOperationsOf.workspace, ({ workspace_id: workspaceId }: Params) => ({
    of: 'workspace',
    workspaceId,
  })),
  ...usageOf(usageOperationsOf.apiKey, ({ workspace_id: workspaceId, key_id: apiKeyId }: Params) => ({
    of: 'api_key',
    workspaceId,
    apiKeyId,
  })),
  ...usageOf(usageOperationsOf.member, ({ organization_id: organizationId, user_id: userId }: Params) => ({
    of: 'member',
    organizationId,
    userId,
  })),
  ...usageOf(usageOperationsOf.me, () => ({ of: 'me' })),
  ...usageOf(usageOperationsOf.platform, () => ({ of: 'platform' })),
  reportUsageEndpoint,
];
