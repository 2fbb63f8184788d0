import { type AdmissionRefusal, type CheckedLimit, checkAdmissionOperation } from '@weir/contracts/admission';
import { OPERATIONS } from '@weir/domain/inference';
import type { ApiKeyId, DomainError } from '@weir/domain/kernel';
import { type CheckedLimit as Checked, checkAdmission } from '@weir/domain/limits';
import type { z } from 'zod';
import { toHttpError } from '../../errors.ts';
import { handle } from '../endpoint.ts';
import { toLimitUseWire } from '../limits/to-use-wire.ts';

export const checkAdmissionEndpoint = handle(checkAdmissionOperation, async ({ caller, body }, services) => {
  const imagined = {
    apiKeyId: body.api_key_id as string as ApiKeyId,
    operation: OPERATIONS.find(({ name }) => name === body.operation)!,
    model: body.model,
    inputTokens: body.input_tokens,
    maxOutputTokens: body.max_output_tokens,
  };
  const { management, ...dataPlane } = services;
  const check = await checkAdmission(caller, imagined, { ...dataPlane, ...management });
  return {
    admitted: check.refusal === null,
    refusal: check.refusal && toRefusalWire(check.refusal),
    model: check.model,
    limits: check.limits.map((limit) => toLimitWire(limit, check.model)),
  };
});

function toRefusalWire(refusal: DomainError): z.input<typeof AdmissionRefusal> {
  const { status, type, message, param, retryAfterS } = toHttpError(refusal);
  const { scope = null, scopeId = null } = refusal.limit ?? {};
  return {
    ...{ status, type, code: refusal.code, message, param },
    ...{ scope, scope_id: scopeId, retry_after_seconds: retryAfterS },
  };
}

function toLimitWire(checked: Checked, model: string | null): z.input<typeof CheckedLimit> {
  const { limit, needs } = checked;
  return {
    ...toLimitUseWire(checked),
    model: limit.modelId === null ? null : model,
    needs: needs === null ? null : `${needs}`,
  };
}
