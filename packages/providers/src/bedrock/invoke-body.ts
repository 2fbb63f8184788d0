import { cutMember, findMembers } from '@weir/domain/inference';

const VERSION = '"anthropic_version":"bedrock-2023-05-31"';
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
 * @param betas the client's `anthropic-beta`; null without one
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
  const added = [
    ...(given.has('anthropic_version') ? [] : [VERSION]),
    ...(given.has('anthropic_beta') || betas === null ? [] : [`"anthropic_beta":${toList(betas)}`]),
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

function toList(header: string): string {
  const betas = header.split(',').map((beta) => beta.trim());
  return JSON.stringify(betas.filter((beta) => beta !== ''));
}
