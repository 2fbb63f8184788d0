import { isObject } from '../translation/read-parameter.ts';

/** The location in a document, by the names that Converse has for it. */
const LOCATIONS = [
  ['documentChar', 'char_location', 'start_char_index', 'end_char_index'],
  ['documentPage', 'page_location', 'start_page_number', 'end_page_number'],
  ['documentChunk', 'content_block_location', 'start_block_index', 'end_block_index'],
] as const;

/**
 * A source of a text as Anthropic's citation (https://docs.claude.com/en/build-with-claude/citations): Anthropic's own as it
 * is, an `url_citation` of OpenAI as a result of a web search, one of Converse by its place. Null for what Anthropic cannot
 * name.
 */
export function writeCitation(citation: unknown): object | null {
  if (!isObject(citation)) return null;
  const { type, location } = citation;
  if (typeof type === 'string' && type.endsWith('_location')) return citation;
  if (type === 'url_citation') {
    const { url, title } = isObject(citation.url_citation) ? citation.url_citation : citation;
    if (typeof url !== 'string') return null;
    return {
      type: 'web_search_result_location',
      url,
      title: typeof title === 'string' ? title : null,
      cited_text: '',
      encrypted_index: '',
    };
  }
  if (!isObject(location)) return null;
  for (const [name, written, start, end] of LOCATIONS) {
    const place = location[name];
    if (!isObject(place)) continue;
    return {
      type: written,
      cited_text: citedText(citation.sourceContent),
      document_index: place.documentIndex ?? 0,
      document_title: typeof citation.title === 'string' ? citation.title : null,
      [start]: place.start ?? 0,
      [end]: place.end ?? 0,
    };
  }
  return null;
}

function citedText(content: unknown): string {
  if (!Array.isArray(content)) return '';
  return content.map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : '')).join('');
}
