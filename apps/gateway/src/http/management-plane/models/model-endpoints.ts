import { getCatalogModelEndpoint, listCatalogEndpoint } from './catalog.ts';
import {
  getModelEndpoint,
  listModelChangesEndpoint,
  listModelPricesEndpoint,
  listModelsEndpoint,
  suggestModelPricesEndpoint,
} from './read.ts';
import {
  createModelEndpoint,
  priceModelEndpoint,
  removeModelEndpoint,
  restoreModelEndpoint,
  updateModelEndpoint,
} from './write.ts';

export const modelEndpoints = [
  listCatalogEndpoint,
  getCatalogModelEndpoint,
  listModelsEndpoint,
  createModelEndpoint,
  getModelEndpoint,
  updateModelEndpoint,
  removeModelEndpoint,
  restoreModelEndpoint,
  listModelPricesEndpoint,
  priceModelEndpoint,
  suggestModelPricesEndpoint,
  listModelChangesEndpoint,
];
