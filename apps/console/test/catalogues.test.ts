import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('@lingui/core/macro', () => ({ msg: ([message]: TemplateStringsArray) => ({ message }) }));

const { LOCALES } = await import('../src/i18n/locales.ts');

const DIRECTORY = join(import.meta.dirname, '../src/locales');
const ENTRY = /^msgid "((?:[^"\\]|\\.)+)"\nmsgstr "((?:[^"\\]|\\.)*)"/gm;

/** The translations of a catalogue by their English text. */
function entriesOf(locale: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(DIRECTORY, `${locale}.po`), 'utf8');
  return new Map([...text.matchAll(ENTRY)].map(([, english, translation]) => [english!, translation!]));
}

const valuesAndElements = (text: string) => (text.match(/\{\w+\}|<\/?\d+\/?>/g) ?? []).toSorted();

const english = entriesOf('en');
const others = Object.keys(LOCALES).filter((locale) => locale !== 'en');

describe('the catalogues', () => {
  it('are those of the languages to choose from', () => {
    const files = globSync('*.po', { cwd: DIRECTORY }).map((file) => basename(file, '.po'));
    expect(files.toSorted()).toEqual(Object.keys(LOCALES).toSorted());
    expect(english.size).toBeGreaterThan(300);
  });

  it.each(others)('%s has every text of the English one', (locale) => {
    const entries = entriesOf(locale);
    expect([...english.keys()].filter((text) => !entries.get(text))).toEqual([]);
  });

  it.each(others)('%s keeps every value and element of a text', (locale) => {
    const changed = [...entriesOf(locale)].filter(
      ([text, translation]) =>
        JSON.stringify(valuesAndElements(text)) !== JSON.stringify(valuesAndElements(translation)),
    );
    expect(changed).toEqual([]);
  });
});
