import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CompiledMessage } from '../src/i18n/compile-message.ts';

vi.mock('@lingui/core/macro', () => ({ msg: ([message]: TemplateStringsArray) => ({ message }) }));

const { LOCALES } = await import('../src/i18n/locales.ts');
const { compileMessage } = await import('../src/i18n/compile-message.ts');

const DIRECTORY = join(import.meta.dirname, '../src/locales');
const ENTRY = /^msgid "((?:[^"\\]|\\.)+)"\nmsgstr "((?:[^"\\]|\\.)*)"/gm;

/** The translations of a catalogue by their English text. */
function entriesOf(locale: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(DIRECTORY, `${locale}.po`), 'utf8');
  return new Map([...text.matchAll(ENTRY)].map(([, english, translation]) => [english!, translation!]));
}

/** The values that a text shows, those within its plurals too, and its elements. A language may need fewer plurals. */
function valuesAndElements(text: string): string[] {
  const values = valuesOf(compileMessage(JSON.parse(`"${text}"`) as string));
  return [...new Set([...values, ...(text.match(/<\/?\d+\/?>/g) ?? [])])].toSorted();
}

function valuesOf(message: CompiledMessage): string[] {
  return message.flatMap((token) => {
    if (typeof token === 'string') return [];
    const [name, , cases] = token;
    const choices = typeof cases === 'object' ? Object.values(cases as object).filter(Array.isArray) : [];
    return [name, ...choices.flatMap((choice: CompiledMessage) => valuesOf(choice))];
  });
}

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
