import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import { expect, it } from 'vitest';

const CONSOLE = join(import.meta.dirname, '..');
/** How the build writes a text: its id, then the text itself. */
const BUILT_TEXT = /\bid:[`"]([\w+/-]{6})[`"],message:/g;
const TRANSLATED = /^(?:msgctxt "((?:[^"\\]|\\.)*)"\n)?msgid "((?:[^"\\]|\\.)+)"\nmsgstr "(?:[^"\\]|\\.)+"/gm;

/** What the browser is given has no text that a catalogue lacks. The console must have been built. */
export function testTexts(): void {
  it('has every text of the build in the catalogue (`pnpm --filter @weir/console extract`)', () => {
    const catalogue = readFileSync(join(CONSOLE, 'src/locales/en.po'), 'utf8');
    const known = new Set(
      [...catalogue.matchAll(TRANSLATED)].map(([, context, text]) =>
        generateMessageId(JSON.parse(`"${text}"`) as string, context),
      ),
    );
    const files = globSync('dist/assets/*.js', { cwd: CONSOLE });
    const built = files.flatMap((file) =>
      [...readFileSync(join(CONSOLE, file), 'utf8').matchAll(BUILT_TEXT)].map(([, id]) => id!),
    );
    expect(built.length).toBeGreaterThan(1_000);
    expect(built.filter((id) => !known.has(id))).toEqual([]);
  });
}
