import type { Bindings } from '../bindings.ts';
import type { RequestLimitHeaders } from './request-limit.ts';

/** The type parameter of the management plane's app and handlers. */
export interface ManagementEnv {
  Bindings: Bindings;
  Variables: {
    /** Cookies to set with any answer. */
    cookies: string[];
    /** The path of the endpoint, with the names of its parameters; null without one. */
    route: string | null;
    /** Headers of the limit on requests; null until the caller is known. */
    limit: RequestLimitHeaders | null;
  };
}
