import { readFile } from 'node:fs/promises';
import { formatter } from '@lingui/format-po';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { compileMessage } from './compile-message.ts';

describe('compileMessage', () => {
  it('reads every text of the console as the complete parser does', async () => {
    const file = new URL('../locales/en.po', import.meta.url);
    const catalogue = await formatter().parse(await readFile(file, 'utf8'), {
      locale: 'en',
      sourceLocale: 'en',
      filename: 'en.po',
    });
    const messages = Object.entries(catalogue).map(([id, { message }]) => message ?? id);
    expect(messages.length).toBeGreaterThan(200);
    for (const message of messages) expect(compileMessage(message)).toEqual(compileMessageOrThrow(message));
  });

  it.each([
    '',
    'plain',
    '{name}',
    'a {0} b <0>{x}</0> c',
    "it's {x}, isn''t it, '{not x}'",
    '{n, plural, one {# key} other {# keys of {name}}}',
    '{n, plural, offset:1 =0 {none} one {one} other {# more}}',
    "{n, plural, one {'#' it's} other {#}}",
    '{who, select, me {I have {n, plural, one {# key} other {# keys}}} other {nobody #}}',
    '{n, selectordinal, one {#st} other {#th}}',
    '{when, date, short} {n, number}',
  ])('reads %j as the complete parser does', (message) => {
    expect(compileMessage(message)).toEqual(compileMessageOrThrow(message));
  });

  it.each(['{', '{a', '{a, plural', '{a, plural, one', '{a, plural, one {x}', '{}'])(
    'shows %j as it is written',
    (message) => expect(compileMessage(message)).toEqual([message]),
  );
});
