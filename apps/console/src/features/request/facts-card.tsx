import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Link } from '../../ui/link.tsx';
import type { RecordedRequest } from './request-queries.ts';

/** What is known of a request besides times, with links to what it belongs to. */
export function FactsCard({ found: { record, recorded_at } }: { found: RecordedRequest }) {
  const { t } = useLingui();
  const { count, exactTime } = useFormat();
  const { usage } = record;
  const number = (value: number | null) => (value === null ? '–' : count(value));
  const id = (value: string) => (
    <span key={value} className="inline-flex flex-wrap items-center gap-1">
      <code className="break-all">{value}</code>
      <CopyButton text={value} />
    </span>
  );
  const sources = {
    reported: t`Reported by the upstream`,
    estimated: t`Estimated by Weir`,
    unknown: t`Unknown`,
  };
  const optional = (name: string, value: string | number | null) =>
    value === null ? [] : [[name, String(value)] as const];
  return (
    <Card title={t`Details`}>
      <DescriptionList
        items={[
          [t`Request`, id(record.request_id)],
          [t`Record ID`, id(record.record_id)],
          ...(record.upstream_request_id === null
            ? []
            : [[t`Upstream request ID`, id(record.upstream_request_id)] as const]),
          [t`Started`, exactTime(record.started_at)],
          [t`Recorded`, exactTime(recorded_at)],
          [
            t`Key`,
            <Link
              key="key"
              to="/keys/$workspaceId/$keyId"
              params={{ workspaceId: record.workspace_id, keyId: record.api_key_id }}
            >
              {t`View key`}
            </Link>,
          ],
          [t`Operation`, record.streamed ? t`${record.operation}, streamed` : record.operation],
          [t`Model`, record.model],
          [t`Upstream model`, `${record.provider} · ${record.response_model ?? record.upstream_model}`],
          ...optional(t`Status`, record.status),
          ...optional(t`Finish reason`, record.finish_reason),
          [t`Usage`, sources[record.usage_source]],
          [t`Cached input tokens`, number(usage.cached_input_tokens)],
          [t`Reasoning tokens`, number(usage.reasoning_tokens)],
          [t`Bytes received · sent`, `${count(record.request_bytes)} · ${count(record.response_bytes)}`],
          ...optional(t`Client user`, record.client_user),
          ...(record.is_fallback === true
            ? [[t`Fallback`, t`A deployment other than the first choice answered`] as const]
            : []),
        ]}
      />
    </Card>
  );
}
