import type { OpenAiRequest } from './parse-request.ts';

const encoder = new TextEncoder();

/**
 * The body as the upstream gets it: its own name for the model, and usage asked for on streams. Every character that
 * need not change stays; when none need change, the result is `original` itself.
 */
export function rewriteOpenAiRequest(
  request: OpenAiRequest,
  original: Uint8Array,
  upstreamModel: string,
  continuousUsage: boolean,
): Uint8Array {
  const addUsage = request.streaming && !request.usageAsked;
  const addContinuous = request.streaming && continuousUsage && !request.continuousUsageAsked;
  const rename = upstreamModel !== request.model;
  if (!addUsage && !addContinuous && !rename) return original;

  const added: Record<string, unknown> = {};
  if (addUsage) added.include_usage = true;
  if (addContinuous) added.continuous_usage_stats = true;
  const streamOptions = JSON.stringify({ ...request.streamOptions, ...added });

  const { text } = request;
  let out = '';
  let copied = 0;
  let streamOptionsWritten = !addUsage && !addContinuous;
  for (const member of request.members) {
    let value: string;
    if (member.name === 'model' && rename) value = JSON.stringify(upstreamModel);
    else if (member.name === 'stream_options' && !streamOptionsWritten) {
      value = streamOptions;
      streamOptionsWritten = true;
    } else continue;
    out += text.slice(copied, member.valueStart) + value;
    copied = member.valueEnd;
  }
  if (streamOptionsWritten) out += text.slice(copied);
  else out += `${text.slice(copied, text.lastIndexOf('}'))},"stream_options":${streamOptions}}`;
  return encoder.encode(out);
}
