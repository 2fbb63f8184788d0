import type { Bindings } from '../bindings.ts';

/** The type parameter of the management plane's app and handlers. */
export interface ManagementEnv {
  Bindings: Bindings;
  Variables: {
    /** Cookies to set with any answer. */
    cookies: string[];
    /** The path of the endpoint, with the names of its parameters; null without one. */
    route: string | null;
  };
}
