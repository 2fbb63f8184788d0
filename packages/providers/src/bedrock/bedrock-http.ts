import type { HttpManner } from '../upstream-targets.ts';
import { readBedrockWords } from './bedrock-errors.ts';
import { CONTENT_TYPE } from './content-type.ts';

/** Each request is authorized by itself. A secret access key is in no header, whatever a connection says. */
export const bedrockHttp: HttpManner = {
  credentialHeader: null,
  // InvokeModel asks the model for this type. The type of a stream does not depend on it.
  accept: CONTENT_TYPE,
  readWords: readBedrockWords,
};
