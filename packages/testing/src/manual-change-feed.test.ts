import { describe } from 'vitest';
import { changeFeedContract } from './change-feed-contract.ts';
import { ManualChangeFeed } from './manual-change-feed.ts';

describe('ManualChangeFeed', () => {
  changeFeedContract(async () => {
    const feed = new ManualChangeFeed();
    return {
      feed,
      changeApiKey: async (hash) => feed.tellApiKeyChanged(hash),
      changeKeysOfOrganization: async (id) => feed.tellOrganizationKeysChanged(id),
      changeAllApiKeys: async () => feed.tellAllApiKeysChanged(),
      cancelRequest: async (cancellation) => feed.tellRequestCancelled(cancellation),
      changeCatalog: async () => feed.tellCatalogChanged(),
      disconnect: async () => feed.disconnect(),
      reconnect: async () => feed.connect(),
    };
  });
});
