import type { ChatMessage, ChatRequest, ContentPart } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import { writeDataUrl } from './data-url.ts';
import { isReasoning, writeReasoningDetails, writeReasoningText } from './reasoning-details.ts';

type Written = Readonly<Record<string, unknown>>;
type PartOf<K extends ContentPart['kind']> = Extract<ContentPart, { kind: K }>;

export interface MessageTarget {
  /** Whether the upstream takes the reasoning of earlier turns, as most do; OpenAI itself does not. */
  readonly takesReasoning: boolean;
  readonly losses: Losses;
}

/**
 * The messages of a chat completion (https://platform.openai.com/docs/api-reference/chat/create). Cache points are left out:
 * these servers cache by themselves, and no answer depends on it.
 */
export function writeChatMessages({ system, messages }: ChatRequest, target: MessageTarget): Written[] {
  const written: Written[] = [];
  if (system.length > 0) written.push({ role: 'system', content: writeParts(system, 'system', target) });
  for (const message of messages) {
    if (message.role === 'assistant') written.push(writeAssistant(message, target));
    else if (message.role === 'system') written.push(withContent('system', message, message.content, target));
    else written.push(...writeUser(message, target));
  }
  return written;
}

/** Results of tools are messages of their own, before the rest of the user's turn. */
function writeUser(message: ChatMessage, target: MessageTarget): Written[] {
  const results = message.content.filter((part) => part.kind === 'tool-result');
  const rest: ContentPart[] = message.content.filter((part) => part.kind !== 'tool-result');
  const written: Written[] = results.map((result) => ({
    role: 'tool',
    tool_call_id: result.callId,
    content: writeResult(result),
  }));
  // The API takes only text in results: what else is in them follows as the user's.
  for (const result of results) {
    const media = result.content.filter((part) => part.kind !== 'text');
    if (media.length === 0) continue;
    rest.unshift({ kind: 'text', text: `The result of the tool call ${result.callId} contains:` }, ...media);
  }
  if (rest.length > 0 || results.length === 0) written.push(withContent('user', message, rest, target));
  return written;
}

function writeResult({ content, isError }: PartOf<'tool-result'>): string | Written[] {
  const texts = content.filter((part) => part.kind === 'text').map(({ text }) => text);
  // The API has no mark for errors.
  if (isError && !/^\W*error/i.test(texts[0] ?? '')) texts[0] = `Error: ${texts[0] ?? ''}`;
  return texts.length > 1 ? texts.map((text) => ({ type: 'text', text })) : (texts[0] ?? '');
}

function writeAssistant(message: ChatMessage, target: MessageTarget): Written {
  const reasoning = message.content.filter(isReasoning);
  const calls = message.content.filter((part) => part.kind === 'tool-call');
  const refusal = message.content.filter((part) => part.kind === 'refusal').map(({ text }) => text);
  const said = message.content.filter(
    (part) => !isReasoning(part) && part.kind !== 'tool-call' && part.kind !== 'refusal',
  );
  const details = target.takesReasoning ? writeReasoningDetails(reasoning) : undefined;
  const text = target.takesReasoning ? writeReasoningText(reasoning) : undefined;
  return {
    ...withContent('assistant', message, said, target),
    ...(said.length === 0 && { content: calls.length + refusal.length > 0 ? null : '' }),
    ...(text !== undefined && { reasoning_content: text }),
    ...(details !== undefined && { reasoning_details: details }),
    ...(refusal.length > 0 && { refusal: refusal.join('') }),
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, name, arguments: given }) => ({
        id,
        type: 'function',
        function: { name, arguments: given || '{}' },
      })),
    }),
  };
}

function withContent(
  role: string,
  { name, path }: ChatMessage,
  parts: readonly ContentPart[],
  target: MessageTarget,
): Written {
  return {
    role,
    ...(name !== null && { name: name.value }),
    content: writeParts(parts, path, target),
  };
}

/** A single text is written as a string, which every server takes. */
function writeParts(parts: readonly ContentPart[], path: string, target: MessageTarget): string | Written[] {
  if (parts.length === 0) return '';
  const [first] = parts;
  if (parts.length === 1 && first!.kind === 'text') return first!.text;
  return parts.flatMap((part, index) => writePart(part, `${path}.content.${index}`, target));
}

function writePart(part: ContentPart, path: string, { losses }: MessageTarget): Written[] {
  switch (part.kind) {
    case 'text':
      return [{ type: 'text', text: part.text }];
    case 'image':
      return writeImage(part, path, losses);
    case 'document':
      return writeDocument(part, path, losses);
    case 'audio':
      return [{ type: 'input_audio', input_audio: { format: part.format, data: part.data } }];
    default:
      losses.add(path, `Chat completions have no place for a part \`${part.kind}\` here.`);
      return [];
  }
}

function writeImage({ source, detail }: PartOf<'image'>, path: string, losses: Losses): Written[] {
  let url: string;
  if (source.kind === 'url') url = source.url;
  else if (source.kind === 'base64') url = writeDataUrl(source.mediaType, source.data);
  else {
    losses.add(path, 'Chat completions take an image as a URL or as data.');
    return [];
  }
  return [{ type: 'image_url', image_url: { url, ...(detail !== undefined && { detail }) } }];
}

function writeDocument(part: PartOf<'document'>, path: string, losses: Losses): Written[] {
  const { source, title, context } = part;
  if (part.citations) losses.add(`${path}.citations`, 'Chat completions cite no documents.');
  const about: Written[] = context === null ? [] : [{ type: 'text', text: context }];
  switch (source.kind) {
    case 'text':
      return [...about, { type: 'text', text: title === null ? source.text : `${title}\n\n${source.text}` }];
    case 'base64': {
      const file = { filename: title ?? 'document', file_data: writeDataUrl(source.mediaType, source.data) };
      return [...about, { type: 'file', file }];
    }
    case 'file':
      return [
        ...about,
        { type: 'file', file: { file_id: source.id, ...(title !== null && { filename: title }) } },
      ];
    case 'url':
      losses.add(path, 'Chat completions take a document as data or as a file, not as a URL.');
      return [];
  }
}
