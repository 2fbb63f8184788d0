import { createContext, useContext } from 'react';

/** Whose usage the components below show: that of the organization with this id, or of one's own keys. */
export const UsageOf = createContext<string | null>(null);

/** The organization whose usage is shown; null for that of one's own keys. */
export function useUsageOrganization(): string | null {
  return useContext(UsageOf);
}
