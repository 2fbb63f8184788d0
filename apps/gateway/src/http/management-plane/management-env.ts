import type { Bindings } from '../bindings.ts';

/** The type parameter of the management plane's app and handlers. */
export interface ManagementEnv {
  Bindings: Bindings;
  Variables: {
    /** Cookies to be set with the answer, whatever it is. */
    cookies: string[];
  };
}
