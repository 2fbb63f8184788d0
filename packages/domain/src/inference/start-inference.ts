import type { AuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import { isSubscribed, mayUseModel } from '../api-key-authentication/authenticated-key.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Admission, Admitted } from '../limits/ports.ts';
import type { Catalog } from '../models/catalog.ts';
import type { CatalogDeployment, ResolvedModel, RoutedDeployment } from '../models/catalog-snapshot.ts';
import { credentialUnreadable } from '../models/credential-unreadable.ts';
import { lifecycleAt, modelRetired } from '../models/lifecycle.ts';
import { aliasRefused, modelNotFound } from '../models/model-not-found.ts';
import type { OpenedCredentials } from '../models/opened-credentials.ts';
import { isPriced, pricesAt } from '../models/price-list.ts';
import { usableDeployments } from '../routing/usable-deployments.ts';
import { NO_CLIENT_TAGS } from './client-tags.ts';
import type { DialectRequest, RequestScan } from './dialect.ts';
import type { InferenceRequest } from './inference-request.ts';
import type { ClientSink } from './ports.ts';
import type { InferenceRunner } from './run-inference.ts';
import { servingDeployments } from './translation/serving.ts';

export interface StartInferencePorts {
  readonly catalog: Pick<Catalog, 'current'>;
  readonly credentials: Pick<OpenedCredentials, 'deployments'>;
  readonly admission: Pick<Admission, 'admit'>;
  readonly runner: InferenceRunner;
}

export interface StartInferenceInput
  extends Omit<
    InferenceRequest,
    'body' | 'parsed' | 'model' | 'deployments' | 'admitted' | 'isFree' | 'clientTags'
  > {
  /** Of the request's body, complete, for the dialect of `operation`. */
  readonly scan: RequestScan;
  /** The client wants the model that it names, and no other: an alias is unknown. */
  readonly refusesAliases?: boolean;
  /** The client's own credential for upstreams that take it; null where it sent none. */
  readonly clientCredential?: string | null;
}

/** What a request says of models. */
type NamedModels = Pick<DialectRequest, 'model' | 'furtherModels'>;

/**
 * Parses the request, resolves its model, opens credentials, has it admitted and runs it. Throws, or rejects with, DomainError
 * `missing_parameter`, `invalid_parameter`, `model_not_found`, `model_not_allowed`, `model_not_subscribed`, `model_retired`,
 * `model_not_priced`, `no_deployment_available`, `credential_unavailable`, `operation_not_served`, `usage_not_recordable`, `shutting_down`, or an error of admission. After that, every answer, an error included, goes to `client`.
 * Returns a promise only when admission does, or when a credential has to be opened by a key service. The body is released as soon as nothing can need it, but not by a refusal.
 */
export function startInference(
  ports: StartInferencePorts,
  input: StartInferenceInput,
  client: ClientSink,
): void | Promise<void> {
  const parsed = input.operation.dialect.parse(input.scan);
  const { resolved, deployments } = resolveRequest(ports.catalog, input, parsed);
  ports.runner.requireOpen();
  const opened = ports.credentials.deployments(deployments);
  if (!(opened instanceof Promise)) return admitAndRun(ports, input, client, parsed, resolved, opened);
  return opened.then((ready) => {
    if (client.gone) return input.scan.body.release();
    ports.runner.requireOpen();
    return admitAndRun(ports, input, client, parsed, resolved, ready);
  });
}

function admitAndRun(
  ports: StartInferencePorts,
  input: StartInferenceInput,
  client: ClientSink,
  parsed: DialectRequest,
  { model }: ResolvedModel,
  deployments: readonly RoutedDeployment[],
): void | Promise<void> {
  const { key, operation, receivedMs } = input;
  const { body } = input.scan;
  const isFree = ports.runner.asksFreeFirst(deployments);
  const admitted = ports.admission.admit({ key, operation, parsed, model, receivedMs, isFree });
  const run = (yes: Admitted) => {
    const { clientRequestId, receivedUs, authenticatedUs, uploadUs, trace, headers } = input;
    try {
      ports.runner.run(
        {
          key,
          operation,
          clientRequestId,
          receivedMs,
          receivedUs,
          authenticatedUs,
          uploadUs,
          body,
          parsed,
          model,
          deployments,
          trace,
          headers,
          clientTags: key.recordsClientTags ? parsed.clientTags() : NO_CLIENT_TAGS,
          admitted: yes,
          isFree,
        },
        client,
      );
    } catch (error) {
      yes.settle(null);
      throw error;
    }
  };
  if (!(admitted instanceof Promise)) return run(admitted);
  return admitted.then((yes) => {
    if (client.gone) {
      body.release();
      return yes.settle(null);
    }
    try {
      // The process may have begun to stop, or the ledger to be full.
      ports.runner.requireOpen();
    } catch (refusal) {
      yes.settle(null);
      throw refusal;
    }
    run(yes);
  });
}

/**
 * Finds the model that a request names, and the deployments that may serve it for this key.
 *
 * @throws DomainError those of {@link startInference} that concern the model
 */
export function resolveRequest(
  { current }: StartInferencePorts['catalog'],
  {
    key,
    operation,
    receivedMs,
    refusesAliases,
    clientCredential,
  }: Pick<StartInferenceInput, 'key' | 'operation' | 'receivedMs' | 'refusesAliases' | 'clientCredential'>,
  parsed: NamedModels,
): { readonly resolved: ResolvedModel; readonly deployments: readonly CatalogDeployment[] } {
  const resolved = current.resolve(parsed.model, key.mode);
  if (resolved === null) throw modelNotFound(parsed.model);
  if (key.allowedModels !== null) requireAllowedModel(key, parsed, resolved);
  if (current.needsSubscriptions) requireSubscribedModel(key, parsed, resolved);
  const { model } = resolved;
  if (refusesAliases && model.name !== parsed.model) throw aliasRefused(parsed.model, model.name);
  if (lifecycleAt(model.lifecycle, receivedMs) === 'retired') throw modelRetired(parsed.model, model);
  if (current.refusesUnpriced && key.mode === 'live' && !model.free) {
    if (!isPriced(pricesAt(model, receivedMs), operation)) throw notPriced(parsed.model);
  }
  if (resolved.deployments.length === 0) {
    throw new DomainError(
      'no_deployment_available',
      `The model \`${parsed.model}\` is not available at the moment. No deployment serves it.`,
      { param: 'model', retryable: true },
    );
  }
  const allowed = current.deploymentsFor(resolved, key);
  if (allowed.length === 0) throw credentialUnreadable();
  const usable = usableDeployments(allowed, key.routingPolicies, clientCredential ?? null, parsed.model);
  const deployments = servingDeployments(operation, usable);
  if (deployments.length === 0) {
    throw new DomainError(
      'operation_not_served',
      `No upstream of the model \`${parsed.model}\` serves this endpoint.`,
      { param: 'model' },
    );
  }
  return { resolved, deployments };
}

/** Checks the name of the resolved model, so that an alias is no way around the restriction. */
function requireAllowedModel(key: AuthenticatedKey, parsed: NamedModels, resolved: ResolvedModel): void {
  if (!mayUseModel(key, resolved.model.name)) throw notAllowed('model', `use the model \`${parsed.model}\``);
  const further = parsed.furtherModels();
  if (further !== null) throw notAllowed(further, `name further models in \`${further}\``);
}

function notPriced(name: string): DomainError {
  return new DomainError(
    'model_not_priced',
    `The model \`${name}\` has no price for this request, and this platform refuses requests whose cost is unknown.`,
    { param: 'model' },
  );
}

/** Further models are for the upstream to choose from, which knows nothing of subscriptions. */
function requireSubscribedModel(key: AuthenticatedKey, parsed: NamedModels, { model }: ResolvedModel): void {
  if (!isSubscribed(key, model)) throw notSubscribed('model', `use the model \`${parsed.model}\``);
  const further = parsed.furtherModels();
  if (further !== null) throw notSubscribed(further, `name further models in \`${further}\``);
}

function notSubscribed(param: string, what: string): DomainError {
  return new DomainError('model_not_subscribed', `This key needs a subscription to ${what}.`, { param });
}

function notAllowed(param: string, what: string): DomainError {
  return new DomainError('model_not_allowed', `This key may not ${what}.`, { param });
}
