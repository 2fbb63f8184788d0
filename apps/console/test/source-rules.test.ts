import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

const sources = globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((file) => !/\.(test|generated)\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** Attributes whose text people read or hear. */
const SHOWN_ATTRIBUTES = new Set([
  'label',
  'title',
  'placeholder',
  'description',
  'heading',
  'lead',
  'subject',
  'alt',
  'action',
  'aria-label',
  'aria-description',
  'empty',
  'hint',
  'text',
]);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Every node of the tree with the elements around it. */
function* nodesOf(
  node: unknown,
  around: readonly Node[] = [],
): Generator<{ node: Node; around: readonly Node[] }> {
  if (Array.isArray(node)) {
    for (const item of node) yield* nodesOf(item, around);
  } else if (typeof node === 'object' && node !== null && 'type' in node) {
    yield { node: node as Node, around };
    for (const value of Object.values(node)) yield* nodesOf(value, [...around, node as Node]);
  }
}

function nameOfElement(node: Node): string {
  const { name } = (node.openingElement ?? {}) as { name?: { name?: string } };
  return name?.name ?? '';
}

const hasWords = (text: string) => /\p{L}{2,}/u.test(text);

/** Names that are the same in every language, and commands. */
const NO_LANGUAGE = new Set(['Weir']);

/** Texts that people would see and that no catalogue has. */
function bareTexts(file: string, text: string): string[] {
  const found: string[] = [];
  for (const { node, around } of nodesOf(parseSync(file, text).program)) {
    if (node.type === 'JSXText') {
      const value = String(node.value).trim();
      const isTranslated = around.some(
        (outer) =>
          outer.type === 'JSXElement' &&
          ['Trans', 'Plural', 'Select', 'code', 'kbd'].includes(nameOfElement(outer)),
      );
      if (hasWords(value) && !isTranslated && !NO_LANGUAGE.has(value)) found.push(value);
    }
    if (node.type === 'JSXAttribute') {
      const { name, value } = node as unknown as { name: { name: string }; value: Node | null };
      if (value?.type === 'Literal' && SHOWN_ATTRIBUTES.has(name.name) && hasWords(String(value.value))) {
        found.push(`${name.name}="${value.value}"`);
      }
    }
  }
  return found.map((value) => `${file}: ${value}`);
}

/** Modules that a file imports; not those of code that it shows. */
function importsOf(text: string): string[] {
  const imports = /^(?:(?:import|export|\}).*\bfrom |import )'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...text.matchAll(imports)].map(([, fixed, dynamic]) => fixed ?? dynamic!);
}

describe('the sources of the console', () => {
  it('have no text outside the catalogue', () => {
    const screens = sources.filter(({ file }) => file.endsWith('.tsx'));
    expect(screens.length).toBeGreaterThan(40);
    expect(screens.flatMap(({ file, text }) => bareTexts(file, text))).toEqual([]);
  });

  it('would be caught with a bare text', () => {
    expect(bareTexts('a.tsx', 'const a = <p title="Hello there">Some words</p>;')).toEqual([
      'a.tsx: title="Hello there"',
      'a.tsx: Some words',
    ]);
  });

  it('ask the gateway through the api client only', () => {
    const own = sources.filter(({ text }) =>
      /\b(fetch|XMLHttpRequest|EventSource|WebSocket|sendBeacon)\s*\(/.test(text),
    );
    expect(own.map(({ file }) => file)).toEqual([]);
  });

  it('use one kit of components, one library of charts, and no other of their kind', () => {
    const allowed = new Set([
      '@internationalized/date',
      '@lingui/core',
      '@lingui/core/macro',
      '@lingui/message-utils/compileMessage',
      '@lingui/react',
      '@lingui/react/macro',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-table',
      '@weir/api-client',
      'react',
      'react-aria-components',
      'react-dom/client',
      'react-markdown',
      'recharts',
      'zod/mini',
    ]);
    const others = sources.flatMap(({ file, text }) =>
      importsOf(text)
        .filter((specifier) => !specifier.startsWith('.') && !allowed.has(specifier))
        .map((specifier) => `${file}: ${specifier}`),
    );
    expect(others).toEqual([]);
  });

  it('draw charts in files that are loaded when one is shown', () => {
    const drawing = sources.filter(({ text }) => importsOf(text).includes('recharts'));
    expect(
      drawing.map(({ file }) => file).filter((file) => !/^src\/charts\/draw-[\w-]+\.tsx$/.test(file)),
    ).toEqual([]);
  });

  it('take colours from the tokens', () => {
    const own = sources.filter(({ text }) =>
      /#[0-9a-f]{6}\b|\b(bg|text|border)-(red|blue|green|gray|slate|zinc|amber)-\d/i.test(text),
    );
    expect(own.map(({ file }) => file)).toEqual([]);
  });

  it('turn no text into markup', () => {
    const own = sources.filter(({ text }) =>
      /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|\beval\(|new Function\(/.test(text),
    );
    expect(own.map(({ file }) => file)).toEqual([]);
  });

  it('have no file of more than 300 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 301);
    expect(long.map(({ file }) => file)).toEqual([]);
  });
});
