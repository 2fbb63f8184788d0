import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '../ui/skeleton.tsx';

export function RoutePending() {
  const { t } = useLingui();
  return (
    <div className="p-4">
      <Skeleton label={t`Loading page`} />
    </div>
  );
}
