import { useLingui } from '@lingui/react/macro';
import type { PriceName } from './price-draft.ts';

/** What is priced, in words. */
export function usePriceNames(): Readonly<Record<PriceName, string>> {
  const { t } = useLingui();
  return {
    input_nano_usd_per_million: t`Input`,
    cached_input_nano_usd_per_million: t`Cached input`,
    cache_write_nano_usd_per_million: t`Cache writes`,
    audio_input_nano_usd_per_million: t`Audio input`,
    image_input_nano_usd_per_million: t`Image input`,
    output_nano_usd_per_million: t`Output`,
    reasoning_nano_usd_per_million: t`Reasoning`,
    audio_output_nano_usd_per_million: t`Audio output`,
    request_nano_usd: t`Per request`,
    unit_nano_usd: t`Per image, second or character`,
  };
}
