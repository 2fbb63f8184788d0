import { describe, expect, it } from 'vitest';
import { findErrorWords } from '../inference/read-error-words.ts';
import { USAGE_PATHS } from '../inference/read-usage.ts';
import { apisOf } from './apis-of.ts';
import { normalizeBaseUrl } from './base-url.ts';
import { CONNECTION_KINDS } from './connection-kinds.ts';
import { CONNECTION_PRESET_NAMES, CONNECTION_PRESETS, type ConnectionPreset } from './connection-presets.ts';

const guide = Object.values(
  import.meta.glob('../../../../docs/providers.md', { query: '?raw', import: 'default', eager: true }),
)[0]!;

const presets: readonly (readonly [string, ConnectionPreset])[] = CONNECTION_PRESET_NAMES.map((name) => [
  name,
  CONNECTION_PRESETS[name],
]);

describe.each(presets)('the preset %s', (_, preset) => {
  it('has a base URL as connections store it', () => {
    expect(normalizeBaseUrl(preset.baseUrl, preset.kind).toLowerCase()).toBe(preset.baseUrl.toLowerCase());
  });

  it('names tokens of a cache only by what is read', () => {
    const read = [...USAGE_PATHS.cachedInputTokens, ...USAGE_PATHS.cacheWriteTokens];
    expect(read).toEqual(expect.arrayContaining([...preset.cacheTokens]));
  });

  it('has errors whose message is found', () => {
    expect(findErrorWords(JSON.parse(preset.error))?.message).toContain('…');
  });

  it('speaks the API that others are translated to, and says where that is documented', () => {
    expect(apisOf(preset, 'claude-opus')).toContain(CONNECTION_KINDS[preset.kind].translatesTo);
    expect(preset.sources.length).toBeGreaterThan(0);
    for (const source of preset.sources) expect(URL.parse(source)?.protocol).toBe('https:');
  });
});

describe('docs/providers.md', () => {
  it('has the table of presets', () => {
    expect(guide).toContain(tableOf(presets));
  });

  it('has what is odd about each, with its sources', () => {
    expect(guide).toContain(presets.map(([name, preset]) => notesOf(name, preset)).join('\n'));
  });
});

function tableOf(rows: typeof presets): string {
  const header = [
    'preset',
    'base URL',
    'credential in',
    'speaks',
    'usage of streams',
    'tokens of a cache',
    'error',
  ];
  const cells = rows.map(([name, preset]) => [
    `\`${name}\``,
    `\`${preset.baseUrl}\`${preset.baseUrlRequired ? ' (yours)' : ''}`,
    `\`${preset.credentialHeader ?? (preset.kind === 'anthropic' ? 'x-api-key' : 'authorization')}\``,
    apisOf(preset, 'm').join(', '),
    usageOf(preset),
    preset.cacheTokens.map((path) => `\`${path}\``).join(', ') || '–',
    `\`${preset.error}\``,
  ]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]!.length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(header), rule, ...cells.map(line)].join('\n');
}

function usageOf({ kind, streamOptions, continuousUsage }: ConnectionPreset): string {
  if (!streamOptions || kind === 'anthropic' || kind === 'bedrock') return 'unasked';
  return continuousUsage ? 'asked for, continuous' : 'asked for';
}

function notesOf(name: string, { title, quirks, sources }: ConnectionPreset): string {
  const links = sources.map((source, index) => `[${index + 1}](${source})`).join(' ');
  return `- **${title}** (\`${name}\`): ${[...quirks, links].join(' ')}`;
}
