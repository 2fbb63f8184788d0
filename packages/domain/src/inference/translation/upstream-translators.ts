import type { UpstreamApi } from '../../models/connection-kinds.ts';
import type { UpstreamTranslator } from './translator.ts';

/** By the API. To one without a translator only requests of the same API go. */
export const UPSTREAM_TRANSLATORS: Readonly<Partial<Record<UpstreamApi, UpstreamTranslator>>> = {};
