import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestBody } from '../request-body.ts';
import { FormParser, type PartsToRead } from './form-parser.ts';
import { FormScan } from './form-scan.ts';

const TYPE = 'multipart/form-data; boundary=xYz';
const READ: PartsToRead = new Map([
  ['model', 'text'],
  ['a', 'text'],
  ['file', 'bytes'],
]);
const encoder = new TextEncoder();

interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly content: Uint8Array;
}

/** A form as Node's own `fetch` sends it. */
async function send(parts: readonly Part[]): Promise<{ bytes: Uint8Array; type: string }> {
  const form = new FormData();
  for (const { name, filename, content } of parts) {
    if (filename === undefined) form.append(name, new TextDecoder().decode(content));
    else form.append(name, new Blob([content as Uint8Array<ArrayBuffer>]), filename);
  }
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
  return { bytes: new Uint8Array(await request.arrayBuffer()), type: request.headers.get('content-type')! };
}

function scan(bytes: Uint8Array, type = TYPE, step = bytes.length): FormScan {
  const form = new FormScan(new RequestBody(bytes), type, new FormParser(type, READ));
  for (let steps = 0; !form.advance(step); steps++)
    if (steps > bytes.length) throw new Error('It never ends.');
  return form;
}

const contentOf = (form: FormScan, name: string) => {
  const part = form.part(name)!;
  expect(form.sizeOf(part)).toBe(form.heldOf(part).length);
  return form.heldOf(part).slice();
};

describe('FormScan', () => {
  it('finds the parts of any form, read in pieces of any size', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .constantFrom('', '\r', '\r\n', '\r\n--', '\r\n--x', '\r\r\n\r\n')
        .map((text) => encoder.encode(text)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z_]{1,8}$/), content }), {
          selector: ({ name }) => name,
          maxLength: 5,
        }),
        fc.integer({ min: 1, max: 400 }),
        async (parts, step) => {
          const files = parts
            .filter(({ name }) => READ.get(name) !== 'text')
            .map((part) => ({ ...part, filename: 'a.wav' }));
          const { bytes, type } = await send(files);
          const form = scan(bytes, type, step);
          expect(form.parts.map(({ name, filename }) => [name, filename])).toEqual(
            files.map(({ name, filename }) => [name, filename]),
          );
          for (const part of files) expect(contentOf(form, part.name)).toEqual(part.content);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each(['', 'ours', '\r', 'a\r\n--xY\r\n--xYy', '\r\r\n--x', 'Grüße'])(
    'reads the text %j, in pieces of any size',
    (text) => {
      const head = '\r\ncontent-disposition: form-data; name=';
      const bytes = encoder.encode(
        `--xYz${head}"model"\r\n\r\n${text}\r\n--xYz${head}"b"\r\n\r\nx\r\n--xYz--`,
      );
      for (let step = 1; step <= bytes.length; step++)
        expect(scan(bytes, TYPE, step).text('model')).toBe(text);
    },
  );

  it('replaces the text of a field, and nothing else', async () => {
    const model = { name: 'model', content: encoder.encode('ours') };
    const file = { name: 'file', filename: 'a.wav', content: encoder.encode('\r\n--sound') };
    const { bytes, type } = await send([file, model]);
    const form = scan(bytes, type);
    const parts = form.withText(form.part('model')!, 'theirs-1');
    const replaced = scan(Uint8Array.from(parts.flatMap((part) => [...part])), type);
    expect(replaced.text('model')).toBe('theirs-1');
    expect(contentOf(replaced, 'file')).toEqual(file.content);
  });

  it.each([
    ['no boundary', 'x', 'multipart/form-data'],
    ['an empty body', '', TYPE],
    ['other text', 'x', TYPE],
    ['no end', '--xYz\r\ncontent-disposition: form-data; name="a"\r\n\r\nx', TYPE],
    ['a part without a name', '--xYz\r\ncontent-type: a/b\r\n\r\nx\r\n--xYz--', TYPE],
    ['a head that is too long', `--xYz\r\na: ${'x'.repeat(9_000)}\r\n\r\nx\r\n--xYz--`, TYPE],
    [
      'no line end behind the boundary',
      '--xYzcontent-disposition: form-data; name="a"\r\n\r\nx\r\n--xYz--',
      TYPE,
    ],
    [
      'too many parts',
      `${'--xYz\r\ncontent-disposition: form-data; name="b"\r\n\r\nx\r\n'.repeat(129)}--xYz--`,
      TYPE,
    ],
  ])('refuses %s', (_, text, type) => {
    expect(() => scan(encoder.encode(text), type)).toThrow(
      expect.objectContaining({ code: 'malformed_form' }),
    );
  });

  it('refuses a parameter that is given twice, or as a file', async () => {
    const field = { name: 'model', content: encoder.encode('a') };
    const twice = await send([field, field]);
    expect(() => scan(twice.bytes, twice.type).text('model')).toThrow(
      expect.objectContaining({ code: 'invalid_parameter', param: 'model' }),
    );
    const file = await send([{ ...field, filename: 'model' }]);
    expect(() => scan(file.bytes, file.type).text('model')).toThrow('must not be a file');
    const long = await send([{ name: 'model', content: new Uint8Array(5_000) }]);
    expect(() => scan(long.bytes, long.type)).toThrow('longer than 4096 bytes');
  });

  it('takes a part of no bytes, and spaces behind the boundary', () => {
    const form = scan(
      encoder.encode('--xYz \t\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--xYz--\r\n'),
    );
    expect(form.text('a')).toBe('');
  });
});
