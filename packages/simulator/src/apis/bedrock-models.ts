import type { Exchange } from '../answer-request.ts';
import type { SimulatedModel } from '../models.ts';
import { sendJson } from '../send-answer.ts';

const arnPrefix = 'arn:aws:bedrock:us-east-1';

/** Answers `GET /foundation-models`: each model as one of Converse's, called directly, and as a Claude of InvokeModel's, called by a profile. */
export function answerFoundationModels(exchange: Exchange): void {
  const modelSummaries = textModels(exchange).flatMap((model) => [
    summary(model, `simulator.${model.id}`, 'Simulator', 'ON_DEMAND'),
    summary(model, claudeId(model), 'Anthropic', 'INFERENCE_PROFILE'),
  ]);
  const { vendor, record, response } = exchange;
  sendJson(vendor, response, record, 200, { modelSummaries });
}

/** Answers `GET /inference-profiles`. */
export function answerInferenceProfiles(exchange: Exchange): void {
  const inferenceProfileSummaries = textModels(exchange).map((model) => {
    const id = `us.${claudeId(model)}`;
    return {
      inferenceProfileId: id,
      inferenceProfileName: `US ${model.name}`,
      inferenceProfileArn: `${arnPrefix}:123456789012:inference-profile/${id}`,
      models: [{ modelArn: `${arnPrefix}::foundation-model/${claudeId(model)}` }],
      status: 'ACTIVE',
      type: 'SYSTEM_DEFINED',
    };
  });
  const { vendor, record, response } = exchange;
  sendJson(vendor, response, record, 200, { inferenceProfileSummaries });
}

function textModels({ context }: Exchange): readonly SimulatedModel[] {
  return context.catalog.models.filter(({ architecture }) => architecture.output_modalities[0] === 'text');
}

function claudeId({ id }: SimulatedModel): string {
  return `anthropic.claude-${id}-v1:0`;
}

function summary(model: SimulatedModel, modelId: string, providerName: string, inferenceType: string) {
  return {
    modelId,
    modelArn: `${arnPrefix}::foundation-model/${modelId}`,
    modelName: model.name,
    providerName,
    inputModalities: model.architecture.input_modalities.map((modality) => modality.toUpperCase()),
    outputModalities: ['TEXT'],
    responseStreamingSupported: true,
    customizationsSupported: [],
    inferenceTypesSupported: [inferenceType],
    modelLifecycle: { status: 'ACTIVE' },
  };
}
