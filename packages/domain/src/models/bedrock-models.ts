/**
 * Whether a model of AWS Bedrock is one of Anthropic's: by its id, with or without a region prefix (`us.`, `eu.`, `global.`), or by
 * an ARN that contains it. Of an application inference profile the ARN does not say.
 */
export function isClaudeOnBedrock(upstreamName: string): boolean {
  return /(?:^|[./])anthropic\.claude/.test(upstreamName);
}

/** Whether it is certainly none of Anthropic's, because its id names another vendor. */
export function isOfAnotherVendor(upstreamName: string): boolean {
  return /(?:^|\/)[a-z][a-z0-9-]*\./.test(upstreamName) && !isClaudeOnBedrock(upstreamName);
}
