import { cutMember, findMembers } from '@weir/domain/inference';

const VERSION = '"anthropic_version":"bedrock-2023-05-31"';
/**
 * The betas that AWS documents for Claude. Bedrock rejects a request with any other as `invalid beta flag`, and clients that may be sent
 * to Anthropic as well send those of plans and of other services: https://github.com/anthropics/claude-code/issues/56595
 */
const BETAS: ReadonlySet<string> = new Set([
  'compact-2026-01-12',
  'computer-use-2024-10-22',
  'computer-use-2025-01-24',
  'computer-use-2025-11-24',
  'context-1m-2025-08-07',
  'context-management-2025-06-27',
  'dev-full-thinking-2025-05-14',
  'effort-2025-11-24',
  'interleaved-thinking-2025-05-14',
  'output-128k-2025-02-19',
  'token-efficient-tools-2025-02-19',
  'tool-examples-2025-10-29',
  'tool-search-tool-2025-10-19',
]);
const READ: ReadonlySet<string> = new Set([
  'model',
  'stream',
  'anthropic_version',
  'anthropic_beta',
  'max_tokens',
]);

/**
 * A request of Anthropic's Messages API as InvokeModel takes it: without `model` and `stream`, which the path says, and with the
 * version that Bedrock wants. Every other byte stays as the client wrote it.
 *
 * @param parts valid JSON with an object outermost
 * @param betas the client's `anthropic-beta`, of which those go on that Bedrock has; null without one
 */
export function toInvokeBody(
  parts: readonly Uint8Array[],
  betas: string | null,
  { withMaxTokens = false } = {},
): Buffer {
  // One character for each byte: what is not ASCII is within strings, and nobody looks there.
  let text = Buffer.concat(parts).toString('latin1');
  const members = findMembers(text, READ);
  const given = new Set(members.map(({ name }) => name));
  // From the last one, so that the places of those before it stay.
  for (const member of members.toReversed()) {
    if (member.name === 'model' || member.name === 'stream') text = cutMember(text, member);
  }
  const known = given.has('anthropic_beta') ? [] : knownBetas(betas);
  const added = [
    ...(given.has('anthropic_version') ? [] : [VERSION]),
    ...(known.length === 0 ? [] : [`"anthropic_beta":${JSON.stringify(known)}`]),
    ...(given.has('max_tokens') || !withMaxTokens ? [] : ['"max_tokens":1']),
  ].join(',');
  const rest = text.slice(text.indexOf('{') + 1);
  const comma = added === '' || /^\s*\}/.test(rest) ? '' : ',';
  return Buffer.from(`{${added}${comma}${rest}`, 'latin1');
}

/** CountTokens takes the body of InvokeModel in base64, and wants `max_tokens` in it. */
export function toCountTokensBody(parts: readonly Uint8Array[], betas: string | null): Buffer {
  const body = toInvokeBody(parts, betas, { withMaxTokens: true }).toString('base64');
  return Buffer.from(JSON.stringify({ input: { invokeModel: { body } } }));
}

function knownBetas(header: string | null): string[] {
  if (header === null) return [];
  return header
    .split(',')
    .map((beta) => beta.trim())
    .filter((beta) => BETAS.has(beta));
}
