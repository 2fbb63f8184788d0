import type { StreamDialect } from '../stream/intercept-stream.ts';
import { cutUsage } from './cut-usage.ts';
import { OpenAiEventReader } from './read-event.ts';

/** Chat and text completion streams of OpenAI and of the many that speak like it. */
export const openAiStream: StreamDialect = { newReader: () => new OpenAiEventReader(), cutUsage };
