import bowser from 'bowser';

/** Longer ones are cut before they are read: the parser's patterns are many. */
const MAX_LENGTH = 512;

/** Names that a client cannot make up: what it writes into its user agent itself is not kept. */
const FAMILIES = new Set(Object.values(bowser.BROWSER_MAP));

/** The kind of browser, such as `Firefox`; null for what is none. */
export function userAgentFamilyOf(userAgent: string): string | null {
  if (userAgent === '') return null;
  const family = bowser.getParser(userAgent.slice(0, MAX_LENGTH)).getBrowserName();
  return FAMILIES.has(family) ? family : null;
}
