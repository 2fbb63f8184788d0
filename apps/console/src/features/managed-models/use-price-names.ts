import { useLingui } from '@lingui/react/macro';
import type { PriceName } from './price-draft.ts';

/** What is priced, in words. */
export function usePriceNames(): Readonly<Record<PriceName, string>> {
  const { t } = useLingui();
  return {
    input_nano_usd_per_million: t`Input`,
    cached_input_nano_usd_per_million: t`Input from the cache`,
    cache_write_nano_usd_per_million: t`Input written to the cache`,
    audio_input_nano_usd_per_million: t`Audio as input`,
    image_input_nano_usd_per_million: t`Images as input`,
    output_nano_usd_per_million: t`Output`,
    reasoning_nano_usd_per_million: t`Reasoning`,
    audio_output_nano_usd_per_million: t`Audio as output`,
    request_nano_usd: t`Each request`,
    unit_nano_usd: t`Each image, second or character`,
  };
}
