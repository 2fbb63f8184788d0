/**
 * Factors for the tokens of what no upstream has counted; docs/usage.md says where they come from. An estimate is for
 * requests that were broken off, so it has to be fair on average and cheap, not exact.
 */

/** UTF-8 bytes of text, without JSON's escapes. */
export const BYTES_PER_TOKEN = 4;
export const TOKENS_PER_IMAGE = 765;
export const TOKENS_PER_LOW_DETAIL_IMAGE = 85;
/** Bytes of sound: 10 tokens a second at 128 kbit/s. */
export const AUDIO_BYTES_PER_TOKEN = 1_600;
/** Bytes of video: 300 tokens a second at 2.4 Mbit/s. */
export const VIDEO_BYTES_PER_TOKEN = 1_000;
/** Bytes of a document: 2,000 tokens for a page of 100 kB. */
export const FILE_BYTES_PER_TOKEN = 50;
/** A file, a sound or a video of which the request only says where it is. */
export const TOKENS_PER_REFERENCE = 2_000;
/** No model of today reads more at once; a request could name a million files. */
export const MAX_ESTIMATED_TOKENS = 10_000_000;
