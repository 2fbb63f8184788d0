import { isObject } from '../translation/read-parameter.ts';

/**
 * A source of a text as an annotation of OpenAI. One with a URL becomes a `url_citation`; places in documents, which OpenAI
 * cannot name, stay as the upstream wrote them.
 */
export function writeAnnotation(citation: unknown): unknown {
  if (!isObject(citation) || citation.type === 'url_citation' || typeof citation.url !== 'string')
    return citation;
  const { url, title } = citation;
  return {
    type: 'url_citation',
    url_citation: { url, title: typeof title === 'string' ? title : '', start_index: 0, end_index: 0 },
  };
}
