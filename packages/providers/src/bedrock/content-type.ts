/** Of every body that Bedrock gets. */
export const CONTENT_TYPE = 'application/json';
