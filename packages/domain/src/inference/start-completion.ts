import { type AuthenticatedKey, mayUseModel } from '../api-key-authentication/authenticated-key.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Catalog } from '../models/catalog.ts';
import type { ResolvedModel } from '../models/catalog-snapshot.ts';
import type { InferenceRequest } from './inference-request.ts';
import { findMembers } from './openai/json-members.ts';
import { type OpenAiRequest, parseOpenAiRequest } from './openai/parse-request.ts';
import type { ClientSink } from './ports.ts';
import type { InferenceRunner } from './run-inference.ts';

export interface StartCompletionPorts {
  readonly catalog: Pick<Catalog, 'current'>;
  readonly runner: InferenceRunner;
}

export interface StartCompletionInput extends Omit<InferenceRequest, 'parsed' | 'model' | 'deployments'> {
  /** `body` decoded. */
  readonly text: string;
}

/**
 * Parses the request, resolves its model and runs it. Throws DomainError `malformed_json`, `missing_parameter`,
 * `invalid_parameter`, `model_not_found`, `model_not_allowed` or `no_deployment_available`; when it returns, the answer, good or bad, comes through
 * `client`.
 */
export function startCompletion(
  ports: StartCompletionPorts,
  input: StartCompletionInput,
  client: ClientSink,
): void {
  const { key, operation, clientRequestId, receivedMs, receivedUs, body, trace } = input;
  const parsed = parseOpenAiRequest(input.text);
  const catalog = ports.catalog.current;
  const resolved = catalog.resolve(parsed.model, key.mode);
  if (resolved === null) {
    throw new DomainError(
      'model_not_found',
      `The model \`${parsed.model}\` does not exist or this key may not use it.`,
      { param: 'model' },
    );
  }
  if (key.allowedModels !== null) requireAllowedModel(key, parsed, resolved);
  if (resolved.deployments.length === 0) {
    throw new DomainError(
      'no_deployment_available',
      `Nothing serves the model \`${parsed.model}\` at the moment.`,
      { param: 'model', retryable: true },
    );
  }
  const { model } = resolved;
  const deployments = catalog.deploymentsFor(resolved, key.organizationId, key.mode);
  if (deployments.length === 0) {
    throw new DomainError(
      'no_deployment_available',
      `The credential that your organization brought for \`${parsed.model}\` cannot be read. Rotate it.`,
      { param: 'model', internal: 'credential_unreadable' },
    );
  }
  ports.runner.run(
    { key, operation, clientRequestId, receivedMs, receivedUs, body, parsed, model, deployments, trace },
    client,
  );
}

/** By which upstreams that are gateways themselves (OpenRouter, LiteLLM) are told of further models to turn to. */
const NAMES_OTHER_MODELS: ReadonlySet<string> = new Set([
  'models',
  'fallbacks',
  'context_window_fallbacks',
  'content_policy_fallbacks',
]);

/** Judges by the name of the model that the request resolves to, so that no alias leads around it. */
function requireAllowedModel(
  key: AuthenticatedKey,
  { model, text }: OpenAiRequest,
  resolved: ResolvedModel,
): void {
  if (!mayUseModel(key, resolved.model.name)) throw notAllowed('model', `use the model \`${model}\``);
  const [other] = findMembers(text, NAMES_OTHER_MODELS);
  if (other !== undefined) throw notAllowed(other.name, `name further models in \`${other.name}\``);
}

function notAllowed(param: string, what: string): DomainError {
  return new DomainError('model_not_allowed', `This key may not ${what}.`, { param });
}
