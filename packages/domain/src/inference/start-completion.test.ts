import { describe, expect, it } from 'vitest';
import { aModel } from '../../../testing/src/a-model.ts';
import { isDomainError } from '../kernel/index.ts';
import type { Catalog, ResolvedModel } from '../models/index.ts';
import { routed, startRun } from './__fixtures__/a-run.ts';
import { RecordingClient } from './__fixtures__/recording-client.ts';
import { startCompletion } from './start-completion.ts';

/** A catalog that resolves each of these names, for live keys. */
function aCatalog(models: Readonly<Record<string, ResolvedModel>>): Pick<Catalog, 'current'> {
  const resolve = (name: string, mode: string) => (mode === 'live' ? (models[name] ?? null) : null);
  return { current: { resolve } as unknown as Catalog['current'] };
}

function start(text: string, models: Readonly<Record<string, ResolvedModel>>) {
  const { runner, provider, request } = startRun();
  const { parsed: _, model: __, deployments: ___, ...call } = request;
  const client = new RecordingClient();
  const input = { ...call, text, body: new TextEncoder().encode(text) };
  try {
    startCompletion({ catalog: aCatalog(models), runner }, input, client);
    return { refusal: null, provider, runner };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { refusal: { code: error.code, param: error.param }, provider, runner };
  }
}

describe('startCompletion', () => {
  const model = aModel({ name: 'meadow' });

  it('runs the request against the deployments of the model that its name or alias means', () => {
    const { refusal, provider, runner } = start('{"model":"alias"}', {
      alias: { model, deployments: routed(model, 2, {}) },
    });
    expect(refusal).toBeNull();
    expect(provider.upstream.requestBody.model).toBe('upstream-model-1');
    expect(runner.activeRequests).toBe(2);
  });

  it.each([
    ['{"model":', { code: 'malformed_json', param: undefined }],
    ['{"model":"unknown"}', { code: 'model_not_found', param: 'model' }],
    ['{"model":"idle"}', { code: 'no_deployment_available', param: 'model' }],
  ])('refuses %s before anything is run', (text, expected) => {
    const { refusal, provider, runner } = start(text, { idle: { model, deployments: [] } });
    expect(refusal).toEqual(expected);
    expect(provider.exchanges).toHaveLength(1);
    expect(runner.activeRequests).toBe(1);
  });
});
