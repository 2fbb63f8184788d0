/** Bedrock's hosts in every partition of AWS, over the internet or through an endpoint in a VPC. */
const AWS_HOST =
  /^(?:vpce-[a-z0-9-]+\.)?bedrock-runtime(?:-fips)?\.([a-z]{2,4}(?:-[a-z]+)+-\d+)\.(?:vpce\.)?(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws|api\.amazonwebservices\.com\.cn)$/;

export interface BedrockEndpoint {
  /** Null for a host that does not say it. */
  readonly region: string | null;
  /** Whether it is AWS itself, over TLS. */
  readonly isAws: boolean;
  /** Where models are listed. Hosts that are not of AWS do both. */
  readonly controlUrl: string;
}

/** @param baseUrl e.g. `https://bedrock-runtime.eu-central-1.amazonaws.com` */
export function toBedrockEndpoint(baseUrl: string): BedrockEndpoint {
  const url = new URL(baseUrl);
  const region = AWS_HOST.exec(url.hostname)?.[1] ?? null;
  return {
    region,
    isAws: region !== null && url.protocol === 'https:',
    controlUrl: region === null ? baseUrl : baseUrl.replace('bedrock-runtime', 'bedrock'),
  };
}
