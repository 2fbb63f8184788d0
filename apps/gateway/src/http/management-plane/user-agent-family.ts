import bowser from 'bowser';

/** Longer user agents are cut before parsing: the parser has many patterns. */
const MAX_LENGTH = 512;

/** Only known names are stored, never free text of the user agent. */
const FAMILIES = new Set(Object.values(bowser.BROWSER_MAP));

/** The browser's name, such as `Firefox`; null for an unknown one. */
export function userAgentFamilyOf(userAgent: string): string | null {
  if (userAgent === '') return null;
  const family = bowser.getParser(userAgent.slice(0, MAX_LENGTH)).getBrowserName();
  return FAMILIES.has(family) ? family : null;
}
