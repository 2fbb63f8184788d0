// Generated from apps/gateway/openapi.json: npx --yes pnpm@12 --filter @weir/api-client generate
import type { ApiError } from './api-error.ts';
export interface paths {
    "/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chat, streamed or not */
        post: operations["createChatCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Text completion, streamed or not */
        post: operations["createCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** OpenAI Responses, streamed or not */
        post: operations["createResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Anthropic Messages, streamed or not */
        post: operations["createMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/count_tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count the tokens of a message before it is sent */
        post: operations["countMessageTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/embeddings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Embeddings */
        post: operations["createEmbeddings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moderations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moderation */
        post: operations["createModeration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rerank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order documents by their relevance to a query */
        post: operations["rerank"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Score pairs of texts */
        post: operations["score"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/images/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Images, streamed or not */
        post: operations["createImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audio/speech": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Speech from a text */
        post: operations["createSpeech"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audio/transcriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The text of a recording, streamed or not */
        post: operations["createTranscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the models that the key may use */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a model */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the calling API key */
        get: operations["getCallingKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List and search the models of the platform */
        get: operations["listCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/catalog/{model_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a model of the platform */
        get: operations["getCatalogModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List models, removed ones included */
        get: operations["listManagedModels"];
        put?: never;
        /**
         * Add a model that discovery does not find
         * @description A deployment lets a connection serve it.
         */
        post: operations["createModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/models/{model_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a model */
        get: operations["getManagedModel"];
        put?: never;
        post?: never;
        /** Take a model out of service */
        delete: operations["removeModel"];
        options?: never;
        head?: never;
        /** Change a model */
        patch: operations["updateModel"];
        trace?: never;
    };
    "/v1/admin/models/{model_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed model back into service */
        post: operations["restoreModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/models/{model_id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what a model cost, costs and will cost */
        get: operations["listModelPrices"];
        put?: never;
        /**
         * Set all prices of a model
         * @description Requests that begin from then on cost that much. What was recorded stays.
         */
        post: operations["priceModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/models/{model_id}/price-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look for published prices of a model
         * @description What upstreams say of it, and the data of @pydantic/genai-prices, which comes with Weir. Nothing is applied.
         */
        get: operations["suggestModelPrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/models/{model_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was changed of a model */
        get: operations["listModelChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List and search the users of the platform */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a user, with their organizations */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user's platform role, or deactivate them
         * @description The last active platform admin, and the last active owner of an organization, stay active.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v1/admin/users/{user_id}/token-families": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a user's token families */
        get: operations["listUserTokenFamilies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/users/{user_id}/token-families/{family_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a user's token family */
        delete: operations["revokeUserTokenFamily"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/users/{user_id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a user's personal access tokens */
        get: operations["listUserPersonalAccessTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/users/{user_id}/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a user's personal access token */
        delete: operations["revokeUserPersonalAccessToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admission/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a request would be admitted
         * @description Decides as the data plane would decide now, and takes nothing of any limit. The address of the client is not looked at. Members ask for their own keys. Without Redis, the counts of rates and of running requests are those of the gateway that answers.
         */
        post: operations["checkAdmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the alert rules of an organization */
        get: operations["listAlertRules"];
        put?: never;
        /**
         * Create an alert rule
         * @description It is evaluated about once a minute. It fires when the metric reaches the threshold, and resolves when it is a tenth below it: each is told once, by mail to the admins and to webhooks. At most 50 rules.
         */
        post: operations["createAlertRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/alert-rules/{alert_rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an alert rule */
        get: operations["getAlertRule"];
        put?: never;
        post?: never;
        /** Delete an alert rule */
        delete: operations["deleteAlertRule"];
        options?: never;
        head?: never;
        /** Change an alert rule */
        patch: operations["updateAlertRule"];
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of a workspace
         * @description Members see their own keys, owners and admins see all.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The answer contains the secret. It is shown only this once.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of all workspaces of an organization
         * @description Members see their own keys, owners and admins see all. Keys of deleted workspaces are left out.
         */
        get: operations["listOrganizationApiKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an API key */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Running gateways refuse the key within a second. It cannot be undone. Revoking again changes nothing.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /**
         * Change an API key
         * @description Running gateways apply the change within a second. A revoked key cannot be changed.
         */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an API key a new secret
         * @description The replaced secret works until the grace period ends, those of earlier rotations as long as they were promised to; at most three work at a time. Where the organization limits the lifetime of keys, `expires_at` moves into the limit. Nothing else of the key changes. Of concurrent rotations without a grace one succeeds.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the audit log of an organization */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/audit-log/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit log of an organization
         * @description A file of all that the filters let through, newest first. The export is recorded, too.
         */
        get: operations["exportAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit log of the whole platform
         * @description Includes failed sign-ins and the records of deleted organizations.
         */
        get: operations["listPlatformAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit-log/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit log of the whole platform
         * @description A file of all that the filters let through, newest first. The export is recorded, too.
         */
        get: operations["exportPlatformAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the banners that are shown to you now
         * @description At most five, newest first, without those that you dismissed.
         */
        get: operations["listShownBanners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banners/{banner_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide a banner from yourself
         * @description Until its text changes. Dismissing again changes nothing.
         */
        post: operations["dismissBanner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/banners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all banners */
        get: operations["listBanners"];
        put?: never;
        /**
         * Create a banner
         * @description At most five are shown at once, at any time to come; at most 100 are kept.
         */
        post: operations["createBanner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/banners/{banner_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a banner */
        delete: operations["deleteBanner"];
        options?: never;
        head?: never;
        /**
         * Change a banner
         * @description With another text it is shown again to those who dismissed it.
         */
        patch: operations["updateBanner"];
        trace?: never;
    };
    "/v1/admin/banner-visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show or hide several banners
         * @description All of them, or none when one does not exist or too many would be shown at once.
         */
        post: operations["showBanners"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how the console presents itself
         * @description What is switched off is null. With `if-none-match` of the last `etag` it is answered with 304 while nothing has changed.
         */
        get: operations["getPublicBranding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branding/images/{slot}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an image of the branding */
        get: operations["getBrandingImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the branding with its switches */
        get: operations["getBranding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change title, subtitle and switches */
        patch: operations["updateBranding"];
        trace?: never;
    };
    "/v1/admin/branding/images/{slot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put an image
         * @description It is drawn anew, as a PNG of at most 1,024 × 512 pixels: nothing of the file is kept. An SVG is drawn, too; nothing in it runs, and what it refers to is not loaded.
         */
        put: operations["putBrandingImage"];
        post?: never;
        /** Delete an image */
        delete: operations["deleteBrandingImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/breakers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List breakers
         * @description As the replica that answers has them: each counts for itself. What somebody sets, all have.
         */
        get: operations["listBreakers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/breakers/{connection_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a breaker
         * @description At every replica, for every credential, and until somebody closes it.
         */
        post: operations["openBreaker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/breakers/{connection_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a breaker
         * @description At every replica, whoever or whatever opened it. From then on failures open it again.
         */
        post: operations["closeBreaker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the settings that clients need
         * @description Times and limits, the same for everybody; nothing secret.
         */
        get: operations["getClientConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List connections to upstreams */
        get: operations["listManagedConnections"];
        put?: never;
        /**
         * Connect an upstream
         * @description Discovery then adds its models.
         */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/connection-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the vendors and servers that are known
         * @description A connection of a preset needs no more than a credential, and the address of a server of one’s own.
         */
        get: operations["listConnectionPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/connections/{connection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a connection */
        get: operations["getConnection"];
        put?: never;
        post?: never;
        /** Delete a connection */
        delete: operations["removeConnection"];
        options?: never;
        head?: never;
        /** Change a connection */
        patch: operations["updateConnection"];
        trace?: never;
    };
    "/v1/admin/connections/{connection_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a connection
         * @description Asks the upstream for its models, in the way that requests take.
         */
        post: operations["testConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the connections an organization can bring credentials for */
        get: operations["listConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the credentials an organization brought */
        get: operations["listCredentials"];
        put?: never;
        /**
         * Bring a credential for a connection
         * @description Live keys of the organization, of the workspace, or the one key use it on that connection from then on, test keys never do. Of several the narrowest counts.
         */
        post: operations["createCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/credentials/{credential_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a credential, without its secret */
        get: operations["getCredential"];
        put?: never;
        post?: never;
        /** Forget a credential */
        delete: operations["deleteCredential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/credentials/{credential_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the secret of a credential */
        post: operations["rotateCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/credentials/{credential_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a credential on its connection
         * @description Asks the connection which models it serves. One test of a credential at a time.
         */
        post: operations["testCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the credits of an organization, and what is left of them */
        get: operations["getCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/credits/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the entries of the credits of an organization */
        get: operations["listCreditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/organizations/{organization_id}/credits/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant an organization credit, record its payment, or correct an entry
         * @description Entries are never changed. From the first one on the organization is prepaid: running gateways refuse what its balance does not cover.
         */
        post: operations["enterCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List which connections serve which models */
        get: operations["listDeployments"];
        put?: never;
        /** Let a connection serve a model */
        post: operations["createDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/deployments/{deployment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a deployment */
        get: operations["getDeployment"];
        put?: never;
        post?: never;
        /** Delete a deployment that an operator made */
        delete: operations["deleteDeployment"];
        options?: never;
        head?: never;
        /** Change how a deployment is used, or disable it */
        patch: operations["updateDeployment"];
        trace?: never;
    };
    "/v1/admin/discovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See how it goes to ask upstreams for their models */
        get: operations["readDiscovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/discovery/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask upstreams for their models now
         * @description One synchronisation at a time. It answers when they have, after a minute at the latest.
         */
        post: operations["syncDiscovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/connections/{connection_id}/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare what an upstream lists with the catalog */
        get: operations["readDrift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your accounts at identity providers */
        get: operations["listIdentities"];
        put?: never;
        /**
         * Begin to link an account at an identity provider
         * @description Send the browser to the address in the answer. The account is linked when it comes back, still signed in as you.
         */
        post: operations["linkIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/identities/{identity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unlink an account at an identity provider */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations of an organization */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite people by e-mail
         * @description An invalid entry does not affect the others. An invitation is open for seven days. A user who signs in with the verified e-mail address can accept it.
         */
        post: operations["createInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an invitation */
        get: operations["getInvitation"];
        put?: never;
        post?: never;
        /** Revoke an invitation */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/invitations/{invitation_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invitation again
         * @description With a new link, for another seven days. The old link stops working.
         */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the open invitations to your verified e-mail address */
        get: operations["listReceivedInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/invitations/{invitation_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description For the user with the verified e-mail address that was invited. An invitation that expired, was revoked or answered, or whose inviter may no longer make it, is `invitation_closed`.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/invitations/{invitation_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline an invitation */
        post: operations["declineInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page behind the link of an invitation
         * @description Lets people sign in, then accept or decline. It is the same for every id and reveals nothing about an invitation.
         */
        get: operations["openInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the limits of an organization */
        get: operations["getOrganizationLimits"];
        /**
         * Set the limits that an organization gives itself
         * @description Replaces the whole set: what is absent is no longer limited, and `{}` lifts every limit. A limit of the same period goes on counting from what is used. Running gateways apply the change within a second.
         */
        put: operations["setOrganizationLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/organizations/{organization_id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the limits that the platform sets for an organization */
        get: operations["getPlatformLimits"];
        /**
         * Set the limits that the platform gives an organization
         * @description Replaces the whole set: what is absent is no longer limited, and `{}` lifts every limit. A limit of the same period goes on counting from what is used. Running gateways apply the change within a second.
         */
        put: operations["setPlatformLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the limits of a workspace */
        get: operations["getWorkspaceLimits"];
        /**
         * Set the limits of a workspace
         * @description Replaces the whole set: what is absent is no longer limited, and `{}` lifts every limit. A limit of the same period goes on counting from what is used. Running gateways apply the change within a second.
         */
        put: operations["setWorkspaceLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/teams/{team_id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the limits of a team */
        get: operations["getTeamLimits"];
        /**
         * Set the limits of a team
         * @description Replaces the whole set: what is absent is no longer limited, and `{}` lifts every limit. A limit of the same period goes on counting from what is used. Running gateways apply the change within a second.
         */
        put: operations["setTeamLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/members/{user_id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the limits of a member
         * @description Members read their own.
         */
        get: operations["getMemberLimits"];
        /**
         * Set the limits of a member
         * @description Replaces the whole set: what is absent is no longer limited, and `{}` lifts every limit. A limit of the same period goes on counting from what is used. Running gateways apply the change within a second.
         */
        put: operations["setMemberLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the limits of an API key */
        get: operations["getApiKeyLimits"];
        /**
         * Set the limits of an API key
         * @description Replaces the whole set: what is absent is no longer limited, and `{}` lifts every limit. A limit of the same period goes on counting from what is used. Running gateways apply the change within a second. The maximums of the platform bind everybody but its admins. Members set those of their own keys: what must hold for a member belongs to the limits of the member.
         */
        put: operations["setApiKeyLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}/binding-limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the limits that bind an API key, and how long they last
         * @description By the counts that requests are admitted by. Soft limits and limits of one model bind nothing. Without Redis, the counts of rates and of running requests are those of the gateway that answers.
         */
        get: operations["getBindingLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/binding-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the limits that bind the API keys of a page
         * @description Without how long they last. Keys that you may not see are left out.
         */
        get: operations["listBindingLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch running requests, refusals, breakers and the spool
         * @description A snapshot, then what changed, once a second at most; a comment where nothing happens for 15 seconds. A client that reads too slowly gets another snapshot instead of what it missed. It ends within seconds when the session or token ends, the permission is withdrawn, or the gateway stops. At most 4 streams of a caller, and 64 of a gateway. Requests of other gateways are as they were up to 3 seconds ago, refusals are written every 5 seconds.
         */
        get: operations["watchPlatform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch the running requests and refusals of an organization
         * @description A snapshot, then what changed, once a second at most; a comment where nothing happens for 15 seconds. A client that reads too slowly gets another snapshot instead of what it missed. It ends within seconds when the session or token ends, the permission is withdrawn, or the gateway stops. At most 4 streams of a caller, and 64 of a gateway. Requests of other gateways are as they were up to 3 seconds ago, refusals are written every 5 seconds. Members see those of their own keys.
         */
        get: operations["watchOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests that are running
         * @description All gateways are covered: those of the one that answers as they are, those of others as they were up to 3 seconds ago, and of each at most the 1,000 that have run longest. Members see those of their own keys.
         */
        get: operations["listLiveRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests that are running, of all organizations
         * @description All gateways are covered: those of the one that answers as they are, those of others as they were up to 3 seconds ago, and of each at most the 1,000 that have run longest. Cancel one under its organization.
         */
        get: operations["listAllLiveRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/requests/{record_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a running request
         * @description Every gateway is told, and the one that runs it ends it: its client gets the error `request_cancelled`, and what was used is recorded. Nothing happens where no such request runs any more. Members cancel those of their own keys.
         */
        post: operations["cancelRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of an organization */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a member */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /**
         * Remove a member, or leave
         * @description Every member may leave, except the last owner. Only owners remove owners. Team memberships end, and keys of the member are revoked.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Only owners give or take the role of an owner. An organization always keeps one owner.
         */
        patch: operations["updateMember"];
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your notifications
         * @description Kept for 90 days, and at most the newest thousand. What you have not read yet is not said twice. People only.
         */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/{notification_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notification as read */
        post: operations["markNotificationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your organizations
         * @description With `state=deleted`, those that you can restore as an owner.
         */
        get: operations["listOrganizations"];
        put?: never;
        /** Create an organization */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List and search the organizations of the platform */
        get: operations["listAllOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an organization */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        /**
         * Delete an organization
         * @description Its API keys stop at once. It can be restored for 30 days, then it is purged.
         */
        delete: operations["deleteOrganization"];
        options?: never;
        head?: never;
        /** Rename an organization */
        patch: operations["updateOrganization"];
        trace?: never;
    };
    "/v1/organizations/{organization_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a deleted organization
         * @description Possible for 30 days. 404 when it is not deleted.
         */
        post: operations["restoreOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the settings of an organization */
        get: operations["getOrganizationSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the settings of an organization
         * @description Existing keys and invitations do not change.
         */
        patch: operations["updateOrganizationSettings"];
        trace?: never;
    };
    "/v1/organizations/{organization_id}/transfer-ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a member owner in your place
         * @description The member becomes an owner. If you are an owner, you become an admin. Other owners stay.
         */
        post: operations["transferOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your personal access tokens */
        get: operations["listPersonalAccessTokens"];
        put?: never;
        /**
         * Create a personal access token
         * @description At most 50, for at most 366 days. A token made with another token has at most its scopes and lifetime. A token of one organization makes none.
         */
        post: operations["createPersonalAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a personal access token */
        delete: operations["revokePersonalAccessToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the settings of the platform */
        get: operations["getPlatformSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the settings of the platform
         * @description Existing keys and members keep their limits; a key that is changed later is held to the maximums. Running gateways apply the change within a second.
         */
        patch: operations["updatePlatformSettings"];
        trace?: never;
    };
    "/v1/settings/display": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the currency that amounts are shown in */
        get: operations["getDisplaySettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playground/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a key for one tab of your browser
         * @description It works for 15 minutes, and ends with the session that made it, or when it is revoked. It opens only these models, spends at most its budget, and counts in your limits and those of the organization like every key. It cannot be changed. A page calls the data plane with it and without cookies (`credentials: "omit"`): a request that also carries a session is refused. At most 20 of a person work at a time.
         */
        post: operations["createPlaygroundKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See whether the ledger and its sums agree, and since when */
        get: operations["readReconciliation"];
        put?: never;
        /**
         * Compare the ledger with its sums
         * @description Everything is read as it is at one moment, and traffic goes on. One comparison at a time: where one runs, it is that one. As `weir usage reconcile`.
         */
        post: operations["startReconciliation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/reconciliation/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the comparison that runs
         * @description It ends after the day that it compares. Nothing happens where none runs.
         */
        post: operations["cancelReconciliation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See whether the sums of an organization are those of its records, and since when
         * @description By the last comparison of the platform; costs next to nothing.
         */
        get: operations["readAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests that were refused
         * @description Counted by minute, key, code and scope; the latest minute first. Members see those of their own keys. They are kept for a limited time.
         */
        get: operations["listRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a request of an organization: where its time went, or why it was refused
         * @description By the id of its record or its `x-request-id`; the latest one, where a client sent an id twice. Of a flood of refusals the first 20 of a minute and the last are found.
         */
        get: operations["findOrganizationRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a request of any organization
         * @description By the id of its record or its `x-request-id`; the latest one, where a client sent an id twice. Of a flood of refusals the first 20 of a minute and the last are found.
         */
        get: operations["findAnyRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the service accounts of an organization */
        get: operations["listServiceAccounts"];
        put?: never;
        /**
         * Create a service account
         * @description An actor of the organization that is no person: it has a role, tokens and API keys. At most 200. People only.
         */
        post: operations["createServiceAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/service-accounts/{service_account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a service account */
        get: operations["getServiceAccount"];
        put?: never;
        post?: never;
        /**
         * Delete a service account
         * @description Its tokens stop at once, its API keys are revoked. It cannot be undone. People only.
         */
        delete: operations["deleteServiceAccount"];
        options?: never;
        head?: never;
        /**
         * Change or deactivate a service account
         * @description A role and a deactivation apply to the very next request. People only.
         */
        patch: operations["updateServiceAccount"];
        trace?: never;
    };
    "/v1/organizations/{organization_id}/service-accounts/{service_account_id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tokens of a service account */
        get: operations["listServiceAccountTokens"];
        put?: never;
        /**
         * Create a token of a service account
         * @description At most 50, for at most 366 days. One made with a token has at most its scopes and lifetime, and ends with it. People only.
         */
        post: operations["createServiceAccountToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/service-accounts/{service_account_id}/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token of a service account
         * @description People only.
         */
        delete: operations["revokeServiceAccountToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the caller and the session */
        get: operations["getSignedIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the cookie, on every replica, and deletes the cookie. Idempotent.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your sessions */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * End all of your sessions, including this one
         * @description Ends everything made through them as well: all of your token families and personal access tokens.
         */
        delete: operations["revokeAllSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign in by a set-up link
         * @description For browsers: signs in the set-up administrator, a platform admin. A link works once, for an hour.
         */
        get: operations["followSetupLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the identity providers
         * @description The ways to sign in, in the order in which to show them. All are on one page.
         */
        get: operations["listIdentityProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/{provider}/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Begin a sign-in
         * @description For browsers: goes to the identity provider, and from there to the callback.
         */
        get: operations["beginSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * End a sign-in, or the linking of an account
         * @description Identity providers send the browser back here. Only the browser that began the sign-in is accepted, once.
         */
        get: operations["completeSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List subscriptions
         * @description Your own; or with `organization_id` those of an organization: administrators see all, members their own and those for everybody. People only.
         */
        get: operations["listSubscriptions"];
        put?: never;
        /**
         * Subscribe to a model
         * @description Active at once where the model is unrestricted; pending until a platform admin decides where it is restricted. A cancelled or expired subscription is requested again, and keeps its id and its quotas. People only.
         */
        post: operations["createSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a subscription */
        get: operations["getSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscription_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the changes of a subscription */
        get: operations["listSubscriptionHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscription_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a subscription
         * @description Members cancel their own, administrators any of the organization. It must be pending or active.
         */
        post: operations["cancelSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscription_id}/request-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a review of a denied subscription
         * @description It is pending again; active at once where the model is no longer restricted. People only.
         */
        post: operations["requestSubscriptionReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the subscriptions of all organizations */
        get: operations["listSubscriptionQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/subscriptions/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the subscriptions of all organizations */
        get: operations["getSubscriptionStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/subscriptions/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve pending subscriptions
         * @description Each by itself: one that cannot be decided does not stop the others. Nobody approves what they asked for themselves.
         */
        post: operations["approveSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/subscriptions/deny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deny pending subscriptions
         * @description As approving, with one reason for all.
         */
        post: operations["denySubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/subscriptions/{subscription_id}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a decision about a subscription back
         * @description An active or denied one is pending again. Only of a restricted model.
         */
        post: operations["revertSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/subscriptions/{subscription_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend an active subscription */
        post: operations["suspendSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/subscriptions/{subscription_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a suspended subscription */
        post: operations["resumeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/subscriptions/{subscription_id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the quotas and the end of a subscription
         * @description Quotas are replaced as a whole.
         */
        patch: operations["updateSubscriptionTerms"];
        trace?: never;
    };
    "/v1/admin/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See components, replicas and settings
         * @description Limits without Redis are divided among the replicas.
         */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the teams of an organization */
        get: operations["listTeams"];
        put?: never;
        /** Create a team */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a team */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        /** Delete a team */
        delete: operations["deleteTeam"];
        options?: never;
        head?: never;
        /** Change a team */
        patch: operations["updateTeam"];
        trace?: never;
    };
    "/v1/organizations/{organization_id}/teams/{team_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of a team */
        get: operations["listTeamMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add a member of the organization to a team */
        put: operations["addTeamMember"];
        post?: never;
        /**
         * Remove a member from a team
         * @description Members may remove themselves.
         */
        delete: operations["removeTeamMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/token-families": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your token families
         * @description A family is all tokens that descend from one `POST /v1/auth/token`.
         */
        get: operations["listTokenFamilies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/token-families/{family_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token family */
        delete: operations["revokeTokenFamily"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue tokens for a script
         * @description For a session or a personal access token. The access token lasts 15 minutes; the refresh token brings the next pair, for 30 days at most.
         */
        post: operations["issueTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/token/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh tokens
         * @description Each refresh token works once. When one is used again, all tokens of the same grant are revoked.
         */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/token/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke tokens
         * @description Revokes the refresh token and all tokens of the same grant, including access tokens.
         */
        post: operations["revokeTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the keys of access tokens
         * @description A key is published from ten minutes before it signs until the last token it signed has expired.
         */
        get: operations["getJsonWebKeySet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up the usage of an organization
         * @description Members see the usage of their own keys.
         */
        get: operations["getOrganizationUsageSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chart the usage of an organization over time
         * @description Members see the usage of their own keys. Periods are those of the time zone's calendar, exact when its clocks change.
         */
        get: operations["getOrganizationUsageSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Break the usage of an organization down
         * @description Members see the usage of their own keys. By model, provider, key, member, workspace or organization. The pages after the first keep its range.
         */
        get: operations["getOrganizationUsageBreakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the usage records of an organization
         * @description Members see the usage of their own keys. One record a request: ids, counts, times, never content. Where few records match a filter, a page may have less than it may hold, and a next one all the same.
         */
        get: operations["listOrganizationUsageRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the usage records of an organization
         * @description Members see the usage of their own keys. A file of all records that the filters let through, newest first. The audit log records the export.
         */
        get: operations["exportOrganizationUsage"];
        put?: never;
        /**
         * Export a breakdown of the usage of an organization
         * @description Members see the usage of their own keys. A file of all its rows, those that cost the most first; GET at this path exports records. The audit log records the export.
         */
        post: operations["exportOrganizationUsageBreakdown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up the usage of a workspace
         * @description Members see the usage of their own keys.
         */
        get: operations["getWorkspaceUsageSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chart the usage of a workspace over time
         * @description Members see the usage of their own keys. Periods are those of the time zone's calendar, exact when its clocks change.
         */
        get: operations["getWorkspaceUsageSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/usage/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Break the usage of a workspace down
         * @description Members see the usage of their own keys. By model, provider, key, member, workspace or organization. The pages after the first keep its range.
         */
        get: operations["getWorkspaceUsageBreakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/usage/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the usage records of a workspace
         * @description Members see the usage of their own keys. One record a request: ids, counts, times, never content. Where few records match a filter, a page may have less than it may hold, and a next one all the same.
         */
        get: operations["listWorkspaceUsageRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the usage records of a workspace
         * @description Members see the usage of their own keys. A file of all records that the filters let through, newest first. The audit log records the export.
         */
        get: operations["exportWorkspaceUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up the usage of an API key
         * @description Members see that of their own keys.
         */
        get: operations["getApiKeyUsageSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chart the usage of an API key over time
         * @description Members see that of their own keys. Periods are those of the time zone's calendar, exact when its clocks change.
         */
        get: operations["getApiKeyUsageSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Break the usage of an API key down
         * @description Members see that of their own keys. By model, provider, key, member, workspace or organization. The pages after the first keep its range.
         */
        get: operations["getApiKeyUsageBreakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the usage records of an API key
         * @description Members see that of their own keys. One record a request: ids, counts, times, never content. Where few records match a filter, a page may have less than it may hold, and a next one all the same.
         */
        get: operations["listApiKeyUsageRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the usage records of an API key
         * @description Members see that of their own keys. A file of all records that the filters let through, newest first. The audit log records the export.
         */
        get: operations["exportApiKeyUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/members/{user_id}/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up the usage of a member
         * @description Of the keys that the member owned at the time. Members see their own.
         */
        get: operations["getMemberUsageSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/members/{user_id}/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chart the usage of a member over time
         * @description Of the keys that the member owned at the time. Members see their own. Periods are those of the time zone's calendar, exact when its clocks change.
         */
        get: operations["getMemberUsageSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/members/{user_id}/usage/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Break the usage of a member down
         * @description Of the keys that the member owned at the time. Members see their own. By model, provider, key, member, workspace or organization. The pages after the first keep its range.
         */
        get: operations["getMemberUsageBreakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/members/{user_id}/usage/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the usage records of a member
         * @description Of the keys that the member owned at the time. Members see their own. One record a request: ids, counts, times, never content. Where few records match a filter, a page may have less than it may hold, and a next one all the same.
         */
        get: operations["listMemberUsageRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/members/{user_id}/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the usage records of a member
         * @description Of the keys that the member owned at the time. Members see their own. A file of all records that the filters let through, newest first. The audit log records the export.
         */
        get: operations["exportMemberUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up the usage of your own keys
         * @description In all organizations that you are a member of.
         */
        get: operations["getMyUsageSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chart the usage of your own keys over time
         * @description In all organizations that you are a member of. Periods are those of the time zone's calendar, exact when its clocks change.
         */
        get: operations["getMyUsageSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Break the usage of your own keys down
         * @description In all organizations that you are a member of. By model, provider, key, member, workspace or organization. The pages after the first keep its range.
         */
        get: operations["getMyUsageBreakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the usage records of your own keys
         * @description In all organizations that you are a member of. One record a request: ids, counts, times, never content. Where few records match a filter, a page may have less than it may hold, and a next one all the same.
         */
        get: operations["listMyUsageRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the usage records of your own keys
         * @description In all organizations that you are a member of. A file of all records that the filters let through, newest first. The audit log records the export.
         */
        get: operations["exportMyUsage"];
        put?: never;
        /**
         * Export a breakdown of the usage of your own keys
         * @description In all organizations that you are a member of. A file of all its rows, those that cost the most first; GET at this path exports records. The audit log records the export.
         */
        post: operations["exportMyUsageBreakdown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up the usage of the whole platform
         * @description Deleted organizations are included.
         */
        get: operations["getPlatformUsageSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chart the usage of the whole platform over time
         * @description Deleted organizations are included. Periods are those of the time zone's calendar, exact when its clocks change.
         */
        get: operations["getPlatformUsageSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Break the usage of the whole platform down
         * @description Deleted organizations are included. By model, provider, key, member, workspace or organization. The pages after the first keep its range.
         */
        get: operations["getPlatformUsageBreakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the usage records of the whole platform
         * @description Deleted organizations are included. One record a request: ids, counts, times, never content. Where few records match a filter, a page may have less than it may hold, and a next one all the same.
         */
        get: operations["listPlatformUsageRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the usage records of the whole platform
         * @description Deleted organizations are included. A file of all records that the filters let through, newest first. The audit log records the export.
         */
        get: operations["exportPlatformUsage"];
        put?: never;
        /**
         * Export a breakdown of the usage of the whole platform
         * @description Deleted organizations are included. A file of all its rows, those that cost the most first; GET at this path exports records. The audit log records the export.
         */
        post: operations["exportPlatformUsageBreakdown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report usage that was measured elsewhere
         * @description By an upstream or a batch job, of requests that did not pass through Weir. It is recorded like any other, and counts for budgets and quotas, which refuse nothing here. All of a batch is recorded, or nothing.
         */
        post: operations["reportUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyze the usage of an organization
         * @description Members see the usage of their own keys. Sums, trends, percentiles, errors, and what uses the most. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["analyzeOrganizationUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/by-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of an organization down by user
         * @description Members see the usage of their own keys. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownOrganizationUsageByUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/by-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of an organization down by model
         * @description Members see the usage of their own keys. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownOrganizationUsageByModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/by-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of an organization down by provider
         * @description Members see the usage of their own keys. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownOrganizationUsageByProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/usage/filter-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the usage of an organization can be filtered by
         * @description Members see the usage of their own keys.
         */
        get: operations["listOrganizationUsageFilterOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyze the usage of your own keys
         * @description In all organizations that you are a member of. Sums, trends, percentiles, errors, and what uses the most. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["analyzeMyUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/by-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of your own keys down by user
         * @description In all organizations that you are a member of. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownMyUsageByUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/by-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of your own keys down by model
         * @description In all organizations that you are a member of. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownMyUsageByModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/by-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of your own keys down by provider
         * @description In all organizations that you are a member of. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownMyUsageByProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/usage/filter-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the usage of your own keys can be filtered by
         * @description In all organizations that you are a member of.
         */
        get: operations["listMyUsageFilterOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyze the usage of the whole platform
         * @description Deleted organizations are included. Sums, trends, percentiles, errors, and what uses the most. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["analyzePlatformUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/by-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of the whole platform down by user
         * @description Deleted organizations are included. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownPlatformUsageByUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/by-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of the whole platform down by model
         * @description Deleted organizations are included. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownPlatformUsageByModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/by-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the usage of the whole platform down by provider
         * @description Deleted organizations are included. A POST, because it may have more filters than a query holds; it changes nothing.
         */
        post: operations["breakDownPlatformUsageByProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/filter-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the usage of the whole platform can be filtered by
         * @description Deleted organizations are included.
         */
        get: operations["listPlatformUsageFilterOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/refresh-today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the present day anew for analytics
         * @description Errors, and who used what. Sums are of now without it.
         */
        post: operations["refreshToday"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/rebuild-cache": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read days anew for analytics
         * @description Days (UTC), by default those of the longest range, the latest first. It ends after some seconds: continue with the remaining dates.
         */
        post: operations["rebuildUsageCache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/usage/cache/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how the day cache of analytics does
         * @description Of all gateways together, since the cache was made.
         */
        get: operations["getUsageCacheMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your profile, organizations and preferences */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your display name and preferences */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/v1/organizations/{organization_id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the webhooks of an organization */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description Events are sent as POST requests, signed by Standard Webhooks, at least once each. At most 20 webhooks.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a webhook, without its secret */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Delete a webhook */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/v1/organizations/{organization_id}/webhooks/{webhook_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of a webhook
         * @description Until the grace ends, every request has a signature of each of both secrets.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event to a webhook
         * @description Sends `webhook.test` once, within seconds, also to a webhook that is deactivated. Its delivery in the list says what came of it.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was sent to a webhook */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the workspaces of an organization
         * @description With `state=deleted`, those that can be restored; for owners and admins.
         */
        get: operations["listWorkspaces"];
        put?: never;
        /** Create a workspace */
        post: operations["createWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a workspace */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        /** Delete a workspace */
        delete: operations["deleteWorkspace"];
        options?: never;
        head?: never;
        /** Change a workspace */
        patch: operations["updateWorkspace"];
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a deleted workspace */
        post: operations["restoreWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace_id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the settings of a workspace */
        get: operations["getWorkspaceSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the settings of a workspace */
        patch: operations["updateWorkspaceSettings"];
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this replica should get traffic */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which version runs */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-docs/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenApiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The upstream’s answer, byte for byte. */
        Completion: {
            id: string;
            object: string;
            choices: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        InferenceError: {
            error: {
                message: string;
                type: string;
                /** @description The parameter at fault. */
                param: string | null;
                request_id: string;
                /** @description The kind of error, for programs. */
                code: string | number;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description As OpenAI defines it. Unknown fields reach the upstream as they are. */
        ChatCompletionRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            messages: ({
                role: string;
            } & {
                [key: string]: unknown;
            })[];
            stream?: boolean | null;
            stream_options?: ({
                include_usage?: boolean;
            } & {
                [key: string]: unknown;
            }) | null;
        } & {
            [key: string]: unknown;
        };
        /** @description As OpenAI defines it. Unknown fields reach the upstream as they are. */
        CompletionRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            prompt?: unknown;
            stream?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s answer, byte for byte. */
        Response: {
            id: string;
            /** @enum {string} */
            object: "response";
            output: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description As OpenAI defines it, without `background`. The upstream stores what is stored. Unknown fields reach the upstream as they are. */
        ResponseRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            input?: unknown;
            stream?: boolean | null;
            /** @enum {boolean|null} */
            background?: false | null;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s answer, byte for byte. */
        Message: {
            id: string;
            /** @enum {string} */
            type: "message";
            content: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        MessageError: {
            /** @enum {string} */
            type: "error";
            error: {
                type: string;
                message: string;
                details: {
                    /** @description The kind of error, for programs. */
                    error_code: string;
                    /** @description The parameter at fault. */
                    param?: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
            request_id: string;
        };
        /** @description As Anthropic defines it. Unknown fields reach the upstream as they are. */
        MessageRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            messages: ({
                role: string;
            } & {
                [key: string]: unknown;
            })[];
            system?: unknown;
            tools?: {
                [key: string]: unknown;
            }[];
            max_tokens: number;
            stream?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s count. */
        TokenCount: {
            input_tokens: number;
        } & {
            [key: string]: unknown;
        };
        /** @description As Anthropic defines it. Unknown fields reach the upstream as they are. */
        CountTokensRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            messages: ({
                role: string;
            } & {
                [key: string]: unknown;
            })[];
            system?: unknown;
            tools?: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s answer, byte for byte. */
        EmbeddingList: {
            /** @enum {string} */
            object: "list";
            data: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description As OpenAI defines it. Unknown fields reach the upstream as they are. */
        EmbeddingRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            input?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s answer, byte for byte. */
        Moderation: {
            id: string;
            results: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description As OpenAI defines it, but `model` is required. Unknown fields reach the upstream as they are. */
        ModerationRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            input?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s answer, byte for byte. */
        RerankResult: {
            results: ({
                index: number;
                relevance_score: number;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        /** @description As vLLM, Jina and Cohere define it. Unknown fields reach the upstream as they are. */
        RerankRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            query?: unknown;
            documents: unknown[];
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s answer, byte for byte. */
        ScoreList: {
            data: ({
                index: number;
                score: number;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        /** @description As vLLM defines it. Unknown fields reach the upstream as they are. */
        ScoreRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s answer, byte for byte. */
        ImageList: {
            data: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description As OpenAI defines it, but `model` is required. Unknown fields reach the upstream as they are. */
        ImageRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            prompt: string;
            n?: number | null;
            stream?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        /** @description As OpenAI defines it. Unknown fields reach the upstream as they are. */
        SpeechRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            input: string;
            stream_format?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s answer, byte for byte. Plain text or subtitles where `response_format` asks for them. */
        Transcription: {
            text: string;
        } & {
            [key: string]: unknown;
        };
        /** @description As OpenAI defines it. Unknown fields reach the upstream as they are. */
        TranscriptionRequest: {
            /** @description A model of GET /v1/models, or an alias. */
            model: string;
            /** Format: binary */
            file: string;
            /** @enum {string} */
            stream?: "true" | "false";
        } & {
            [key: string]: unknown;
        };
        ModelList: {
            /** @enum {string} */
            object: "list";
            data: components["schemas"]["Model"][];
        };
        Model: {
            id: string;
            /** @enum {string} */
            object: "model";
            /** @description Seconds since 1970. */
            created: number;
            owned_by: string;
            aliases: string[];
            context_length: number | null;
            max_output_tokens: number | null;
            capabilities: string[];
            /** @description A subscription to it needs an approval. */
            restricted: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deprecated_at: string | null;
            /**
             * Format: date-time
             * @description From then on its requests are refused.
             * @example 2026-01-15T12:00:00.000Z
             */
            retires_at: string | null;
            ready: boolean;
            free: boolean;
            /** @description Per million tokens and per request, in nano-USD and for display; null is unknown. */
            pricing: {
                [key: string]: string | null;
            };
        } & {
            [key: string]: unknown;
        };
        Error: {
            error: {
                message: string;
                type: string;
                /** @description The parameter at fault. */
                param: string | null;
                request_id: string;
                /** @description The kind of error, for programs. */
                code: string;
            };
        };
        CallingKey: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            name: string;
            /** @enum {string} */
            mode: "live" | "test";
            last_four: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string | null;
            /** @description The models that both the key and its workspace allow; null for all. */
            allowed_models: string[] | null;
            allowed_ip_ranges: string[] | null;
            endpoint_scopes: components["schemas"]["EndpointScope"][] | null;
            /** @description Every limit of the requests of this key, and what is left of it. */
            limits: (components["schemas"]["KeyMoneyLimit"] | components["schemas"]["KeyCountLimit"])[];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description An endpoint that a key can be limited to.
         * @enum {string}
         */
        EndpointScope: "chat.completions" | "completions" | "responses" | "messages" | "messages.count_tokens" | "embeddings" | "moderations" | "rerank" | "score" | "images" | "audio.speech" | "audio.transcriptions" | "models";
        KeyMoneyLimit: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * @description Whose use is limited.
             * @enum {string}
             */
            scope: "api_key" | "member" | "team" | "workspace" | "organization" | "subscription";
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            scope_id: string;
            /**
             * Format: uuid
             * @description The model of which requests are counted; null for all.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string | null;
            /** @description Null for what the last minute, or this moment, has. */
            period: string | null;
            /** @description Whether it refuses requests. A soft one only alerts. */
            hard: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /** @description Whether it has the least left of all hard ones of its kind. */
            binds: boolean;
            /** @enum {string} */
            kind: "budget" | "credit";
            /** @enum {string} */
            unit: "nano_usd";
            /** @description Nano-USD: 1,000,000,000 are one US dollar. */
            limit_nano_usd: string;
            /** @description What the ledger has of this period. */
            used_nano_usd: string;
            /** @description What requests hold that run in this gateway. */
            reserved_nano_usd: string;
            /** @description Nano-USD: 1,000,000,000 are one US dollar. */
            remaining_nano_usd: string;
        };
        KeyCountLimit: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * @description Whose use is limited.
             * @enum {string}
             */
            scope: "api_key" | "member" | "team" | "workspace" | "organization" | "subscription";
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            scope_id: string;
            /**
             * Format: uuid
             * @description The model of which requests are counted; null for all.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string | null;
            /** @description Null for what the last minute, or this moment, has. */
            period: string | null;
            /** @description Whether it refuses requests. A soft one only alerts. */
            hard: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /** @description Whether it has the least left of all hard ones of its kind. */
            binds: boolean;
            /** @enum {string} */
            kind: "request_quota" | "token_quota" | "requests_per_minute" | "tokens_per_minute" | "parallel_requests";
            /** @enum {string} */
            unit: "requests" | "tokens";
            limit: number;
            used: number;
            reserved: number;
            remaining: number;
        };
        CatalogModelList: {
            data: components["schemas"]["CatalogModel"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        CatalogModel: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            name: string;
            owned_by: string;
            aliases: string[];
            context_length: number | null;
            max_output_tokens: number | null;
            capabilities: string[];
            /** @enum {string} */
            state: "active" | "deprecated" | "retired";
            /**
             * Format: date-time
             * @description From then on clients are told to move away.
             * @example 2026-01-15T12:00:00.000Z
             */
            deprecated_at: string | null;
            /**
             * Format: date-time
             * @description From then on its requests are refused.
             * @example 2026-01-15T12:00:00.000Z
             */
            retires_at: string | null;
            /** @description A subscription to it needs an approval. */
            restricted: boolean;
            requires_subscription: boolean;
            free: boolean;
            /** @description Whether anything serves it. */
            ready: boolean;
            prices: components["schemas"]["ModelPrices"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
        };
        ModelPrices: {
            /**
             * Format: uuid
             * @description Null: prices that nobody has set yet.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            effective_from: string | null;
            /** @example 2500000000 */
            input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            cached_input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            cache_write_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            audio_input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            image_input_nano_usd_per_million: string | null;
            /** @example 2500000000 */
            output_nano_usd_per_million: string | null;
            /**
             * @description Null: as output.
             * @example 2500000000
             */
            reasoning_nano_usd_per_million: string | null;
            /**
             * @description Null: as output.
             * @example 2500000000
             */
            audio_output_nano_usd_per_million: string | null;
            /**
             * @description Of each request, in addition.
             * @example 2500000000
             */
            request_nano_usd: string | null;
            /**
             * @description Of an image, a second of audio or a character. Null: their tokens are billed.
             * @example 2500000000
             */
            unit_nano_usd: string | null;
            tiers: components["schemas"]["PriceTier"][];
            /** @description US dollars, by kind: per million tokens, and per request. */
            display: {
                [key: string]: string | null;
            };
        };
        /** @description The prices of all tokens of a request with at least so much input. */
        PriceTier: {
            from_input_tokens: number;
            /** @example 2500000000 */
            input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            cached_input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            cache_write_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            audio_input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            image_input_nano_usd_per_million: string | null;
            /** @example 2500000000 */
            output_nano_usd_per_million: string | null;
            /**
             * @description Null: as output.
             * @example 2500000000
             */
            reasoning_nano_usd_per_million: string | null;
            /**
             * @description Null: as output.
             * @example 2500000000
             */
            audio_output_nano_usd_per_million: string | null;
        };
        ManagedModelList: {
            data: components["schemas"]["ManagedModel"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        ManagedModel: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            name: string;
            owned_by: string;
            aliases: string[];
            context_length: number | null;
            max_output_tokens: number | null;
            capabilities: string[];
            /** @enum {string} */
            state: "active" | "deprecated" | "retired";
            /**
             * Format: date-time
             * @description From then on clients are told to move away.
             * @example 2026-01-15T12:00:00.000Z
             */
            deprecated_at: string | null;
            /**
             * Format: date-time
             * @description From then on its requests are refused.
             * @example 2026-01-15T12:00:00.000Z
             */
            retires_at: string | null;
            /** @description A subscription to it needs an approval. */
            restricted: boolean;
            requires_subscription: boolean;
            free: boolean;
            prices: components["schemas"]["ModelPrices"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /** @description False for a removed one. */
            enabled: boolean;
            drop_params: string[];
            /** @description Names of connections. */
            served_by: string[];
            later_prices: components["schemas"]["ModelPrices"][];
            routing: components["schemas"]["ModelRouting"];
        };
        ModelRouting: {
            /**
             * @description How one of several deployments in a tier is chosen: in turn; in turn by weight; the one with the fewest running requests; of two at random the one whose first token comes sooner.
             * @enum {string}
             */
            strategy: "round_robin" | "weighted" | "least_busy" | "latency";
            /**
             * @description auto: requests of one session, with one prompt_cache_key, or with the same beginning of a long prompt go to one deployment of a tier.
             * @enum {string}
             */
            stickiness: "off" | "auto";
            /** @description Of one request; null for MAX_ATTEMPTS of the configuration. */
            max_attempts: number | null;
            /** @description No attempt begins later than this after the first one. */
            retry_time_ms: number;
            /** @description An attempt without a first token for so long gets another one beside it, at the next deployment, which the upstream may bill as well; null for never. */
            hedge_after_ms: number | null;
        };
        CreateModel: {
            /** @example llama-3.3-70b */
            name: string;
            /**
             * @description Who made the model.
             * @example meta
             */
            owned_by: string;
            /** @default null */
            context_length?: number | null;
            /** @default null */
            max_output_tokens?: number | null;
            /** @default [] */
            capabilities?: ("text" | "vision" | "audio_input" | "audio_output" | "tools" | "reasoning" | "structured_output" | "embeddings" | "rerank" | "moderation" | "image_generation")[];
            /**
             * @description Members of a request that a translation may leave out, where an upstream cannot express them. The answer names them in `x-weir-dropped-params`. All others are refused.
             * @default []
             * @example [
             *       "logit_bias",
             *       "seed"
             *     ]
             */
            drop_params?: string[];
            /**
             * @description Further names of the model, which no other model has.
             * @default []
             */
            aliases?: string[];
            /** @default false */
            restricted?: boolean;
            /** @default false */
            free?: boolean;
            /** @default {} */
            routing?: {
                /**
                 * @description How one of several deployments in a tier is chosen: in turn; in turn by weight; the one with the fewest running requests; of two at random the one whose first token comes sooner.
                 * @default round_robin
                 * @enum {string}
                 */
                strategy?: "round_robin" | "weighted" | "least_busy" | "latency";
                /**
                 * @description auto: requests of one session, with one prompt_cache_key, or with the same beginning of a long prompt go to one deployment of a tier.
                 * @default auto
                 * @enum {string}
                 */
                stickiness?: "off" | "auto";
                /**
                 * @description Of one request; null for MAX_ATTEMPTS of the configuration.
                 * @default null
                 */
                max_attempts?: number | null;
                /**
                 * @description No attempt begins later than this after the first one.
                 * @default 600000
                 */
                retry_time_ms?: number;
                /**
                 * @description An attempt without a first token for so long gets another one beside it, at the next deployment, which the upstream may bill as well; null for never.
                 * @default null
                 */
                hedge_after_ms?: number | null;
            };
        };
        UpdateModel: {
            /**
             * @description Who made the model.
             * @example meta
             */
            owned_by?: string;
            context_length?: number | null;
            max_output_tokens?: number | null;
            capabilities?: ("text" | "vision" | "audio_input" | "audio_output" | "tools" | "reasoning" | "structured_output" | "embeddings" | "rerank" | "moderation" | "image_generation")[];
            /**
             * @description Members of a request that a translation may leave out, where an upstream cannot express them. The answer names them in `x-weir-dropped-params`. All others are refused.
             * @example [
             *       "logit_bias",
             *       "seed"
             *     ]
             */
            drop_params?: string[];
            /** @description Further names of the model, which no other model has. */
            aliases?: string[];
            restricted?: boolean;
            free?: boolean;
            routing?: {
                /**
                 * @description How one of several deployments in a tier is chosen: in turn; in turn by weight; the one with the fewest running requests; of two at random the one whose first token comes sooner.
                 * @enum {string}
                 */
                strategy?: "round_robin" | "weighted" | "least_busy" | "latency";
                /**
                 * @description auto: requests of one session, with one prompt_cache_key, or with the same beginning of a long prompt go to one deployment of a tier.
                 * @enum {string}
                 */
                stickiness?: "off" | "auto";
                /** @description Of one request; null for MAX_ATTEMPTS of the configuration. */
                max_attempts?: number | null;
                /** @description No attempt begins later than this after the first one. */
                retry_time_ms?: number;
                /** @description An attempt without a first token for so long gets another one beside it, at the next deployment, which the upstream may bill as well; null for never. */
                hedge_after_ms?: number | null;
            };
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @example 2026-01-15T13:00:00+01:00
             */
            deprecated_at?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @example 2026-01-15T13:00:00+01:00
             */
            retires_at?: string | null;
        };
        ModelPricesList: {
            data: components["schemas"]["SetModelPrices"][];
        };
        SetModelPrices: {
            /**
             * Format: uuid
             * @description Null: prices that nobody has set yet.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            effective_from: string | null;
            /** @example 2500000000 */
            input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            cached_input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            cache_write_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            audio_input_nano_usd_per_million: string | null;
            /**
             * @description Null: as input.
             * @example 2500000000
             */
            image_input_nano_usd_per_million: string | null;
            /** @example 2500000000 */
            output_nano_usd_per_million: string | null;
            /**
             * @description Null: as output.
             * @example 2500000000
             */
            reasoning_nano_usd_per_million: string | null;
            /**
             * @description Null: as output.
             * @example 2500000000
             */
            audio_output_nano_usd_per_million: string | null;
            /**
             * @description Of each request, in addition.
             * @example 2500000000
             */
            request_nano_usd: string | null;
            /**
             * @description Of an image, a second of audio or a character. Null: their tokens are billed.
             * @example 2500000000
             */
            unit_nano_usd: string | null;
            tiers: components["schemas"]["PriceTier"][];
            /** @description US dollars, by kind: per million tokens, and per request. */
            display: {
                [key: string]: string | null;
            };
            /** @enum {string} */
            source: "upstream" | "operator";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
        };
        PriceModel: {
            /**
             * @default null
             * @example 2500000000
             */
            input_nano_usd_per_million?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            cached_input_nano_usd_per_million?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            cache_write_nano_usd_per_million?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            audio_input_nano_usd_per_million?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            image_input_nano_usd_per_million?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            output_nano_usd_per_million?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            reasoning_nano_usd_per_million?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            audio_output_nano_usd_per_million?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            request_nano_usd?: string | null;
            /**
             * @default null
             * @example 2500000000
             */
            unit_nano_usd?: string | null;
            /** @default [] */
            tiers?: {
                from_input_tokens: number;
                /**
                 * @default null
                 * @example 2500000000
                 */
                input_nano_usd_per_million?: string | null;
                /**
                 * @default null
                 * @example 2500000000
                 */
                cached_input_nano_usd_per_million?: string | null;
                /**
                 * @default null
                 * @example 2500000000
                 */
                cache_write_nano_usd_per_million?: string | null;
                /**
                 * @default null
                 * @example 2500000000
                 */
                audio_input_nano_usd_per_million?: string | null;
                /**
                 * @default null
                 * @example 2500000000
                 */
                image_input_nano_usd_per_million?: string | null;
                /**
                 * @default null
                 * @example 2500000000
                 */
                output_nano_usd_per_million?: string | null;
                /**
                 * @default null
                 * @example 2500000000
                 */
                reasoning_nano_usd_per_million?: string | null;
                /**
                 * @default null
                 * @example 2500000000
                 */
                audio_output_nano_usd_per_million?: string | null;
            }[];
            /**
             * Format: date-time
             * @description Now, if absent; else a time of the next 366 days.
             * @example 2026-01-15T13:00:00+01:00
             */
            effective_from?: string;
        };
        PriceSuggestionList: {
            data: {
                /**
                 * @description Whose prices they are; of upstreams, the connection.
                 * @example openai
                 */
                provider: string;
                /**
                 * @description The name there.
                 * @example gpt-4o
                 */
                model: string;
                prices: components["schemas"]["ModelPrices"];
            }[];
        };
        ModelChangeList: {
            data: components["schemas"]["ModelChange"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        ModelChange: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            effective_at: string;
            /**
             * Format: uuid
             * @description The user; null for the command line.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            changed_by: string | null;
            action: string;
            changes: {
                [key: string]: {
                    from?: unknown;
                    to?: unknown;
                };
            };
        };
        UserList: {
            data: components["schemas"]["User"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        User: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            display_name: string;
            /** @example alex@example.com */
            email: string | null;
            email_verified: boolean;
            platform_role: components["schemas"]["PlatformRole"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            last_signed_in_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deactivated_at: string | null;
        };
        /**
         * @description The role on the whole platform, in addition to roles in organizations.
         * @enum {string}
         */
        PlatformRole: "admin" | "admin_readonly" | "user";
        UserProfile: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            display_name: string;
            /** @example alex@example.com */
            email: string | null;
            email_verified: boolean;
            platform_role: components["schemas"]["PlatformRole"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            last_signed_in_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deactivated_at: string | null;
            /** @description At most the newest hundred. */
            organizations: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                name: string;
                role: components["schemas"]["OrganizationRole"];
            }[];
        };
        /** @enum {string} */
        OrganizationRole: "owner" | "admin" | "member";
        UpdateUser: {
            platform_role?: components["schemas"]["PlatformRole"];
            /**
             * @description `now` ends sessions and tokens, and stops API keys until it is null again.
             * @enum {string|null}
             */
            deactivated_at?: "now" | null;
        };
        TokenFamilyList: {
            data: components["schemas"]["TokenFamily"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        TokenFamily: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /** @description Null for everything that the user may do. */
            scopes: components["schemas"]["Scope"][] | null;
            /**
             * Format: uuid
             * @description The only one that its tokens open; null for all of yours.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /** @description With which it ends; null for one from before this was recorded. */
            made_with: {
                /** @enum {string} */
                kind: "session" | "token_family" | "personal_access_token" | "service_account_token";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description However often its tokens are refreshed.
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            revoked_at: string | null;
        };
        /** @enum {string} */
        Scope: "organizations:read" | "organizations:write" | "workspaces:read" | "workspaces:write" | "api-keys:read" | "api-keys:write" | "credentials:read" | "credentials:write" | "service-accounts:read" | "service-accounts:write" | "subscriptions:read" | "subscriptions:write" | "alerts:read" | "alerts:write" | "audit:read" | "usage:read" | "usage:write" | "profile:read" | "profile:write" | "platform:read" | "platform:write";
        PersonalAccessTokenList: {
            data: components["schemas"]["PersonalAccessToken"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        PersonalAccessToken: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            name: string;
            /** @description The last characters of the token. */
            last_four: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description The only one that the token opens; null for all of yours.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /** @description With which it ends; null for one from before this was recorded. */
            made_with: {
                /** @enum {string} */
                kind: "session" | "token_family" | "personal_access_token" | "service_account_token";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description To within a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
        };
        AdmissionCheck: {
            admitted: boolean;
            refusal: components["schemas"]["AdmissionRefusal"] | null;
            /** @description The model's own name; null when the request is refused before its limits are looked at. */
            model: string | null;
            /** @description Every limit that applies to the request, from the key up to the organization. */
            limits: components["schemas"]["CheckedLimit"][];
        };
        AdmissionRefusal: {
            /** @description The HTTP status of the refusal. */
            status: number;
            type: string;
            /** @example workspace_budget_exceeded */
            code: string;
            message: string;
            param: string | null;
            /** @description Whose limit refuses; null where no limit does. */
            scope: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            scope_id: string | null;
            retry_after_seconds: number | null;
        };
        CheckedLimit: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /** @enum {string} */
            scope: "api_key" | "member" | "team" | "workspace" | "organization" | "subscription";
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            scope_id: string;
            /** @example budget */
            kind: string;
            /** @description Null where nothing is counted in periods. */
            period: string | null;
            /** @description Whether it refuses. A soft limit only alerts. */
            hard: boolean;
            /** @enum {string} */
            unit: "nano_usd" | "requests" | "tokens";
            /** @description In its unit. Strings, as they may exceed 2^53. */
            amount: string;
            used: string;
            /** @description What running requests hold beyond what they used. */
            reserved: string;
            remaining: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /**
             * @description Who set it. What is paid in and what subscriptions allow is set by the platform.
             * @enum {string}
             */
            set_by: "organization" | "platform";
            /** @description Who may change it. */
            change: {
                /**
                 * @description The action that changes it.
                 * @enum {string}
                 */
                action: "profile.read" | "profile.update" | "profile.list_invitations" | "invitation.accept" | "invitation.decline" | "session.list" | "session.revoke" | "identity.list" | "identity.link" | "identity.unlink" | "personal_access_token.list" | "personal_access_token.create" | "personal_access_token.revoke" | "token_family.list" | "token_family.revoke" | "display.read" | "organization.create" | "organization.list" | "organization.list_all" | "organization.read" | "organization.update" | "organization.delete" | "organization.restore" | "organization.transfer" | "organization.limits.read" | "organization.limits.update" | "organization.credits.read" | "organization.settings.read" | "organization.settings.update" | "member.list" | "member.read" | "member.limits.read" | "member.limits.update" | "member.update" | "member.remove" | "owner.change" | "invitation.list" | "invitation.read" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "service_account.list" | "service_account.read" | "service_account.create" | "service_account.update" | "service_account.delete" | "service_account_token.list" | "service_account_token.create" | "service_account_token.revoke" | "team.list" | "team.read" | "team.create" | "team.update" | "team.delete" | "team.limits.read" | "team.limits.update" | "team.add_member" | "team.remove_member" | "workspace.list" | "workspace.list_deleted" | "workspace.read" | "workspace.create" | "workspace.update" | "workspace.delete" | "workspace.restore" | "workspace.limits.read" | "workspace.limits.update" | "workspace.settings.read" | "workspace.settings.update" | "api_key.list" | "api_key.read" | "api_key.create" | "api_key.update" | "api_key.revoke" | "api_key.limits.read" | "api_key.limits.update" | "api_key.rotate" | "playground_key.create" | "request.list" | "request.cancel" | "request.list_all" | "refusal.list" | "credential.list" | "credential.read" | "credential.create" | "credential.rotate" | "credential.test" | "credential.delete" | "subscription.list" | "subscription.read" | "subscription.create" | "subscription.request_review" | "subscription.cancel" | "subscription.list_all" | "subscription.approve" | "subscription.deny" | "subscription.revert" | "subscription.suspend" | "subscription.resume" | "subscription.update_terms" | "notification.list" | "notification.mark_read" | "webhook.list" | "webhook.read" | "webhook.create" | "webhook.update" | "webhook.rotate_secret" | "webhook.test" | "webhook.delete" | "alert_rule.list" | "alert_rule.read" | "alert_rule.create" | "alert_rule.update" | "alert_rule.delete" | "audit.read" | "audit.export" | "catalog.read" | "connection.list" | "connection.read" | "connection.create" | "connection.update" | "connection.test" | "connection.remove" | "connection.list_breakers" | "connection.open_breaker" | "connection.close_breaker" | "model.list" | "model.read" | "model.create" | "model.update" | "model.price" | "model.remove" | "model.restore" | "deployment.list" | "deployment.read" | "deployment.create" | "deployment.update" | "deployment.delete" | "usage.read" | "usage.export" | "usage.report" | "profile.usage.read" | "profile.usage.export" | "banner.list" | "banner.dismiss" | "banner.list_all" | "banner.create" | "banner.update" | "banner.delete" | "branding.read" | "branding.update" | "platform.usage.read" | "platform.usage.export" | "platform.usage.refresh" | "platform.usage.rebuild" | "platform.discovery.read" | "platform.discovery.sync" | "platform.system.read" | "platform.reconciliation.read" | "platform.reconciliation.start" | "platform.reconciliation.cancel" | "platform.settings.read" | "platform.settings.update" | "platform.limits.read" | "platform.limits.update" | "platform.credits.enter" | "platform.audit.read" | "platform.audit.export" | "user.list" | "user.read" | "user.update" | "user.tokens.read" | "user.tokens.revoke";
                /** @description Whether the caller may. */
                allowed: boolean;
            };
            /** @description The only model that it counts; null for all. */
            model: string | null;
            /** @description What the request would reserve; null for money when the model has no price. */
            needs: string | null;
        };
        CheckAdmission: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string;
            /**
             * @description A name or an alias.
             * @example llama-3.3-70b
             */
            model: string;
            /**
             * @default chat
             * @enum {string}
             */
            operation?: "chat" | "text_completion" | "responses" | "messages" | "count_tokens" | "embeddings" | "moderations" | "rerank" | "score" | "image_generation" | "speech" | "transcription";
            /**
             * @description Of the prompt. The gateway estimates one token for 4 bytes of text.
             * @example 1000
             */
            input_tokens: number;
            /**
             * @description Of all answers together. Null is for a request that states none: what the gateway reserves then.
             * @default null
             */
            max_output_tokens?: number | null;
        };
        AlertRule: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            name: string;
            /**
             * @description spend_nano_usd: what requests cost. error_percent: those that failed, of all. ttft_p95_ms, duration_p95_ms: the 95th percentile of the time to first token, and to the end.
             * @enum {string}
             */
            metric: "spend_nano_usd" | "error_percent" | "ttft_p95_ms" | "duration_p95_ms";
            /**
             * @description Over which time. Quarters of an hour are counted whole: the running one, and as many before it as the window has.
             * @enum {string}
             */
            window: "15m" | "1h" | "1d";
            model: string | null;
            threshold: string;
            min_requests: number;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deactivated_at: string | null;
            /** @enum {string} */
            state: "ok" | "firing" | "inactive";
            /**
             * Format: date-time
             * @description Since when it is firing; null while it is not.
             * @example 2026-01-15T12:00:00.000Z
             */
            fired_at: string | null;
            /** @description Of the last evaluation, in the unit of the metric; null where there were too few requests. */
            last_value: string | null;
        };
        CreateAlertRule: {
            /** @example Research */
            name: string;
            /**
             * @description spend_nano_usd: what requests cost. error_percent: those that failed, of all. ttft_p95_ms, duration_p95_ms: the 95th percentile of the time to first token, and to the end.
             * @enum {string}
             */
            metric: "spend_nano_usd" | "error_percent" | "ttft_p95_ms" | "duration_p95_ms";
            /**
             * @description Over which time. Quarters of an hour are counted whole: the running one, and as many before it as the window has.
             * @enum {string}
             */
            window: "15m" | "1h" | "1d";
            /**
             * @description Only requests for this model; null for all.
             * @default null
             */
            model?: string | null;
            /**
             * @description In the unit of the metric.
             * @example 5000000000
             */
            threshold: string;
            /**
             * @description With fewer requests in the window nothing fires. For a percentile, those that have the time.
             * @default 1
             */
            min_requests?: number;
        };
        AlertRuleList: {
            data: components["schemas"]["AlertRule"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        UpdateAlertRule: {
            /** @example Research */
            name?: string;
            /**
             * @description Over which time. Quarters of an hour are counted whole: the running one, and as many before it as the window has.
             * @enum {string}
             */
            window?: "15m" | "1h" | "1d";
            /** @description Only requests for this model; null for all. */
            model?: string | null;
            /**
             * @description In the unit of the metric.
             * @example 5000000000
             */
            threshold?: string;
            /** @description With fewer requests in the window nothing fires. For a percentile, those that have the time. */
            min_requests?: number;
            /**
             * @description `now` stops its evaluation, and ends its alert without an event, until it is null again.
             * @enum {string|null}
             */
            deactivated_at?: "now" | null;
        };
        ApiKeyWithSecret: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string;
            name: string;
            /**
             * @description Test keys reach simulators only and cost nothing.
             * @enum {string}
             */
            mode: "live" | "test";
            /**
             * @description Null for a key that is made to be kept.
             * @enum {string|null}
             */
            purpose: "playground" | null;
            /**
             * @description The first characters of the secret.
             * @example sk-live-4fZk
             */
            prefix: string;
            /** @description The last four characters of the secret. */
            last_four: string;
            /** @enum {string} */
            state: "active" | "revoked" | "expired";
            /** @description Who holds the key. A key of a user ends with their membership, one of a service account with the account. */
            owner: {
                /** @enum {string} */
                kind: "user" | "service_account" | "organization";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            };
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /** @description The session or token it was made with; null for keys of the command line. A key outlives what made it: revoke it by itself. */
            created_with: {
                /** @enum {string} */
                kind: "session" | "token_family" | "personal_access_token" | "service_account_token";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            } | null;
            allowed_models: string[] | null;
            allowed_ip_ranges: string[] | null;
            endpoint_scopes: components["schemas"]["EndpointScope"][] | null;
            routing_policy: components["schemas"]["RoutingPolicy"];
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            rotated_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation also works; null when it does not.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before that one also works; null when it does not.
             * @example 2026-01-15T12:00:00.000Z
             */
            older_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description To within about a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
            /** @description The key itself. It is shown only this once. */
            secret: string;
        };
        /** @description plan_first: connections to a plan, then those to Bedrock, then all others. bedrock_only: no others. Ids of connections: these, in this order, and no others. */
        RoutingPolicy: ("plan_first" | "bedrock_only") | string[] | null;
        CreateApiKey: {
            /** @example Research */
            name: string;
            /**
             * @description Test keys reach simulators only and cost nothing.
             * @default live
             * @enum {string}
             */
            mode?: "live" | "test";
            /**
             * Format: date-time
             * @description Null is never. Absent, it is as the platform sets it for new keys: never, if it does not.
             * @example 2026-01-15T13:00:00+01:00
             */
            expires_at?: string | null;
            /**
             * @description Names of models, not aliases; null for every model of the workspace.
             * @default null
             * @example [
             *       "llama-3.3-70b"
             *     ]
             */
            allowed_models?: string[] | null;
            /**
             * @description CIDR blocks that requests may come from; null for any address.
             * @default null
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            allowed_ip_ranges?: (string)[] | null;
            /**
             * @description The endpoints that the key may use; null for all.
             * @default null
             */
            endpoint_scopes?: components["schemas"]["EndpointScope"][] | null;
            /** @default null */
            routing_policy?: ("plan_first" | "bedrock_only") | string[] | null;
            /**
             * @description For your own use: up to 16 pairs of strings.
             * @default {}
             * @example {
             *       "project": "search"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
            /** @description Absent, they are as the platform sets them for new keys: none, if it does not. */
            limits?: {
                /**
                 * @description Money per period.
                 * @default []
                 */
                budgets?: components["schemas"]["Budget"][];
                /**
                 * @description Requests per period.
                 * @default []
                 */
                request_quotas?: components["schemas"]["Quota"][];
                /**
                 * @description Tokens per period, those of prompts and of answers together.
                 * @default []
                 */
                token_quotas?: components["schemas"]["Quota"][];
                /** @default null */
                requests_per_minute?: number | null;
                /** @default null */
                tokens_per_minute?: number | null;
                /** @default null */
                parallel_requests?: number | null;
                /**
                 * @description Limits of the requests to one model, beside those for all. Not by aliases.
                 * @default []
                 */
                models?: components["schemas"]["SetModelLimits"][];
            };
            /**
             * @description You, the organization, whose key stays when its maker leaves, or a service account by its id; all but you for admins only.
             * @default me
             */
            owner?: ("me" | "organization") | string;
        };
        Budget: {
            /**
             * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
             * @example 2500000000
             */
            amount_nano_usd: string;
            /**
             * @description When counting begins anew, in the time zone of the organization. A week begins on Monday; `30d` is 30 days, from the day on which the limit was made; `total` never begins anew.
             * @example month
             */
            period: string;
            /**
             * @description Whether requests that do not fit are refused. A soft limit only alerts.
             * @default true
             */
            hard?: boolean;
            /**
             * @description Whether a running stream may go on when nothing is left. What it uses beyond the amount is counted.
             * @default false
             */
            lets_finish?: boolean;
            /**
             * @description Percentages of the amount at which an alert is sent, once per period.
             * @default [
             *       50,
             *       80,
             *       100
             *     ]
             */
            thresholds?: number[];
        };
        Quota: {
            amount: number;
            /**
             * @description When counting begins anew, in the time zone of the organization. A week begins on Monday; `30d` is 30 days, from the day on which the limit was made; `total` never begins anew.
             * @example month
             */
            period: string;
            /**
             * @description Whether requests that do not fit are refused. A soft limit only alerts.
             * @default true
             */
            hard?: boolean;
            /**
             * @description Whether a running stream may go on when nothing is left. What it uses beyond the amount is counted.
             * @default false
             */
            lets_finish?: boolean;
            /**
             * @description Percentages of the amount at which an alert is sent, once per period.
             * @default [
             *       50,
             *       80,
             *       100
             *     ]
             */
            thresholds?: number[];
        };
        /** @description Limits of the requests to one model. */
        SetModelLimits: {
            /** @example llama-3.3-70b */
            model: string;
            /**
             * @description Money per period.
             * @default []
             */
            budgets?: components["schemas"]["Budget"][];
            /**
             * @description Requests per period.
             * @default []
             */
            request_quotas?: components["schemas"]["Quota"][];
            /**
             * @description Tokens per period, those of prompts and of answers together.
             * @default []
             */
            token_quotas?: components["schemas"]["Quota"][];
            /** @default null */
            requests_per_minute?: number | null;
            /** @default null */
            tokens_per_minute?: number | null;
            /** @default null */
            parallel_requests?: number | null;
        };
        ApiKeyList: {
            data: components["schemas"]["ApiKey"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        ApiKey: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string;
            name: string;
            /**
             * @description Test keys reach simulators only and cost nothing.
             * @enum {string}
             */
            mode: "live" | "test";
            /**
             * @description Null for a key that is made to be kept.
             * @enum {string|null}
             */
            purpose: "playground" | null;
            /**
             * @description The first characters of the secret.
             * @example sk-live-4fZk
             */
            prefix: string;
            /** @description The last four characters of the secret. */
            last_four: string;
            /** @enum {string} */
            state: "active" | "revoked" | "expired";
            /** @description Who holds the key. A key of a user ends with their membership, one of a service account with the account. */
            owner: {
                /** @enum {string} */
                kind: "user" | "service_account" | "organization";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            };
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /** @description The session or token it was made with; null for keys of the command line. A key outlives what made it: revoke it by itself. */
            created_with: {
                /** @enum {string} */
                kind: "session" | "token_family" | "personal_access_token" | "service_account_token";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            } | null;
            allowed_models: string[] | null;
            allowed_ip_ranges: string[] | null;
            endpoint_scopes: components["schemas"]["EndpointScope"][] | null;
            routing_policy: components["schemas"]["RoutingPolicy"];
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            rotated_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation also works; null when it does not.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before that one also works; null when it does not.
             * @example 2026-01-15T12:00:00.000Z
             */
            older_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description To within about a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
        };
        UpdateApiKey: {
            /** @example Research */
            name?: string;
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @example 2026-01-15T13:00:00+01:00
             */
            expires_at?: string | null;
            /**
             * @description Names of models, not aliases; null for every model of the workspace.
             * @example [
             *       "llama-3.3-70b"
             *     ]
             */
            allowed_models?: string[] | null;
            /**
             * @description CIDR blocks that requests may come from; null for any address.
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            allowed_ip_ranges?: (string)[] | null;
            /** @description The endpoints that the key may use; null for all. */
            endpoint_scopes?: components["schemas"]["EndpointScope"][] | null;
            routing_policy?: ("plan_first" | "bedrock_only") | string[] | null;
            /**
             * @description For your own use: up to 16 pairs of strings.
             * @example {
             *       "project": "search"
             *     }
             */
            metadata?: {
                [key: string]: string;
            } | null;
        };
        RotateApiKey: {
            /**
             * @description How long the replaced secret works beside the new one.
             * @default 0
             */
            grace_seconds?: number;
            /**
             * @description Whether secrets of earlier rotations end at once, instead of when they were promised to.
             * @default false
             */
            end_earlier_secrets?: boolean;
        };
        AuditRecordList: {
            data: components["schemas"]["AuditRecord"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        AuditRecord: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            occurred_at: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "service_account" | "system" | "anonymous";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                user_id: string | null;
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                service_account_id: string | null;
                /** @enum {string|null} */
                via: "session" | "access_token" | "personal_access_token" | "service_account_token" | null;
            };
            /** @example team.create */
            action: string;
            /**
             * @description refused: permission was missing; failed: a sign-in that did not succeed.
             * @enum {string}
             */
            outcome: "succeeded" | "refused" | "failed";
            error_code: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /** @description The target. Of a refused action what its path named, where that belongs to the organization; null where it named nothing. */
            target: {
                kind: string;
                id: string;
            } | null;
            /** @description Names of the fields that were changed. */
            changed_fields: string[];
            /** @description Of whoever got another role. */
            role_change: {
                from: string;
                to: string;
            } | null;
            /** @description How often. More than 1 where the same refusal was repeated within a minute: the first is a record of its own, the others are one. */
            occurrences: number;
            /** @description The x-request-id of the answer. */
            request_id: string | null;
            /** @description Null unless the operator keeps it. */
            ip_address: string | null;
            /** @description Null unless the operator keeps it. */
            user_agent: string | null;
        };
        ShownBanners: {
            banners: components["schemas"]["ShownBanner"][];
        };
        ShownBanner: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * @description Plain text.
             * @example Maintenance on Sunday
             */
            text: string;
            /**
             * @description The text by language; in others it is shown as it is.
             * @example {
             *       "de": "Wartung am Sonntag"
             *     }
             */
            translations: {
                en?: string;
                de?: string;
                es?: string;
                fr?: string;
                it?: string;
                ja?: string;
                ko?: string;
                "zh-Hans"?: string;
                "pt-BR"?: string;
            };
            /** @enum {string} */
            level: "info" | "success" | "warning" | "critical";
            /** @example https://status.example.com */
            link: string | null;
            /** @description Whether people may hide it from themselves. */
            dismissible: boolean;
        };
        BannerList: {
            data: components["schemas"]["Banner"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Banner: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * @description Plain text.
             * @example Maintenance on Sunday
             */
            text: string;
            /**
             * @description The text by language; in others it is shown as it is.
             * @example {
             *       "de": "Wartung am Sonntag"
             *     }
             */
            translations: {
                en?: string;
                de?: string;
                es?: string;
                fr?: string;
                it?: string;
                ja?: string;
                ko?: string;
                "zh-Hans"?: string;
                "pt-BR"?: string;
            };
            /** @enum {string} */
            level: "info" | "success" | "warning" | "critical";
            /** @example https://status.example.com */
            link: string | null;
            /** @description Whether people may hide it from themselves. */
            dismissible: boolean;
            /** @description Shown before sign-in, too. */
            public: boolean;
            /** @description Shown within its period. */
            visible: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            ends_at: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            updated_at: string;
        };
        CreateBanner: {
            /**
             * @description Plain text.
             * @example Maintenance on Sunday
             */
            text: string;
            /**
             * @description The text by language; in others it is shown as it is.
             * @default {}
             * @example {
             *       "de": "Wartung am Sonntag"
             *     }
             */
            translations?: {
                en?: string;
                de?: string;
                es?: string;
                fr?: string;
                it?: string;
                ja?: string;
                ko?: string;
                "zh-Hans"?: string;
                "pt-BR"?: string;
            };
            /**
             * @default info
             * @enum {string}
             */
            level?: "info" | "success" | "warning" | "critical";
            /**
             * @default null
             * @example https://status.example.com
             */
            link?: string | null;
            /** @default true */
            dismissible?: boolean;
            /** @default false */
            public?: boolean;
            /** @default true */
            visible?: boolean;
            /**
             * Format: date-time
             * @description Absent, it starts now.
             * @example 2026-01-15T13:00:00+01:00
             */
            starts_at?: string;
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @default null
             * @example 2026-01-15T13:00:00+01:00
             */
            ends_at?: string | null;
        };
        UpdateBanner: {
            /**
             * @description Plain text.
             * @example Maintenance on Sunday
             */
            text?: string;
            /**
             * @description The text by language; in others it is shown as it is.
             * @example {
             *       "de": "Wartung am Sonntag"
             *     }
             */
            translations?: {
                en?: string;
                de?: string;
                es?: string;
                fr?: string;
                it?: string;
                ja?: string;
                ko?: string;
                "zh-Hans"?: string;
                "pt-BR"?: string;
            };
            /** @enum {string} */
            level?: "info" | "success" | "warning" | "critical";
            /** @example https://status.example.com */
            link?: string | null;
            /** @description Whether people may hide it from themselves. */
            dismissible?: boolean;
            public?: boolean;
            visible?: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @example 2026-01-15T13:00:00+01:00
             */
            starts_at?: string;
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @example 2026-01-15T13:00:00+01:00
             */
            ends_at?: string | null;
        };
        ChangedBanners: {
            banners: components["schemas"]["Banner"][];
        };
        ShowBanners: {
            ids: string[];
            visible: boolean;
        };
        PublicBranding: {
            title: string | null;
            subtitle: string | null;
            images: {
                login_logo: components["schemas"]["BrandingImage"] | null;
                header_logo_light: components["schemas"]["BrandingImage"] | null;
                header_logo_dark: components["schemas"]["BrandingImage"] | null;
            };
            /** @description Those that are shown before sign-in, newest first. */
            banners: components["schemas"]["ShownBanner"][];
        };
        BrandingImage: {
            /**
             * @description The path of the PNG. Another image has another path, so that it can be cached for good.
             * @example /v1/branding/images/login_logo/1768478400000
             */
            url: string;
            width: number;
            height: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            updated_at: string;
        };
        Branding: {
            title: string | null;
            subtitle: string | null;
            images: {
                login_logo: components["schemas"]["BrandingImage"] | null;
                header_logo_light: components["schemas"]["BrandingImage"] | null;
                header_logo_dark: components["schemas"]["BrandingImage"] | null;
            };
            /** @description The switch of each element. */
            shows: {
                login_logo: boolean;
                header_logo_light: boolean;
                header_logo_dark: boolean;
                title: boolean;
                subtitle: boolean;
            };
        };
        UpdateBranding: {
            title?: string | null;
            subtitle?: string | null;
            shows?: {
                login_logo?: boolean;
                header_logo_light?: boolean;
                header_logo_dark?: boolean;
                title?: boolean;
                subtitle?: boolean;
            };
        };
        PutBrandingImage: {
            /**
             * Format: byte
             * @description PNG, JPEG, GIF, WebP or SVG, up to 2 MiB, in base64.
             */
            image: string;
        };
        BreakerList: {
            data: components["schemas"]["Breaker"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Breaker: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id: string;
            connection_name: string;
            /** @description Whether the connection is. */
            enabled: boolean;
            /**
             * @description closed: requests go through. open: none does until retry_at. half_open: one request tries the upstream. held_open: until somebody closes it.
             * @enum {string}
             */
            state: "closed" | "open" | "half_open" | "held_open";
            /** @description Failures that count at the moment. */
            failures: number;
            /**
             * Format: date-time
             * @description When a request may try the upstream. Null where none has to wait, or nobody knows.
             * @example 2026-01-15T12:00:00.000Z
             */
            retry_at: string | null;
            settings: {
                failures: number;
                window_ms: number;
                open_ms: number;
            };
            /**
             * @description What somebody set last.
             * @enum {string|null}
             */
            set_to: "open" | "closed" | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            set_at: string | null;
            /** @description Those of credentials that organizations brought, if they have failures; at most 100. */
            credentials: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                credential_id: string;
                /**
                 * @description closed: requests go through. open: none does until retry_at. half_open: one request tries the upstream. held_open: until somebody closes it.
                 * @enum {string}
                 */
                state: "closed" | "open" | "half_open" | "held_open";
                /** @description Failures that count at the moment. */
                failures: number;
                /**
                 * Format: date-time
                 * @description When a request may try the upstream. Null where none has to wait, or nobody knows.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                retry_at: string | null;
            }[];
        };
        ClientConfig: {
            /** @description What bounds analytics of usage. */
            usage_analytics: {
                /** @description How long an answer about a day that is not over is current. */
                today_ttl_ms: number;
                max_days: number;
                /** @description Longer ranges are answered with a warning. */
                warning_days: number;
                export_max_days: number;
                export_max_rows: number;
                page_size: number;
                max_page_size: number;
                max_filter_values: number;
                trend_stable_percent: number;
                reads_per_minute: number;
                exports_per_minute: number;
                rebuild_interval_ms: number;
            };
        };
        ConnectionList: {
            data: components["schemas"]["Connection"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Connection: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            name: string;
            kind: string;
            /** @description The preset that it was made from. */
            preset: string | null;
            base_url: string;
            /**
             * @description The APIs that the upstream speaks: their requests pass as they are, others are translated. Null: those of the kind.
             * @example [
             *       "openai",
             *       "openai-responses"
             *     ]
             */
            apis: ("openai" | "openai-responses" | "anthropic" | "bedrock")[] | null;
            /**
             * @description The header that carries the credential: `authorization` as a bearer token, others as it is. Null: that of the kind.
             * @enum {string|null}
             */
            credential_header: "authorization" | "api-key" | "x-api-key" | "x-goog-api-key" | null;
            /** @description Whether the models that it lists are added to the catalog. If not, what it serves are the deployments made by hand. */
            adds_models: boolean;
            has_credential: boolean;
            /**
             * @description discovery: the discovery server lists it, and decides about it.
             * @enum {string}
             */
            managed_by: "environment" | "operator" | "discovery";
            enabled: boolean;
            /** @description What the discovery server says about the host. */
            tags: string[];
            /** @description Whether Weir may add stream_options, by which it asks for the usage of a stream. Without, usage is estimated. */
            stream_options: boolean;
            /** @description Whether the upstream understands stream_options.continuous_usage_stats. */
            continuous_usage: boolean;
            timeouts: {
                connect_ms: number;
                first_byte_ms: number;
                idle_ms: number;
                total_ms: number;
            };
            /** @description When the breaker opens. Null: as the gateway is configured (BREAKER_FAILURES and others). */
            breaker: {
                /** @description As many failures open the breaker. */
                failures: number | null;
                /** @description Within this time. */
                window_ms: number | null;
                /** @description How long it stays open before an attempt may try the upstream. */
                open_ms: number | null;
            };
            /**
             * @description client: each request brings its own, in Authorization or x-api-key beside the API key in x-weir-api-key. It is never stored.
             * @enum {string}
             */
            credential_from: "weir" | "client";
            /** @description What it serves costs nothing, whatever the prices of its models: a plan is paid otherwise. A request that goes on from it to a connection that costs something needs room in its budgets. */
            free: boolean;
            /** @description How many models it serves, or would serve. */
            models: number;
            /** @description How many organizations brought theirs. */
            brought_credentials: number;
        };
        ConnectionPresetList: {
            data: components["schemas"]["ConnectionPreset"][];
        };
        ConnectionPreset: {
            /** @enum {string} */
            name: "openai" | "anthropic" | "bedrock" | "azure-openai" | "gemini" | "mistral" | "groq" | "together" | "fireworks" | "deepseek" | "xai" | "openrouter" | "litellm" | "vllm" | "sglang" | "tgi" | "llama-cpp" | "ollama" | "lm-studio";
            title: string;
            /** @enum {string} */
            kind: "openai-compatible" | "anthropic" | "simulator" | "bedrock" | "litellm";
            base_url: string;
            /** @description base_url is an example: a connection must state its own. */
            base_url_required: boolean;
            /**
             * @description The header that carries the credential: `authorization` as a bearer token, others as it is. Null: that of the kind.
             * @enum {string|null}
             */
            credential_header: "authorization" | "api-key" | "x-api-key" | "x-goog-api-key" | null;
            /**
             * @description The APIs that the upstream speaks: their requests pass as they are, others are translated. Null: those of the kind.
             * @example [
             *       "openai",
             *       "openai-responses"
             *     ]
             */
            apis: ("openai" | "openai-responses" | "anthropic" | "bedrock")[] | null;
            /** @description Whether the models that it lists are added to the catalog. If not, what it serves are the deployments made by hand. */
            adds_models: boolean;
            stream_options: boolean;
            continuous_usage: boolean;
            /** @description Where `usage` has the tokens read from a cache and written to one. */
            cache_tokens: string[];
            /** @description The shape of an error. */
            error: string;
            quirks: string[];
            sources: string[];
        };
        CreateConnection: {
            /**
             * @description Says what is not given here.
             * @example groq
             * @enum {string}
             */
            preset?: "openai" | "anthropic" | "bedrock" | "azure-openai" | "gemini" | "mistral" | "groq" | "together" | "fireworks" | "deepseek" | "xai" | "openrouter" | "litellm" | "vllm" | "sglang" | "tgi" | "llama-cpp" | "ollama" | "lm-studio";
            /**
             * @description Needed without a preset.
             * @example Research
             */
            name?: string;
            /**
             * @description Default: that of the preset, or openai-compatible.
             * @enum {string}
             */
            kind?: "openai-compatible" | "anthropic" | "simulator" | "bedrock" | "litellm";
            /**
             * @description Needed where no preset has it.
             * @example https://api.openai.com/v1
             */
            base_url?: string;
            /**
             * @description Sent to the upstream. For Bedrock an API key, or ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN], which sign. Never shown again.
             * @default null
             */
            credential?: string | null;
            /**
             * @description The APIs that the upstream speaks: their requests pass as they are, others are translated. Null: those of the kind.
             * @example [
             *       "openai",
             *       "openai-responses"
             *     ]
             */
            apis?: ("openai" | "openai-responses" | "anthropic" | "bedrock")[] | null;
            /**
             * @description The header that carries the credential: `authorization` as a bearer token, others as it is. Null: that of the kind.
             * @enum {string|null}
             */
            credential_header?: "authorization" | "api-key" | "x-api-key" | "x-goog-api-key" | null;
            /** @description Whether the models that it lists are added to the catalog. If not, what it serves are the deployments made by hand. */
            adds_models?: boolean;
            stream_options?: boolean;
            continuous_usage?: boolean;
            /** @default {} */
            timeouts?: {
                connect_ms?: number;
                first_byte_ms?: number;
                idle_ms?: number;
                total_ms?: number;
            };
            /** @default {} */
            breaker?: {
                /** @description As many failures open the breaker. */
                failures?: number | null;
                /** @description Within this time. */
                window_ms?: number | null;
                /** @description How long it stays open before an attempt may try the upstream. */
                open_ms?: number | null;
            };
            /**
             * @description client: each request brings its own, in Authorization or x-api-key beside the API key in x-weir-api-key. It is never stored.
             * @default weir
             * @enum {string}
             */
            credential_from?: "weir" | "client";
            /**
             * @description What it serves costs nothing, whatever the prices of its models: a plan is paid otherwise. A request that goes on from it to a connection that costs something needs room in its budgets.
             * @default false
             */
            free?: boolean;
        };
        UpdateConnection: {
            /** @example Research */
            name?: string;
            /**
             * @description Needs the credential for it, too.
             * @example https://api.openai.com/v1
             */
            base_url?: string;
            /** @description Null removes it. */
            credential?: string | null;
            /**
             * @description The APIs that the upstream speaks: their requests pass as they are, others are translated. Null: those of the kind.
             * @example [
             *       "openai",
             *       "openai-responses"
             *     ]
             */
            apis?: ("openai" | "openai-responses" | "anthropic" | "bedrock")[] | null;
            /**
             * @description The header that carries the credential: `authorization` as a bearer token, others as it is. Null: that of the kind.
             * @enum {string|null}
             */
            credential_header?: "authorization" | "api-key" | "x-api-key" | "x-goog-api-key" | null;
            /** @description Whether the models that it lists are added to the catalog. If not, what it serves are the deployments made by hand. */
            adds_models?: boolean;
            stream_options?: boolean;
            continuous_usage?: boolean;
            timeouts?: {
                connect_ms?: number;
                first_byte_ms?: number;
                idle_ms?: number;
                total_ms?: number;
            };
            breaker?: {
                /** @description As many failures open the breaker. */
                failures?: number | null;
                /** @description Within this time. */
                window_ms?: number | null;
                /** @description How long it stays open before an attempt may try the upstream. */
                open_ms?: number | null;
            };
            /**
             * @description client: each request brings its own, in Authorization or x-api-key beside the API key in x-weir-api-key. It is never stored.
             * @enum {string}
             */
            credential_from?: "weir" | "client";
            /** @description What it serves costs nothing, whatever the prices of its models: a plan is paid otherwise. A request that goes on from it to a connection that costs something needs room in its budgets. */
            free?: boolean;
            enabled?: boolean;
        };
        ConnectionTest: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            tested_at: string;
            /**
             * @description ok; upstream_address_refused: the address may not be reached; upstream_credential_rejected; timeout; or the code of another failure.
             * @example ok
             */
            test_code: string;
            /** @description How many models the upstream lists. */
            models: number | null;
            duration_ms: number;
        };
        ConnectionSummaryList: {
            data: components["schemas"]["ConnectionSummary"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        ConnectionSummary: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            name: string;
            kind: string;
        };
        Credential: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description Only its requests use the credential.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string | null;
            /**
             * Format: uuid
             * @description Only its requests use the credential. Null with workspace_id: all of the organization do.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string | null;
            connection: components["schemas"]["ConnectionSummary"];
            /** @description The end of the secret; empty when the secret is too short to show any of it. */
            last_four: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            rotated_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            tested_at: string | null;
            /** @description ok, or why the last test failed. Null for a secret that was never tested. */
            test_code: string | null;
        };
        CreateCredential: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id: string;
            /** @description Sent to the connection as a bearer token. Never shown again. */
            api_key: string;
            /**
             * Format: uuid
             * @description Only its requests use the credential.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id?: string;
            /**
             * Format: uuid
             * @description Of a live key: only its requests use the credential. Not together with workspace_id.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id?: string;
        };
        CredentialList: {
            data: components["schemas"]["Credential"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        RotateCredential: {
            /** @description Sent to the connection as a bearer token. Never shown again. */
            api_key: string;
        };
        CredentialTest: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            credential_id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            tested_at: string;
            /**
             * @description ok; credential_rejected: the upstream does not accept it; timeout; credential_unreadable; or the code of another failure.
             * @example ok
             */
            test_code: string;
        };
        Credits: {
            /** @description Whether credits limit what the organization spends: from its first entry on. */
            prepaid: boolean;
            /**
             * @description The sum of all entries.
             * @example 2500000000
             */
            credits_nano_usd: string;
            /**
             * @description What was spent since the organization exists, also before the first entry.
             * @example 2500000000
             */
            spent_nano_usd: string;
            /**
             * @description The credits without what was spent.
             * @example 2500000000
             */
            balance_nano_usd: string;
            display: {
                /**
                 * @description The amount in the platform's display currency.
                 * @example $2.50
                 */
                credits: string;
                /**
                 * @description The amount in the platform's display currency.
                 * @example $2.50
                 */
                spent: string;
                /**
                 * @description The amount in the platform's display currency.
                 * @example $2.50
                 */
                balance: string;
            };
        };
        CreditEntryList: {
            data: components["schemas"]["CreditEntry"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        CreditEntry: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * @description What was given, what was paid, or what puts an earlier entry right.
             * @enum {string}
             */
            kind: "grant" | "payment" | "correction";
            /**
             * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
             * @example 2500000000
             */
            amount_nano_usd: string;
            /**
             * @description The amount in the platform's display currency.
             * @example $2.50
             */
            amount: string;
            reason: string;
            reference: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
        };
        EnterCredit: {
            /**
             * @description What was given, what was paid, or what puts an earlier entry right.
             * @enum {string}
             */
            kind: "grant" | "payment" | "correction";
            /**
             * @description Nano-USD. Only a correction may be negative.
             * @example 2500000000
             */
            amount_nano_usd: string;
            /**
             * @description Why; shown to the admins of the organization.
             * @example Invoice 2026-114
             */
            reason: string;
            /**
             * @description What it is called elsewhere, such as the id of a payment. It is booked once: the same entry again answers the first.
             * @default null
             */
            reference?: string | null;
        };
        DeploymentList: {
            data: components["schemas"]["Deployment"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Deployment: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id: string;
            upstream_name: string;
            tier: number;
            weight: number;
            max_parallel: number | null;
            context_length: number | null;
            enabled: boolean;
            /**
             * @description Discovery adds what the upstream lists, and sets aside what it no longer lists.
             * @enum {string}
             */
            managed_by: "upstream" | "operator";
            /**
             * Format: date-time
             * @description Since when the upstream does not list the model: nothing is sent there. Null while it does.
             * @example 2026-01-15T12:00:00.000Z
             */
            missing_since: string | null;
        };
        CreateDeployment: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id: string;
            /**
             * @description The name of the model there.
             * @example meta-llama/Llama-3.3-70B-Instruct
             */
            upstream_name: string;
            /**
             * @description 0 is tried first.
             * @default 0
             */
            tier?: number;
            /**
             * @description The share of requests within a tier, where the strategy of the model is `weighted`.
             * @default 1
             */
            weight?: number;
            /**
             * @description Most requests that one gateway has running there; null for no limit. A full deployment is passed over.
             * @default null
             */
            max_parallel?: number | null;
            /**
             * @description Tokens of prompt and answer together; null for that of the model. A longer one is asked when a shorter one rejects a prompt.
             * @default null
             */
            context_length?: number | null;
        };
        UpdateDeployment: {
            /** @description 0 is tried first. */
            tier?: number;
            /** @description The share of requests within a tier, where the strategy of the model is `weighted`. */
            weight?: number;
            /** @description Most requests that one gateway has running there; null for no limit. A full deployment is passed over. */
            max_parallel?: number | null;
            /** @description Tokens of prompt and answer together; null for that of the model. A longer one is asked when a shorter one rejects a prompt. */
            context_length?: number | null;
            enabled?: boolean;
        };
        DiscoveryReport: {
            /** @description How often sources are asked; those that fail sooner. */
            interval_ms: number;
            sources: components["schemas"]["DiscoverySource"][];
        };
        DiscoverySource: {
            /**
             * Format: uuid
             * @description Null: the discovery server.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id: string | null;
            name: string | null;
            /**
             * @description failing: its last answer was none, and what it listed before stays; waiting: not asked yet.
             * @enum {string}
             */
            state: "ok" | "failing" | "waiting";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            asked_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            last_success_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            last_failure_at: string | null;
            /** @description Of the last failure, which may be long past. */
            last_error_code: string | null;
            /**
             * Format: date-time
             * @description The first failure since the last success.
             * @example 2026-01-15T12:00:00.000Z
             */
            failing_since: string | null;
            /** @description How many models or hosts it listed last; null before its first answer. */
            listed: number | null;
        };
        DiscoverySync: {
            answered: number;
            /** @description What they listed before stays. */
            failed: number;
            /** @description Not within a minute. */
            not_asked: number;
            duration_ms: number;
        };
        SyncDiscovery: {
            /**
             * Format: uuid
             * @description Only this one. Absent: all.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id?: string;
        };
        DriftReport: {
            data: components["schemas"]["Drift"][];
        };
        Drift: {
            /**
             * @description added: listed, and no deployment; gone: a deployment, and not listed; changed: the catalog says something else, which counts.
             * @enum {string}
             */
            kind: "added" | "gone" | "changed";
            upstream_name: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            deployment_id: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            missing_since: string | null;
            fields: {
                field: string;
                /** @description Tokens, or nano-USD. */
                listed: string;
                /** @description Tokens, or nano-USD. */
                catalog: string;
            }[];
        };
        IdentityLinkBegun: {
            /**
             * Format: uri
             * @description Where to send the browser.
             */
            authorization_url: string;
        };
        LinkIdentity: {
            provider: string;
            /**
             * @description A path of the gateway to go to afterwards; by default the console, or else the API reference.
             * @example /console/keys
             */
            return_to?: string;
        };
        IdentityList: {
            data: components["schemas"]["Identity"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Identity: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /** @example github */
            provider: string;
            /** @description The id of the user at the provider. */
            subject: string;
            email: string | null;
            email_verified: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
        };
        InvitationResults: {
            data: components["schemas"]["InvitationResult"][];
        };
        InvitationResult: {
            /** @description As it was given. */
            email: string;
            /** @enum {string} */
            status: "invited" | "failed";
            invitation: components["schemas"]["Invitation"] | null;
            /** @description The reason: `invalid_parameter` (not an address, or of a domain that the organization does not allow), `permission_denied` (only owners invite owners), `already_member`, `already_invited`, `too_many_requests` (a day allows 5 mails to an address, 200 from an inviter, 500 from an organization). */
            code: string | null;
            /**
             * @description `queued`: it is sent in a moment, and tried again for some hours; the invitation tells how it went. `none`: this gateway sends no mail; pass accept_url on.
             * @enum {string|null}
             */
            mail: "queued" | "none" | null;
            /** @description Where to answer the invitation. Shown only this once, and only where no mail is sent. */
            accept_url: string | null;
        };
        Invitation: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            email: string;
            role: components["schemas"]["OrganizationRole"];
            state: components["schemas"]["InvitationState"];
            /**
             * Format: uuid
             * @description The last user who sent it. The invitation is open only as long as they may still make it.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            invited_by: string | null;
            /** @description Whether they may. If not, an open invitation cannot be accepted: send it again. */
            inviter_may_invite: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * @description Of its last mail: `failed` once it has been given up; send it again then. Null where no mail is sent.
             * @enum {string|null}
             */
            mail: "queued" | "sent" | "failed" | null;
            /**
             * Format: date-time
             * @description When a mail server last accepted a mail of it.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_sent_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
        };
        /** @enum {string} */
        InvitationState: "open" | "accepted" | "declined" | "revoked" | "expired";
        CreateInvitations: {
            invitations: {
                /** @example ada@example.com */
                email: string;
                role: components["schemas"]["OrganizationRole"];
            }[];
        };
        InvitationList: {
            data: components["schemas"]["Invitation"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        ResentInvitation: {
            invitation: components["schemas"]["Invitation"];
            /**
             * @description `queued`: it is sent in a moment, and tried again for some hours; the invitation tells how it went. `none`: this gateway sends no mail; pass accept_url on.
             * @enum {string}
             */
            mail: "queued" | "none";
            /** @description Where to answer the invitation. Shown only this once, and only where no mail is sent. */
            accept_url: string | null;
        };
        ReceivedInvitationList: {
            data: components["schemas"]["ReceivedInvitation"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        ReceivedInvitation: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            organization_name: string;
            role: components["schemas"]["OrganizationRole"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
        };
        AnsweredInvitation: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            role: components["schemas"]["OrganizationRole"];
            /** @enum {string} */
            state: "accepted" | "declined";
        };
        AcceptInvitation: {
            /** @description From the link. Not needed: the verified e-mail address suffices. */
            token?: string;
        };
        OrganizationLimits: {
            budgets: components["schemas"]["BudgetState"][];
            request_quotas: components["schemas"]["QuotaState"][];
            token_quotas: components["schemas"]["QuotaState"][];
            requests_per_minute: number | null;
            tokens_per_minute: number | null;
            parallel_requests: number | null;
            /** @description What the platform set for the organization. Both apply. */
            platform: {
                budgets: components["schemas"]["BudgetState"][];
                request_quotas: components["schemas"]["QuotaState"][];
                token_quotas: components["schemas"]["QuotaState"][];
                requests_per_minute: number | null;
                tokens_per_minute: number | null;
                parallel_requests: number | null;
            };
        };
        BudgetState: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            period: string;
            hard: boolean;
            lets_finish: boolean;
            thresholds: number[];
            /**
             * Format: date-time
             * @description The start of the current period.
             * @example 2026-01-15T12:00:00.000Z
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description When counting begins anew; null for a total.
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /**
             * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
             * @example 2500000000
             */
            amount_nano_usd: string;
            /**
             * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
             * @example 2500000000
             */
            used_nano_usd: string;
            /**
             * @description What gateways hold of the rest, for requests that run and for those to come. One gateway alone may hold all of it.
             * @example 2500000000
             */
            leased_nano_usd: string;
            /**
             * @description The amount without what is used; never below 0.
             * @example 2500000000
             */
            remaining_nano_usd: string;
            display: {
                /**
                 * @description The amount in the platform's display currency.
                 * @example $2.50
                 */
                amount: string;
                /**
                 * @description The amount in the platform's display currency.
                 * @example $2.50
                 */
                used: string;
                /**
                 * @description The amount in the platform's display currency.
                 * @example $2.50
                 */
                remaining: string;
            };
        };
        QuotaState: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            period: string;
            hard: boolean;
            lets_finish: boolean;
            thresholds: number[];
            /**
             * Format: date-time
             * @description The start of the current period.
             * @example 2026-01-15T12:00:00.000Z
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description When counting begins anew; null for a total.
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            amount: number;
            used: number;
            leased: number;
            remaining: number;
        };
        Limits: {
            budgets: components["schemas"]["BudgetState"][];
            request_quotas: components["schemas"]["QuotaState"][];
            token_quotas: components["schemas"]["QuotaState"][];
            requests_per_minute: number | null;
            tokens_per_minute: number | null;
            parallel_requests: number | null;
        };
        SetLimits: {
            /**
             * @description Money per period.
             * @default []
             */
            budgets?: components["schemas"]["Budget"][];
            /**
             * @description Requests per period.
             * @default []
             */
            request_quotas?: components["schemas"]["Quota"][];
            /**
             * @description Tokens per period, those of prompts and of answers together.
             * @default []
             */
            token_quotas?: components["schemas"]["Quota"][];
            /** @default null */
            requests_per_minute?: number | null;
            /** @default null */
            tokens_per_minute?: number | null;
            /** @default null */
            parallel_requests?: number | null;
        };
        KeyLimits: {
            budgets: components["schemas"]["BudgetState"][];
            request_quotas: components["schemas"]["QuotaState"][];
            token_quotas: components["schemas"]["QuotaState"][];
            requests_per_minute: number | null;
            tokens_per_minute: number | null;
            parallel_requests: number | null;
            models: components["schemas"]["ModelLimits"][];
        };
        ModelLimits: {
            model: string;
            budgets: components["schemas"]["BudgetState"][];
            request_quotas: components["schemas"]["QuotaState"][];
            token_quotas: components["schemas"]["QuotaState"][];
            requests_per_minute: number | null;
            tokens_per_minute: number | null;
            parallel_requests: number | null;
        };
        SetKeyLimits: {
            /**
             * @description Money per period.
             * @default []
             */
            budgets?: components["schemas"]["Budget"][];
            /**
             * @description Requests per period.
             * @default []
             */
            request_quotas?: components["schemas"]["Quota"][];
            /**
             * @description Tokens per period, those of prompts and of answers together.
             * @default []
             */
            token_quotas?: components["schemas"]["Quota"][];
            /** @default null */
            requests_per_minute?: number | null;
            /** @default null */
            tokens_per_minute?: number | null;
            /** @default null */
            parallel_requests?: number | null;
            /**
             * @description Limits of the requests to one model, beside those for all. Not by aliases.
             * @default []
             */
            models?: components["schemas"]["SetModelLimits"][];
        };
        BindingLimits: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string;
            /** @description The tightest of each kind: of the key, its owner, their team, its workspace, its organization (which limits itself and is limited by the platform), its subscriptions and the credit. The one with the smallest part left comes first. */
            limits: components["schemas"]["BindingLimit"][];
        };
        BindingLimit: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /** @enum {string} */
            scope: "api_key" | "member" | "team" | "workspace" | "organization" | "subscription";
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            scope_id: string;
            /** @example budget */
            kind: string;
            /** @description Null where nothing is counted in periods. */
            period: string | null;
            /** @description Whether it refuses. A soft limit only alerts. */
            hard: boolean;
            /** @enum {string} */
            unit: "nano_usd" | "requests" | "tokens";
            /** @description In its unit. Strings, as they may exceed 2^53. */
            amount: string;
            used: string;
            /** @description What running requests hold beyond what they used. */
            reserved: string;
            remaining: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /**
             * @description Who set it. What is paid in and what subscriptions allow is set by the platform.
             * @enum {string}
             */
            set_by: "organization" | "platform";
            /** @description Who may change it. */
            change: {
                /**
                 * @description The action that changes it.
                 * @enum {string}
                 */
                action: "profile.read" | "profile.update" | "profile.list_invitations" | "invitation.accept" | "invitation.decline" | "session.list" | "session.revoke" | "identity.list" | "identity.link" | "identity.unlink" | "personal_access_token.list" | "personal_access_token.create" | "personal_access_token.revoke" | "token_family.list" | "token_family.revoke" | "display.read" | "organization.create" | "organization.list" | "organization.list_all" | "organization.read" | "organization.update" | "organization.delete" | "organization.restore" | "organization.transfer" | "organization.limits.read" | "organization.limits.update" | "organization.credits.read" | "organization.settings.read" | "organization.settings.update" | "member.list" | "member.read" | "member.limits.read" | "member.limits.update" | "member.update" | "member.remove" | "owner.change" | "invitation.list" | "invitation.read" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "service_account.list" | "service_account.read" | "service_account.create" | "service_account.update" | "service_account.delete" | "service_account_token.list" | "service_account_token.create" | "service_account_token.revoke" | "team.list" | "team.read" | "team.create" | "team.update" | "team.delete" | "team.limits.read" | "team.limits.update" | "team.add_member" | "team.remove_member" | "workspace.list" | "workspace.list_deleted" | "workspace.read" | "workspace.create" | "workspace.update" | "workspace.delete" | "workspace.restore" | "workspace.limits.read" | "workspace.limits.update" | "workspace.settings.read" | "workspace.settings.update" | "api_key.list" | "api_key.read" | "api_key.create" | "api_key.update" | "api_key.revoke" | "api_key.limits.read" | "api_key.limits.update" | "api_key.rotate" | "playground_key.create" | "request.list" | "request.cancel" | "request.list_all" | "refusal.list" | "credential.list" | "credential.read" | "credential.create" | "credential.rotate" | "credential.test" | "credential.delete" | "subscription.list" | "subscription.read" | "subscription.create" | "subscription.request_review" | "subscription.cancel" | "subscription.list_all" | "subscription.approve" | "subscription.deny" | "subscription.revert" | "subscription.suspend" | "subscription.resume" | "subscription.update_terms" | "notification.list" | "notification.mark_read" | "webhook.list" | "webhook.read" | "webhook.create" | "webhook.update" | "webhook.rotate_secret" | "webhook.test" | "webhook.delete" | "alert_rule.list" | "alert_rule.read" | "alert_rule.create" | "alert_rule.update" | "alert_rule.delete" | "audit.read" | "audit.export" | "catalog.read" | "connection.list" | "connection.read" | "connection.create" | "connection.update" | "connection.test" | "connection.remove" | "connection.list_breakers" | "connection.open_breaker" | "connection.close_breaker" | "model.list" | "model.read" | "model.create" | "model.update" | "model.price" | "model.remove" | "model.restore" | "deployment.list" | "deployment.read" | "deployment.create" | "deployment.update" | "deployment.delete" | "usage.read" | "usage.export" | "usage.report" | "profile.usage.read" | "profile.usage.export" | "banner.list" | "banner.dismiss" | "banner.list_all" | "banner.create" | "banner.update" | "banner.delete" | "branding.read" | "branding.update" | "platform.usage.read" | "platform.usage.export" | "platform.usage.refresh" | "platform.usage.rebuild" | "platform.discovery.read" | "platform.discovery.sync" | "platform.system.read" | "platform.reconciliation.read" | "platform.reconciliation.start" | "platform.reconciliation.cancel" | "platform.settings.read" | "platform.settings.update" | "platform.limits.read" | "platform.limits.update" | "platform.credits.enter" | "platform.audit.read" | "platform.audit.export" | "user.list" | "user.read" | "user.update" | "user.tokens.read" | "user.tokens.revoke";
                /** @description Whether the caller may. */
                allowed: boolean;
            };
            /** @description What remains of the amount: 1 is all, 0 is nothing. */
            part_left: number;
            /** @description Null for rates and parallel requests, for limits of teams and subscriptions, for fewer than three days of use, and in lists. */
            pace: {
                /** @description The mean of the last days, in the unit of the limit. */
                per_day: string;
                /** @description How many days what is left lasts at this pace. */
                days_left: number;
                /** @description In 8 of 10 cases it lasts at least so long… */
                days_left_low: number;
                /** @description … and at most so long; null where the days differ too much to say. */
                days_left_high: number | null;
                /** @description Whether the limit begins anew before that. */
                resets_first: boolean;
                /** @description How many whole days (UTC) this is concluded from: of the last seven, those since the first use. */
                from_days: number;
            } | null;
        };
        BindingLimitsOfKeys: {
            data: components["schemas"]["BindingLimits"][];
        };
        LiveEvent: {
            /** @enum {string} */
            event: "snapshot";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            at: string;
            /** @description The latest first, at most 1,000. */
            requests: components["schemas"]["LiveRequest"][];
            refusals: components["schemas"]["RefusalRate"][];
            /** @description Null for an organization. */
            system: components["schemas"]["LiveSystem"] | null;
        } | {
            /** @enum {string} */
            event: "changes";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            at: string;
            /** @description Null: nothing changed; so are the others. */
            requests: {
                started: components["schemas"]["LiveRequest"][];
                changed: {
                    /**
                     * Format: uuid
                     * @description UUID
                     * @example 019bc0de-0000-7000-8000-00000000a001
                     */
                    record_id: string;
                    has_answer: boolean;
                    output_tokens: number;
                }[];
                /** @description Of their records. */
                ended: string[];
            } | null;
            refusals: components["schemas"]["RefusalRate"][] | null;
            system: components["schemas"]["LiveSystem"] | null;
        } | {
            /** @enum {string} */
            event: "unavailable";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            at: string;
            /** @description Why nothing is known. A snapshot follows when something is. */
            code: string;
        } | {
            /** @enum {string} */
            event: "end";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            at: string;
            /** @description Such as session_expired, permission_denied or shutting_down. */
            code: string;
        };
        LiveRequest: {
            /**
             * Format: uuid
             * @description The id that its usage record will have.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            record_id: string;
            /** @description The `x-request-id` that the client sees. */
            request_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string;
            /**
             * Format: uuid
             * @description The key's owner; null for a key of the organization.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string | null;
            /** @description Which endpoint was asked, such as `chat`. */
            operation: string;
            model: string;
            streamed: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            started_at: string;
            /** @description Whether the client has something of the answer. */
            has_answer: boolean;
            /** @description As reported so far, else estimated; 0 of an answer that comes in one piece. */
            output_tokens: number;
        };
        RefusalRate: {
            code: string;
            /** @description The mean over the last ten seconds. */
            per_second: number;
        };
        LiveSystem: {
            /** @description Those that are not closed, as the replica that answers has them. */
            breakers: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                connection_id: string;
                /** @enum {string} */
                state: "open" | "half_open" | "held_open";
            }[];
            /** @description Records in the spool of that replica. */
            spool_depth: number;
            replicas: number;
        };
        /** @description At most 1,000, the latest first. */
        LiveRequests: {
            data: components["schemas"]["LiveRequest"][];
        };
        RequestCancellation: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            record_id: string;
        };
        MemberList: {
            data: components["schemas"]["Member"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Member: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string;
            display_name: string;
            email: string | null;
            role: components["schemas"]["OrganizationRole"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            joined_at: string;
        };
        UpdateMember: {
            role?: components["schemas"]["OrganizationRole"];
        };
        NotificationList: {
            data: components["schemas"]["Notification"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Notification: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * @description What happened to the subject.
             * @example subscription.approve
             */
            kind: string;
            /** @example subscription */
            subject_kind: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            subject_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            read_at: string | null;
        };
        Organization: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            name: string;
            /**
             * @description Your role; null when you are not a member.
             * @enum {string|null}
             */
            role: "owner" | "admin" | "member" | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deleted_at: string | null;
        };
        CreateOrganization: {
            /** @example Research */
            name: string;
        };
        OrganizationList: {
            data: components["schemas"]["Organization"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        UpdateOrganization: {
            /** @example Research */
            name?: string;
        };
        OrganizationSettings: {
            /** @description Whether members may make their own keys; owners and admins always may. */
            members_may_create_keys: boolean;
            /** @description The longest lifetime of a new key in days; null for no limit. */
            max_key_lifetime_days: number | null;
            /**
             * @description Only addresses of these domains may be invited; null for any.
             * @example [
             *       "example.com"
             *     ]
             */
            invitation_email_domains: string[] | null;
            /** @description Whether usage records keep the `user` and the tags that clients send with requests. Off at first: they may be personal data. */
            record_client_tags: boolean;
            /**
             * @description In which days, weeks, months and years of limits begin: a name of the IANA database. With another one, the current periods begin and end by it, and count what was used in them.
             * @example Europe/Berlin
             */
            time_zone: string;
        };
        UpdateOrganizationSettings: {
            /** @description Whether members may make their own keys; owners and admins always may. */
            members_may_create_keys?: boolean;
            /** @description The longest lifetime of a new key in days; null for no limit. */
            max_key_lifetime_days?: number | null;
            /**
             * @description Only addresses of these domains may be invited; null for any.
             * @example [
             *       "example.com"
             *     ]
             */
            invitation_email_domains?: string[] | null;
            /** @description Whether usage records keep the `user` and the tags that clients send with requests. Off at first: they may be personal data. */
            record_client_tags?: boolean;
            /**
             * @description In which days, weeks, months and years of limits begin: a name of the IANA database. With another one, the current periods begin and end by it, and count what was used in them.
             * @example Europe/Berlin
             */
            time_zone?: string;
        };
        TransferOwnership: {
            /**
             * Format: uuid
             * @description A member.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string;
        };
        CreatedPersonalAccessToken: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            name: string;
            /** @description The last characters of the token. */
            last_four: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description The only one that the token opens; null for all of yours.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /** @description With which it ends; null for one from before this was recorded. */
            made_with: {
                /** @enum {string} */
                kind: "session" | "token_family" | "personal_access_token" | "service_account_token";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description To within a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
            /** @description Shown only this once. */
            token: string;
        };
        CreatePersonalAccessToken: {
            /** @example Research */
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description The only organization that the token shall open. Of your profile it then reads only what concerns that one.
             * @default null
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @example 2026-01-15T13:00:00+01:00
             */
            expires_at: string;
        };
        PlatformSettings: {
            /** @description The period of the default and of the maximum budget of a key. */
            key_budget_period: string;
            /** @description What a new key gets where its maker states nothing. A default is never above its maximum, and null is above every maximum. */
            key_defaults: {
                /**
                 * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd: string | null;
                requests_per_minute: number | null;
                tokens_per_minute: number | null;
                parallel_requests: number | null;
                lifetime_days: number | null;
            };
            /** @description What bounds the keys of everybody but platform admins; null for no maximum. */
            key_maximums: {
                /**
                 * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd: string | null;
                requests_per_minute: number | null;
                tokens_per_minute: number | null;
                parallel_requests: number | null;
                lifetime_days: number | null;
            };
            /** @description The period of the budget that new members get. */
            member_budget_period: string;
            /** @description What a member gets on joining an organization; admins of the organization may change it. */
            member_defaults: {
                /**
                 * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd: string | null;
                requests_per_minute: number | null;
                tokens_per_minute: number | null;
                parallel_requests: number | null;
            };
            display_currency: components["schemas"]["DisplayCurrency"];
            /** @description Whether every model needs a subscription, not only restricted ones. */
            require_subscriptions: boolean;
            /** @description Whether models without a price are refused everywhere, not only where money is limited. */
            refuse_unpriced_models: boolean;
            /**
             * @description What one key of the playground may spend at most: up to 100 US dollars.
             * @example 2500000000
             */
            playground_budget_nano_usd: string;
        };
        /** @description The currency that amounts are shown in. Everything is counted in nano-USD. */
        DisplayCurrency: {
            /** @example EUR */
            code: string;
            /**
             * @description How much of it one US dollar is.
             * @example 0.92
             */
            rate: string;
            /**
             * Format: date
             * @description The day that the rate is of; null where nobody said. A new rate without it is of today, in UTC.
             * @example 2026-11-20
             */
            rate_date: string | null;
        };
        UpdatePlatformSettings: {
            /**
             * @description When counting begins anew, in the time zone of the organization. A week begins on Monday; `30d` is 30 days, from the day on which the limit was made; `total` never begins anew.
             * @example month
             */
            key_budget_period?: string;
            key_defaults?: {
                /**
                 * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd?: string | null;
                requests_per_minute?: number | null;
                tokens_per_minute?: number | null;
                parallel_requests?: number | null;
                lifetime_days?: number | null;
            };
            key_maximums?: {
                /**
                 * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd?: string | null;
                requests_per_minute?: number | null;
                tokens_per_minute?: number | null;
                parallel_requests?: number | null;
                lifetime_days?: number | null;
            };
            /**
             * @description When counting begins anew, in the time zone of the organization. A week begins on Monday; `30d` is 30 days, from the day on which the limit was made; `total` never begins anew.
             * @example month
             */
            member_budget_period?: string;
            member_defaults?: {
                /**
                 * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd?: string | null;
                requests_per_minute?: number | null;
                tokens_per_minute?: number | null;
                parallel_requests?: number | null;
            };
            display_currency?: {
                /** @example EUR */
                code: string;
                /**
                 * @description How much of it one US dollar is.
                 * @example 0.92
                 */
                rate: string;
                /**
                 * Format: date
                 * @description The day that the rate is of; null where nobody said. A new rate without it is of today, in UTC.
                 * @example 2026-11-20
                 */
                rate_date?: string | null;
            };
            require_subscriptions?: boolean;
            refuse_unpriced_models?: boolean;
            /**
             * @description Nano-USD, as a string: 1,000,000,000 are one US dollar.
             * @example 2500000000
             */
            playground_budget_nano_usd?: string;
        };
        /** @description How the platform shows things to everybody. */
        DisplaySettings: {
            currency: components["schemas"]["DisplayCurrency"];
        };
        PlaygroundKey: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string;
            name: string;
            /**
             * @description Test keys reach simulators only and cost nothing.
             * @enum {string}
             */
            mode: "live" | "test";
            /**
             * @description Null for a key that is made to be kept.
             * @enum {string|null}
             */
            purpose: "playground" | null;
            /**
             * @description The first characters of the secret.
             * @example sk-live-4fZk
             */
            prefix: string;
            /** @description The last four characters of the secret. */
            last_four: string;
            /** @enum {string} */
            state: "active" | "revoked" | "expired";
            /** @description Who holds the key. A key of a user ends with their membership, one of a service account with the account. */
            owner: {
                /** @enum {string} */
                kind: "user" | "service_account" | "organization";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            };
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /** @description The session or token it was made with; null for keys of the command line. A key outlives what made it: revoke it by itself. */
            created_with: {
                /** @enum {string} */
                kind: "session" | "token_family" | "personal_access_token" | "service_account_token";
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
            } | null;
            allowed_models: string[] | null;
            allowed_ip_ranges: string[] | null;
            endpoint_scopes: components["schemas"]["EndpointScope"][] | null;
            routing_policy: components["schemas"]["RoutingPolicy"];
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            rotated_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation also works; null when it does not.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before that one also works; null when it does not.
             * @example 2026-01-15T12:00:00.000Z
             */
            older_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description To within about a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
            /** @description The key itself. It is shown only this once. */
            secret: string;
            /**
             * @description What the key may spend.
             * @example 2500000000
             */
            budget_nano_usd: string;
        };
        CreatePlaygroundKey: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string;
            /**
             * @description The only models that the key opens. Names, not aliases.
             * @example [
             *       "llama-3.3-70b"
             *     ]
             */
            models: string[];
            /**
             * @description What the key may spend. Absent, as much as the platform lets a key of the playground spend.
             * @example 2500000000
             */
            budget_nano_usd?: string;
        };
        Reconciliation: {
            /** @description Whether ledger, rollups, totals and counters agree. Null: not known. */
            agrees: boolean | null;
            /**
             * Format: date-time
             * @description The moment that was compared last.
             * @example 2026-01-15T12:00:00.000Z
             */
            checked_at: string | null;
            /**
             * Format: date-time
             * @description The first of the comparisons in a row that found nothing.
             * @example 2026-01-15T12:00:00.000Z
             */
            agreed_since: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            ledger_since: string | null;
            running: components["schemas"]["ReconciliationRun"] | null;
            /** @description The newest that has ended. */
            last: components["schemas"]["ReconciliationRun"] | null;
        };
        ReconciliationRun: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * @description failed: it could not be carried through, so nothing is known.
             * @enum {string}
             */
            status: "running" | "agrees" | "differs" | "cancelled" | "failed";
            /**
             * Format: date-time
             * @description The moment that is compared.
             * @example 2026-01-15T12:00:00.000Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            finished_at: string | null;
            /** @description Days to compare; null until that is known. */
            days: number | null;
            days_done: number;
            /**
             * Format: date-time
             * @description From then on the ledger was compared.
             * @example 2026-01-15T12:00:00.000Z
             */
            ledger_since: string | null;
            records: number | null;
            counters: number | null;
            differences: number;
            /** @description The first 100 differences. */
            examples: components["schemas"]["LedgerDifference"][];
            error_code: string | null;
        };
        LedgerDifference: {
            /** @enum {string} */
            of: "rollup" | "total" | "counter";
            key: {
                [key: string]: string | number | null;
            };
            /** @description Decimal numbers. */
            columns: {
                [key: string]: {
                    expected: string;
                    found: string;
                };
            };
        };
        Agreement: {
            /** @description Whether ledger, rollups, totals and counters agree. Null: not known. */
            agrees: boolean | null;
            /**
             * Format: date-time
             * @description The moment that was compared last.
             * @example 2026-01-15T12:00:00.000Z
             */
            checked_at: string | null;
            /**
             * Format: date-time
             * @description The first of the comparisons in a row that found nothing.
             * @example 2026-01-15T12:00:00.000Z
             */
            agreed_since: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            ledger_since: string | null;
        };
        RefusalList: {
            data: components["schemas"]["Refusal"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Refusal: {
            /**
             * Format: date-time
             * @description The minute in which they were refused.
             * @example 2026-01-15T12:00:00.000Z
             */
            minute: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string;
            /** @description The code of the error that the client got. */
            code: string;
            /** @description Whose limit refused it, such as `workspace`; null where no limit did. */
            scope: string | null;
            /** @description How many requests were refused so. */
            count: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            first_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            last_at: string;
            /** @description The limit of the last one, in its unit: nano-USD, requests or tokens. A string, as it may exceed 2^53. */
            limit: string | null;
            /** @description What was measured against it. */
            observed: string | null;
            /**
             * Format: date-time
             * @description When the limit allows requests again.
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /** @description Every limit that was looked at for the last one, in the order in which they refuse; none where something else refused it. */
            limits: components["schemas"]["RefusalLimit"][];
            /** @description Which endpoint was asked, such as `chat`. */
            operation: string | null;
            model: string | null;
            /** @description The `x-request-id` of the last one. */
            request_id: string | null;
            /** @description Of the first ones, at most 20. */
            request_ids: string[];
        };
        RefusalLimit: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /** @description Whose limit it is, such as `workspace`. */
            scope: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            scope_id: string;
            /**
             * Format: uuid
             * @description Null: of requests to every model.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string | null;
            /** @description Such as `budget`; in its unit are all amounts. */
            kind: string;
            /** @description Null of a rate and of parallel requests. */
            period: string | null;
            amount: string;
            /** @description Null where the counts that decided do not say. */
            used: string | null;
            /** @description What gateways held beyond that. */
            reserved: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /** @description Whether it is the one that refused. */
            refuses: boolean;
        };
        FoundRequest: {
            /** @enum {string} */
            kind: "record";
            record: components["schemas"]["UsageRecord"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            recorded_at: string;
            /** @description The earliest first. */
            timeline: components["schemas"]["TimelineStep"][];
            ttft: components["schemas"]["TimeToFirstToken"] | null;
            stream: components["schemas"]["StreamShape"] | null;
            /** @description In the order of the attempts of the record. */
            attempts: components["schemas"]["AttemptContext"][];
        } | {
            /** @enum {string} */
            kind: "running";
            request: components["schemas"]["LiveRequest"];
        } | {
            /** @enum {string} */
            kind: "refusal";
            /** @description Requests of a key that were refused alike in a minute: `count` says how many, and the facts are those of the last one. */
            refusal: {
                /**
                 * Format: date-time
                 * @description The minute in which they were refused.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                minute: string;
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                api_key_id: string;
                /** @description The code of the error that the client got. */
                code: string;
                /** @description Whose limit refused it, such as `workspace`; null where no limit did. */
                scope: string | null;
                /** @description How many requests were refused so. */
                count: number;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                first_at: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                last_at: string;
                /** @description The limit of the last one, in its unit: nano-USD, requests or tokens. A string, as it may exceed 2^53. */
                limit: string | null;
                /** @description What was measured against it. */
                observed: string | null;
                /**
                 * Format: date-time
                 * @description When the limit allows requests again.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                resets_at: string | null;
                /** @description Every limit that was looked at for the last one, in the order in which they refuse; none where something else refused it. */
                limits: components["schemas"]["RefusalLimit"][];
                /** @description Which endpoint was asked, such as `chat`. */
                operation: string | null;
                model: string | null;
                /** @description The `x-request-id` of the last one. */
                request_id: string | null;
                /** @description Of the first ones, at most 20. */
                request_ids: string[];
            };
            /** @description Whether the facts are those of the request asked for. */
            is_last: boolean;
            /** @description Who may change the limits of the refusal, in their order. */
            limits: {
                /**
                 * @description Who set it. What is paid in and what subscriptions allow is set by the platform.
                 * @enum {string}
                 */
                set_by: "organization" | "platform";
                /** @description Who may change it. */
                change: {
                    /**
                     * @description The action that changes it.
                     * @enum {string}
                     */
                    action: "profile.read" | "profile.update" | "profile.list_invitations" | "invitation.accept" | "invitation.decline" | "session.list" | "session.revoke" | "identity.list" | "identity.link" | "identity.unlink" | "personal_access_token.list" | "personal_access_token.create" | "personal_access_token.revoke" | "token_family.list" | "token_family.revoke" | "display.read" | "organization.create" | "organization.list" | "organization.list_all" | "organization.read" | "organization.update" | "organization.delete" | "organization.restore" | "organization.transfer" | "organization.limits.read" | "organization.limits.update" | "organization.credits.read" | "organization.settings.read" | "organization.settings.update" | "member.list" | "member.read" | "member.limits.read" | "member.limits.update" | "member.update" | "member.remove" | "owner.change" | "invitation.list" | "invitation.read" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "service_account.list" | "service_account.read" | "service_account.create" | "service_account.update" | "service_account.delete" | "service_account_token.list" | "service_account_token.create" | "service_account_token.revoke" | "team.list" | "team.read" | "team.create" | "team.update" | "team.delete" | "team.limits.read" | "team.limits.update" | "team.add_member" | "team.remove_member" | "workspace.list" | "workspace.list_deleted" | "workspace.read" | "workspace.create" | "workspace.update" | "workspace.delete" | "workspace.restore" | "workspace.limits.read" | "workspace.limits.update" | "workspace.settings.read" | "workspace.settings.update" | "api_key.list" | "api_key.read" | "api_key.create" | "api_key.update" | "api_key.revoke" | "api_key.limits.read" | "api_key.limits.update" | "api_key.rotate" | "playground_key.create" | "request.list" | "request.cancel" | "request.list_all" | "refusal.list" | "credential.list" | "credential.read" | "credential.create" | "credential.rotate" | "credential.test" | "credential.delete" | "subscription.list" | "subscription.read" | "subscription.create" | "subscription.request_review" | "subscription.cancel" | "subscription.list_all" | "subscription.approve" | "subscription.deny" | "subscription.revert" | "subscription.suspend" | "subscription.resume" | "subscription.update_terms" | "notification.list" | "notification.mark_read" | "webhook.list" | "webhook.read" | "webhook.create" | "webhook.update" | "webhook.rotate_secret" | "webhook.test" | "webhook.delete" | "alert_rule.list" | "alert_rule.read" | "alert_rule.create" | "alert_rule.update" | "alert_rule.delete" | "audit.read" | "audit.export" | "catalog.read" | "connection.list" | "connection.read" | "connection.create" | "connection.update" | "connection.test" | "connection.remove" | "connection.list_breakers" | "connection.open_breaker" | "connection.close_breaker" | "model.list" | "model.read" | "model.create" | "model.update" | "model.price" | "model.remove" | "model.restore" | "deployment.list" | "deployment.read" | "deployment.create" | "deployment.update" | "deployment.delete" | "usage.read" | "usage.export" | "usage.report" | "profile.usage.read" | "profile.usage.export" | "banner.list" | "banner.dismiss" | "banner.list_all" | "banner.create" | "banner.update" | "banner.delete" | "branding.read" | "branding.update" | "platform.usage.read" | "platform.usage.export" | "platform.usage.refresh" | "platform.usage.rebuild" | "platform.discovery.read" | "platform.discovery.sync" | "platform.system.read" | "platform.reconciliation.read" | "platform.reconciliation.start" | "platform.reconciliation.cancel" | "platform.settings.read" | "platform.settings.update" | "platform.limits.read" | "platform.limits.update" | "platform.credits.enter" | "platform.audit.read" | "platform.audit.export" | "user.list" | "user.read" | "user.update" | "user.tokens.read" | "user.tokens.revoke";
                    /** @description Whether the caller may. */
                    allowed: boolean;
                };
            }[];
        };
        /** @description Durations in microseconds; null is unknown, never zero. */
        UsageRecord: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            record_id: string;
            request_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            team_id: string | null;
            operation: string;
            streamed: boolean;
            model: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            deployment_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id: string;
            provider: string;
            upstream_model: string;
            response_model: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            started_at: string;
            /** @enum {string} */
            ending: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
            status: number | null;
            error_code: string | null;
            finish_reason: string | null;
            usage: {
                input_tokens: number | null;
                cached_input_tokens: number | null;
                cache_write_tokens: number | null;
                output_tokens: number | null;
                reasoning_tokens: number | null;
                audio_input_tokens: number | null;
                image_input_tokens: number | null;
                audio_output_tokens: number | null;
            };
            /** @enum {string} */
            usage_source: "reported" | "estimated" | "unknown";
            units: number | null;
            cost_nano_usd: string | null;
            cost: string | null;
            ttft_us: number | null;
            upstream_ttft_us: number | null;
            itl: {
                count: number;
                mean_us: number;
                p50_us: number;
                p95_us: number;
                max_us: number;
                buckets: number[] | null;
                strip: {
                    slice_us: number;
                    tokens: number[];
                } | null;
            } | null;
            duration_us: number;
            overhead_us: number;
            request_bytes: number;
            response_bytes: number;
            attempts: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                deployment_id: string;
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                connection_id: string;
                status: number | null;
                error_code: string | null;
                duration_us: number;
                start_offset_us: number | null;
                first_byte_us: number | null;
            }[];
            client_user: string | null;
            tags: {
                [key: string]: string;
            } | null;
            upstream_request_id: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            price_id: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            subscription_id: string | null;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            lease_holder: string | null;
            is_fallback: boolean | null;
            authenticated_us: number | null;
            body_received_us: number | null;
            admitted_us: number | null;
            last_token_us: number | null;
            admission_limits: {
                scope: string;
                kind: string;
                period: string | null;
                amount: string;
                used: string | null;
                reserved: string | null;
            }[] | null;
            /** @enum {string|null} */
            settled_by: "ledger" | "spool" | null;
        };
        TimelineStep: {
            /**
             * @description recorded: when the record came into the database, by its clock; `settled_by` of the record says whether the spool kept it until then.
             * @enum {string}
             */
            step: "received" | "authenticated" | "body_received" | "admitted" | "attempt_started" | "attempt_answered" | "attempt_ended" | "first_token" | "last_token" | "ended" | "recorded";
            /** @description Microseconds since the request was received. */
            at_us: number;
            /** @description How long what ends here took. */
            took_us: number | null;
            /** @description Its number, from 1. */
            attempt: number | null;
            /** @description Why an attempt, or the request, did not succeed. */
            reason: string | null;
        };
        /** @description The parts add up to the total. */
        TimeToFirstToken: {
            total_us: number;
            /** @description Until the client had sent its body. */
            client_us: number;
            /** @description Attempts before the last one, and waits. */
            earlier_attempts_us: number;
            upstream_us: number;
            weir_us: number;
        };
        StreamShape: {
            /** @description Token-carrying events by time since the request was received; at most 64. */
            slices: {
                start_us: number;
                width_us: number;
                tokens: number;
            }[];
            /** @description Between two of them: how many were as long. Empty buckets are left out. */
            gaps: {
                over_us: number;
                up_to_us: number | null;
                count: number;
            }[];
            stalls: {
                /** @description A longer gap is a stall. */
                over_us: number;
                count: number;
                longest_gap_us: number;
                /** @description As far as the slices show them, the longest first. */
                seen: {
                    start_us: number;
                    length_us: number;
                }[];
            };
        };
        /** @description Null for callers who may not see connections, and of connections that are gone. */
        AttemptContext: {
            connection_name: string | null;
            /**
             * @description As it is now, at the replica that answers.
             * @enum {string|null}
             */
            breaker: "closed" | "open" | "half_open" | "held_open" | null;
        };
        ServiceAccount: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            name: string;
            description: string | null;
            /**
             * @description What it may do, as a person with this role; never owner.
             * @enum {string}
             */
            role: "admin" | "member";
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deactivated_at: string | null;
        };
        CreateServiceAccount: {
            /** @example Research */
            name: string;
            /** @default null */
            description?: string | null;
            /**
             * @description What it may do, as a person with this role; never owner.
             * @default member
             * @enum {string}
             */
            role?: "admin" | "member";
        };
        ServiceAccountList: {
            data: components["schemas"]["ServiceAccount"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        UpdateServiceAccount: {
            /** @example Research */
            name?: string;
            description?: string | null;
            /**
             * @description What it may do, as a person with this role; never owner.
             * @enum {string}
             */
            role?: "admin" | "member";
            /**
             * @description `now` stops its tokens and API keys until it is null again.
             * @enum {string|null}
             */
            deactivated_at?: "now" | null;
        };
        CreatedServiceAccountToken: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            service_account_id: string;
            name: string;
            /** @description The last characters of the token. */
            last_four: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description To within a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
            /** @description For `Authorization: Bearer`. Shown only this once. */
            token: string;
        };
        CreateServiceAccountToken: {
            /** @example Research */
            name: string;
            scopes: ("organizations:read" | "organizations:write" | "workspaces:read" | "workspaces:write" | "api-keys:read" | "api-keys:write" | "credentials:read" | "credentials:write" | "service-accounts:read" | "service-accounts:write" | "subscriptions:read" | "subscriptions:write" | "alerts:read" | "alerts:write" | "audit:read" | "usage:read" | "usage:write")[];
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @example 2026-01-15T13:00:00+01:00
             */
            expires_at: string;
        };
        ServiceAccountTokenList: {
            data: components["schemas"]["ServiceAccountToken"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        ServiceAccountToken: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            service_account_id: string;
            name: string;
            /** @description The last characters of the token. */
            last_four: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description To within a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
        };
        SignedIn: {
            user: components["schemas"]["MyProfile"];
            /** @enum {string} */
            signed_in_by: "session" | "access_token" | "personal_access_token";
            /** @description Null for a token. */
            session: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /**
                 * @description The provider of the sign-in.
                 * @example github
                 */
                provider: string;
                /** @example Firefox */
                user_agent_family: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description To within a minute.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                last_seen_at: string;
                /**
                 * Format: date-time
                 * @description When it ends unless it is used; each use moves this.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                idle_expires_at: string;
                /**
                 * Format: date-time
                 * @description When it ends in any case.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                expires_at: string;
                /** @description Whether this request uses it. */
                current: boolean;
            } | null;
            /** @description What the caller may do now. A token may do no more than its scopes allow. */
            permissions: {
                /** @description What the platform role allows: outside organizations, and in every organization. Also what everybody may. */
                platform: components["schemas"]["PermittedAction"][];
                /** @description Of the organizations of the profile, in its order. */
                organizations: {
                    /**
                     * Format: uuid
                     * @description UUID
                     * @example 019bc0de-0000-7000-8000-00000000a001
                     */
                    organization_id: string;
                    /** @description Allowed for everything in the organization. */
                    any: components["schemas"]["PermittedAction"][];
                    /** @description Allowed only for what is the caller’s own. */
                    mine: components["schemas"]["PermittedAction"][];
                }[];
            };
        };
        MyProfile: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            display_name: string;
            /** @example alex@example.com */
            email: string | null;
            email_verified: boolean;
            platform_role: components["schemas"]["PlatformRole"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            last_signed_in_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deactivated_at: string | null;
            /** @description At most the newest hundred. */
            organizations: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                name: string;
                role: components["schemas"]["OrganizationRole"];
            }[];
            preferences: components["schemas"]["Preferences"];
        };
        /** @description How the console shows things to somebody. */
        Preferences: {
            /**
             * @description BCP 47; null is the language of the browser.
             * @enum {string|null}
             */
            language: "en" | "de" | "es" | "fr" | "it" | "ja" | "ko" | "zh-Hans" | "pt-BR" | null;
            /**
             * @description Null is the time zone of the browser.
             * @example Europe/Berlin
             */
            time_zone: string | null;
            /** @enum {string} */
            theme: "system" | "light" | "dark";
            /** @enum {string} */
            density: "comfortable" | "compact";
        };
        /**
         * @description An action: what the `x-weir-permission` of an operation names.
         * @enum {string}
         */
        PermittedAction: "profile.read" | "profile.update" | "profile.list_invitations" | "invitation.accept" | "invitation.decline" | "session.list" | "session.revoke" | "identity.list" | "identity.link" | "identity.unlink" | "personal_access_token.list" | "personal_access_token.create" | "personal_access_token.revoke" | "token_family.list" | "token_family.revoke" | "display.read" | "organization.create" | "organization.list" | "organization.list_all" | "organization.read" | "organization.update" | "organization.delete" | "organization.restore" | "organization.transfer" | "organization.limits.read" | "organization.limits.update" | "organization.credits.read" | "organization.settings.read" | "organization.settings.update" | "member.list" | "member.read" | "member.limits.read" | "member.limits.update" | "member.update" | "member.remove" | "owner.change" | "invitation.list" | "invitation.read" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "service_account.list" | "service_account.read" | "service_account.create" | "service_account.update" | "service_account.delete" | "service_account_token.list" | "service_account_token.create" | "service_account_token.revoke" | "team.list" | "team.read" | "team.create" | "team.update" | "team.delete" | "team.limits.read" | "team.limits.update" | "team.add_member" | "team.remove_member" | "workspace.list" | "workspace.list_deleted" | "workspace.read" | "workspace.create" | "workspace.update" | "workspace.delete" | "workspace.restore" | "workspace.limits.read" | "workspace.limits.update" | "workspace.settings.read" | "workspace.settings.update" | "api_key.list" | "api_key.read" | "api_key.create" | "api_key.update" | "api_key.revoke" | "api_key.limits.read" | "api_key.limits.update" | "api_key.rotate" | "playground_key.create" | "request.list" | "request.cancel" | "request.list_all" | "refusal.list" | "credential.list" | "credential.read" | "credential.create" | "credential.rotate" | "credential.test" | "credential.delete" | "subscription.list" | "subscription.read" | "subscription.create" | "subscription.request_review" | "subscription.cancel" | "subscription.list_all" | "subscription.approve" | "subscription.deny" | "subscription.revert" | "subscription.suspend" | "subscription.resume" | "subscription.update_terms" | "notification.list" | "notification.mark_read" | "webhook.list" | "webhook.read" | "webhook.create" | "webhook.update" | "webhook.rotate_secret" | "webhook.test" | "webhook.delete" | "alert_rule.list" | "alert_rule.read" | "alert_rule.create" | "alert_rule.update" | "alert_rule.delete" | "audit.read" | "audit.export" | "catalog.read" | "connection.list" | "connection.read" | "connection.create" | "connection.update" | "connection.test" | "connection.remove" | "connection.list_breakers" | "connection.open_breaker" | "connection.close_breaker" | "model.list" | "model.read" | "model.create" | "model.update" | "model.price" | "model.remove" | "model.restore" | "deployment.list" | "deployment.read" | "deployment.create" | "deployment.update" | "deployment.delete" | "usage.read" | "usage.export" | "usage.report" | "profile.usage.read" | "profile.usage.export" | "banner.list" | "banner.dismiss" | "banner.list_all" | "banner.create" | "banner.update" | "banner.delete" | "branding.read" | "branding.update" | "platform.usage.read" | "platform.usage.export" | "platform.usage.refresh" | "platform.usage.rebuild" | "platform.discovery.read" | "platform.discovery.sync" | "platform.system.read" | "platform.reconciliation.read" | "platform.reconciliation.start" | "platform.reconciliation.cancel" | "platform.settings.read" | "platform.settings.update" | "platform.limits.read" | "platform.limits.update" | "platform.credits.enter" | "platform.audit.read" | "platform.audit.export" | "user.list" | "user.read" | "user.update" | "user.tokens.read" | "user.tokens.revoke";
        SessionList: {
            data: components["schemas"]["Session"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Session: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * @description The provider of the sign-in.
             * @example github
             */
            provider: string;
            /** @example Firefox */
            user_agent_family: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description To within a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description When it ends unless it is used; each use moves this.
             * @example 2026-01-15T12:00:00.000Z
             */
            idle_expires_at: string;
            /**
             * Format: date-time
             * @description When it ends in any case.
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
            /** @description Whether this request uses it. */
            current: boolean;
        };
        IdentityProviderList: {
            data: components["schemas"]["IdentityProvider"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        IdentityProvider: {
            /** @example github */
            name: string;
            /** @example GitHub */
            display_name: string;
            /** @enum {string} */
            kind: "github" | "google" | "oidc" | "development";
            /**
             * Format: uri
             * @description Where to send the browser; return_to may be added.
             */
            login_url: string;
        };
        Subscription: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * Format: uuid
             * @description The member whose it is; null where it is for everybody in the organization.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string | null;
            model: string;
            state: components["schemas"]["SubscriptionState"];
            /** @description One more with every change. */
            version: number;
            /** @description Of the latest change of its state. */
            reason: string | null;
            /**
             * Format: uuid
             * @description Who asked for it last.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            requested_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            requested_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string | null;
            quotas: components["schemas"]["SubscriptionQuotaUse"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            updated_at: string;
        };
        /**
         * @description Only `active` gives access, until `expires_at`.
         * @enum {string}
         */
        SubscriptionState: "pending" | "active" | "denied" | "suspended" | "cancelled" | "expired";
        SubscriptionQuotaUse: {
            /** @enum {string} */
            kind: "request_quota" | "token_quota";
            /**
             * @description When counting begins anew, in the time zone of the organization. A week begins on Monday; `30d` is 30 days, from the day on which the limit was made; `total` never begins anew.
             * @example month
             */
            period: string;
            /**
             * @description Requests or tokens, by kind.
             * @example 1000000
             */
            amount: number;
            /** @description What the ledger has of the current period. */
            used: number;
            /** @description The amount without what is used; never below 0. */
            remaining: number;
            /**
             * Format: date-time
             * @description When counting begins anew; null for a total.
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
        };
        CreateSubscription: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            /**
             * @description The name of a model, not an alias.
             * @example llama-3.3-70b
             */
            model: string;
            /**
             * @description Administrators of the organization may ask for everybody in it.
             * @default me
             * @enum {string}
             */
            for?: "me" | "organization";
            /**
             * @description What it is needed for.
             * @default null
             */
            reason?: string | null;
        };
        SubscriptionList: {
            data: components["schemas"]["Subscription"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        SubscriptionChangeList: {
            data: components["schemas"]["SubscriptionChange"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        SubscriptionChange: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            subscription_id: string;
            /** @enum {string} */
            event: "request" | "request_review" | "cancel" | "approve" | "deny" | "revert" | "suspend" | "resume" | "restrict" | "unrestrict" | "retire" | "expire" | "leave";
            from: components["schemas"]["SubscriptionState"] | null;
            to: components["schemas"]["SubscriptionState"];
            reason: string | null;
            /** @enum {string} */
            actor_kind: "user" | "service_account" | "system";
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            actor_id: string | null;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            occurred_at: string;
        };
        RequestSubscriptionReview: {
            /** @default null */
            reason?: string | null;
        };
        SubscriptionStats: {
            by_state: {
                state: components["schemas"]["SubscriptionState"];
                count: number;
            }[];
            /**
             * Format: date-time
             * @description Since when the longest waiting waits.
             * @example 2026-01-15T12:00:00.000Z
             */
            oldest_pending_at: string | null;
            /** @description The models with most pending subscriptions, at most 100. */
            pending_by_model: {
                model: string;
                count: number;
            }[];
        };
        SubscriptionDecisions: {
            data: components["schemas"]["SubscriptionDecision"][];
        };
        SubscriptionDecision: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /** @enum {string} */
            status: "decided" | "failed";
            subscription: components["schemas"]["Subscription"] | null;
            /** @description The reason: `not_found`; `conflict` (another version, or not pending); `permission_denied` (you asked for it yourself); `invalid_parameter`. */
            code: string | null;
            message: string | null;
        };
        ApproveSubscriptions: {
            subscriptions: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description As you saw it. Another one is a conflict. */
                version: number;
                /** @description Absent is unchanged. */
                quotas?: components["schemas"]["SubscriptionQuota"][];
                /**
                 * Format: date-time
                 * @description Default null: for good.
                 * @example 2026-01-15T13:00:00+01:00
                 */
                expires_at?: string | null;
            }[];
            /** @default null */
            reason?: string | null;
        };
        SubscriptionQuota: {
            /** @enum {string} */
            kind: "request_quota" | "token_quota";
            /**
             * @description When counting begins anew, in the time zone of the organization. A week begins on Monday; `30d` is 30 days, from the day on which the limit was made; `total` never begins anew.
             * @example month
             */
            period: string;
            /**
             * @description Requests or tokens, by kind.
             * @example 1000000
             */
            amount: number;
        };
        DenySubscriptions: {
            subscriptions: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description As you saw it. Another one is a conflict. */
                version: number;
            }[];
            /** @description The requesters are told it. */
            reason: string;
        };
        SuperviseSubscription: {
            /** @description As you saw it. Another one is a conflict. */
            version: number;
            /** @default null */
            reason?: string | null;
        };
        SuspendSubscription: {
            /** @description As you saw it. Another one is a conflict. */
            version: number;
            /** @description The subscriber is told it. */
            reason: string;
        };
        UpdateSubscriptionTerms: {
            /** @description As you saw it. Another one is a conflict. */
            version: number;
            /** @description Absent is unchanged. */
            quotas?: components["schemas"]["SubscriptionQuota"][];
            /**
             * Format: date-time
             * @description RFC 3339, with any offset
             * @example 2026-01-15T13:00:00+01:00
             */
            expires_at?: string | null;
        };
        System: {
            /**
             * @description `degraded`: a component is down, but requests are served and recorded.
             * @enum {string}
             */
            status: "ready" | "degraded" | "unavailable";
            /** @description The state of each component. */
            checks: {
                [key: string]: {
                    /** @enum {string} */
                    state: "ok" | "down";
                } & {
                    [key: string]: unknown;
                };
            };
            /** @description The one that answers; `checks` and `status` are its own. */
            replica: {
                /**
                 * Format: uuid
                 * @description Another one after each start.
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                version: string;
                /** @description By the names of their variables, secrets left out. Null: not set. */
                settings: {
                    [key: string]: string | number | boolean | null;
                };
            };
            /** @description Those that were seen within the last 30 seconds, the oldest start first. */
            replicas: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description Null of an earlier release. */
                version: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                started_at: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                seen_at: string;
            }[];
        };
        Team: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            name: string;
            description: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
        };
        CreateTeam: {
            /** @example Research */
            name: string;
            /** @default null */
            description?: string | null;
        };
        TeamList: {
            data: components["schemas"]["Team"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        UpdateTeam: {
            /** @example Research */
            name?: string;
            description?: string | null;
        };
        TeamMemberList: {
            data: components["schemas"]["TeamMember"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        TeamMember: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string;
            display_name: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            added_at: string;
        };
        TeamMembership: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            team_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string;
        };
        TokenPair: {
            /** @description For `Authorization: Bearer`. */
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Seconds. */
            expires_in: number;
            /** @description Gives the next pair, once. */
            refresh_token: string;
            /** @description Seconds until the last possible refresh; a refresh does not extend it. */
            refresh_expires_in: number;
            /** @description Scopes, separated by spaces; null for everything that you may do. */
            scope: string | null;
        };
        IssueTokens: {
            /** @description Default: all that you have. */
            scopes?: components["schemas"]["Scope"][];
        };
        RefreshToken: {
            refresh_token: string;
        };
        RevokedTokens: {
            /** @enum {boolean} */
            revoked: true;
        };
        JsonWebKeySet: {
            keys: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                kid: string;
                /** @enum {string} */
                kty: "OKP";
                /** @enum {string} */
                crv: "Ed25519";
                x: string;
                /** @enum {string} */
                alg: "EdDSA";
                /** @enum {string} */
                use: "sig";
            }[];
        };
        UsageSummary: {
            /**
             * Format: date-time
             * @description The beginning of the quarter of an hour asked for.
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the quarter of an hour asked for; not included.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
            totals: components["schemas"]["UsageTotals"];
            /** @description The range of the same length before. */
            previous: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                until: string;
                totals: components["schemas"]["UsageTotals"];
            };
        };
        UsageTotals: {
            requests: number;
            /** @description Ended as upstream_failed, timed_out or shut_down. A client that left is no failure. */
            failed_requests: number;
            /** @description Requests whose tokens are unknown, so not in the sums. */
            unknown_usage_requests: number;
            /** @description Includes cached_input_tokens and cache_write_tokens. */
            input_tokens: number;
            cached_input_tokens: number;
            cache_write_tokens: number;
            /** @description Includes reasoning_tokens. */
            output_tokens: number;
            reasoning_tokens: number;
            /**
             * @description Nano-USD.
             * @example 4125000
             */
            cost_nano_usd: string;
            /**
             * @description The same, for display.
             * @example $0.004125
             */
            cost: string;
            /** @description Requests whose cost is unknown, so not in the sum. */
            unknown_cost_requests: number;
            /** @description Time to first token. Microseconds, as all durations. */
            mean_ttft_us: number | null;
            /** @description Between two tokens of a stream. */
            mean_gap_us: number | null;
            mean_duration_us: number | null;
            /** @description Weir's own time until the first byte. */
            mean_overhead_us: number | null;
            latency: {
                ttft: components["schemas"]["UsagePercentiles"];
                gap: components["schemas"]["UsagePercentiles"];
                duration: components["schemas"]["UsagePercentiles"];
                overhead: components["schemas"]["UsagePercentiles"];
            };
        };
        /** @description Estimates from histograms; null where nothing was measured. */
        UsagePercentiles: {
            p50_us: number | null;
            p95_us: number | null;
            p99_us: number | null;
        };
        UsageSeries: {
            /**
             * Format: date-time
             * @description The beginning of the quarter of an hour asked for.
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the quarter of an hour asked for; not included.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
            /** @enum {string} */
            granularity: "15_minutes" | "hour" | "day" | "week" | "month";
            time_zone: string;
            /** @description Every period of the range, without a gap. Those at its ends count what is within it. */
            data: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                starts_at: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                ends_at: string;
                requests: number;
                /** @description Ended as upstream_failed, timed_out or shut_down. A client that left is no failure. */
                failed_requests: number;
                /** @description Requests whose tokens are unknown, so not in the sums. */
                unknown_usage_requests: number;
                /** @description Includes cached_input_tokens and cache_write_tokens. */
                input_tokens: number;
                cached_input_tokens: number;
                cache_write_tokens: number;
                /** @description Includes reasoning_tokens. */
                output_tokens: number;
                reasoning_tokens: number;
                /**
                 * @description Nano-USD.
                 * @example 4125000
                 */
                cost_nano_usd: string;
                /**
                 * @description The same, for display.
                 * @example $0.004125
                 */
                cost: string;
                /** @description Requests whose cost is unknown, so not in the sum. */
                unknown_cost_requests: number;
                /** @description Time to first token. Microseconds, as all durations. */
                mean_ttft_us: number | null;
                /** @description Between two tokens of a stream. */
                mean_gap_us: number | null;
                mean_duration_us: number | null;
                /** @description Weir's own time until the first byte. */
                mean_overhead_us: number | null;
                latency: {
                    ttft: components["schemas"]["UsagePercentiles"];
                    gap: components["schemas"]["UsagePercentiles"];
                    duration: components["schemas"]["UsagePercentiles"];
                    overhead: components["schemas"]["UsagePercentiles"];
                };
            }[];
        };
        UsageBreakdown: {
            data: components["schemas"]["UsageShare"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description The beginning of the quarter of an hour asked for.
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the quarter of an hour asked for; not included.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
        };
        UsageShare: {
            /** @description The name of the model or the provider, or an id. Null: keys of no user, by member. */
            id: string | null;
            requests: number;
            /** @description Ended as upstream_failed, timed_out or shut_down. A client that left is no failure. */
            failed_requests: number;
            /** @description Requests whose tokens are unknown, so not in the sums. */
            unknown_usage_requests: number;
            /** @description Includes cached_input_tokens and cache_write_tokens. */
            input_tokens: number;
            cached_input_tokens: number;
            cache_write_tokens: number;
            /** @description Includes reasoning_tokens. */
            output_tokens: number;
            reasoning_tokens: number;
            /**
             * @description Nano-USD.
             * @example 4125000
             */
            cost_nano_usd: string;
            /**
             * @description The same, for display.
             * @example $0.004125
             */
            cost: string;
            /** @description Requests whose cost is unknown, so not in the sum. */
            unknown_cost_requests: number;
            /** @description Time to first token. Microseconds, as all durations. */
            mean_ttft_us: number | null;
            /** @description Between two tokens of a stream. */
            mean_gap_us: number | null;
            mean_duration_us: number | null;
            /** @description Weir's own time until the first byte. */
            mean_overhead_us: number | null;
        };
        UsageRecordList: {
            data: components["schemas"]["UsageRecord"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description The beginning of the quarter of an hour asked for.
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the quarter of an hour asked for; not included.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
        };
        UsageReported: {
            /** @description How many were new. */
            recorded: number;
            /** @description In the order of the request; false: it was reported before. */
            data: {
                id: string;
                recorded: boolean;
            }[];
        };
        ReportUsage: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            records: components["schemas"]["ReportedUsage"][];
        };
        ReportedUsage: {
            /** @description Your own id of the request: it counts once in the organization. */
            id: string;
            /**
             * Format: uuid
             * @description Whose usage it is: a key of the organization. A revoked one will do.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string;
            /** @description A model of the catalog, or an alias. */
            model: string;
            /**
             * @description Who served it.
             * @default reported
             * @example batch
             */
            provider?: string;
            /**
             * Format: date-time
             * @description Within the last 31 days.
             * @example 2026-01-15T13:00:00+01:00
             */
            started_at: string;
            /** @description Microseconds. */
            duration_us: number;
            /**
             * @description Null is unknown, as every count.
             * @default null
             */
            input_tokens?: number | null;
            /** @default null */
            cached_input_tokens?: number | null;
            /** @default null */
            cache_write_tokens?: number | null;
            /** @default null */
            output_tokens?: number | null;
            /** @default null */
            reasoning_tokens?: number | null;
            /** @default null */
            audio_input_tokens?: number | null;
            /** @default null */
            image_input_tokens?: number | null;
            /** @default null */
            audio_output_tokens?: number | null;
            /**
             * @description What it cost, in nano-USD, where you know. Null: by the prices of the model.
             * @default null
             */
            cost_nano_usd?: string | null;
        };
        UsageAnalytics: {
            period: components["schemas"]["AnalyticsPeriod"];
            /** @description What trends compare: the whole quarters of an hour that have passed, and as much time of as many days before. */
            compared: {
                current: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     * @example 2026-01-15T12:00:00.000Z
                     */
                    since: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     * @example 2026-01-15T12:00:00.000Z
                     */
                    until: string;
                };
                previous: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     * @example 2026-01-15T12:00:00.000Z
                     */
                    since: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     * @example 2026-01-15T12:00:00.000Z
                     */
                    until: string;
                };
            };
            /** @description Of the platform, or members of the organization; 1 where you see only your own usage. */
            total_users: number;
            /** @description Users whose keys were used. */
            active_users: number;
            total_requests: number;
            failed_requests: number;
            /** @description Percent of the requests that did not fail; null without requests. */
            success_rate: number | null;
            /** @description Requests whose tokens are unknown, so not in the sums. */
            unknown_usage_requests: number;
            /** @description Requests whose cost is unknown, so not in the sums. */
            unknown_cost_requests: number;
            tokens: components["schemas"]["AnalyticsTokens"];
            cost: {
                /**
                 * @description Nano-USD.
                 * @example 4125000
                 */
                total_nano_usd: string;
                /**
                 * @description The same, for display.
                 * @example $0.004125
                 */
                total: string;
                by_provider: components["schemas"]["RankedUsage"][];
                by_model: components["schemas"]["RankedUsage"][];
                by_user: components["schemas"]["RankedUsage"][];
                by_day: {
                    /**
                     * Format: date
                     * @description A day of the time zone.
                     * @example 2026-01-15
                     */
                    date: string;
                    /**
                     * @description Nano-USD.
                     * @example 4125000
                     */
                    cost_nano_usd: string;
                }[];
                /**
                 * @description Of the present month. Null where a filter is about tags.
                 * @example 4125000
                 */
                month_to_date_nano_usd: string | null;
                /**
                 * @description What the present month will have cost: what was spent, and the mean of the last 28 whole days for what is left. Null with fewer than three days.
                 * @example 4125000
                 */
                projected_month_nano_usd: string | null;
                /**
                 * @description Four of five months end within so much of the projection.
                 * @example 4125000
                 */
                projected_month_error_nano_usd: string | null;
            };
            latency: {
                ttft: components["schemas"]["UsagePercentiles"];
                gap: components["schemas"]["UsagePercentiles"];
                duration: components["schemas"]["UsagePercentiles"];
                overhead: components["schemas"]["UsagePercentiles"];
            };
            /** @description What costs the most. */
            top: {
                user: components["schemas"]["RankedUsage"] | null;
                model: components["schemas"]["RankedUsage"] | null;
                api_key: components["schemas"]["RankedUsage"] | null;
            };
            top_users: components["schemas"]["RankedUsage"][];
            top_models: components["schemas"]["RankedUsage"][];
            top_api_keys: components["schemas"]["RankedUsage"][];
            trends: components["schemas"]["UsageTrend"][];
            daily_usage: {
                /**
                 * Format: date
                 * @description A day of the time zone.
                 * @example 2026-01-15
                 */
                date: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                until: string;
                /** @description The day is not over. */
                is_partial: boolean;
                requests: number;
                /** @description Ended as upstream_failed, timed_out or shut_down. A client that left is no failure. */
                failed_requests: number;
                tokens: components["schemas"]["AnalyticsTokens"];
                /**
                 * @description Nano-USD.
                 * @example 4125000
                 */
                cost_nano_usd: string;
            }[];
            /** @description Days with usage. */
            daily_model_usage: {
                /**
                 * Format: date
                 * @description A day of the time zone.
                 * @example 2026-01-15
                 */
                date: string;
                models: {
                    /** @description Null: all that are not among top_models. */
                    model: string | null;
                    requests: number;
                    /** @description Ended as upstream_failed, timed_out or shut_down. A client that left is no failure. */
                    failed_requests: number;
                    tokens: components["schemas"]["AnalyticsTokens"];
                    /**
                     * @description Nano-USD.
                     * @example 4125000
                     */
                    cost_nano_usd: string;
                }[];
            }[];
            /** @description Requests that did not complete, by cause. Null while cache.missing_days is not 0, and where their records are deleted. */
            errors: {
                ending: string;
                error_code: string | null;
                requests: number;
                /** @description Whether it is one of failed_requests. */
                is_failure: boolean;
            }[] | null;
            /** @description Requests refused before any attempt, which are no usage. They are kept for a limited time. Null where a filter is about models, providers or tags. */
            refusals: {
                code: string;
                scope: string | null;
                requests: number;
            }[] | null;
            cache: components["schemas"]["AnalyticsCache"];
            /** @description For instance of a long range. */
            warning: string | null;
        };
        AnalyticsPeriod: {
            /**
             * Format: date
             * @description A day of the time zone.
             * @example 2026-01-15
             */
            start_date: string;
            /**
             * Format: date
             * @description A day of the time zone.
             * @example 2026-01-15
             */
            end_date: string;
            time_zone: string;
            days: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description Not included. Of days that are not over: the end of the present quarter of an hour.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
            /** @description Whether its last day is not over. */
            is_partial: boolean;
        };
        AnalyticsTokens: {
            /** @description Prompt and completion. */
            total: number;
            /** @description Includes cached and cache_write. */
            prompt: number;
            /** @description Includes reasoning. */
            completion: number;
            cached: number;
            cache_write: number;
            reasoning: number;
        };
        /** @description Of a user, a model, a provider or a key. The id null: keys of no user. */
        RankedUsage: {
            id: string | null;
            /** @description Null: of nobody, deleted, or not one that you may list. */
            name: string | null;
            requests: number;
            /** @description Ended as upstream_failed, timed_out or shut_down. A client that left is no failure. */
            failed_requests: number;
            tokens: components["schemas"]["AnalyticsTokens"];
            /**
             * @description Nano-USD.
             * @example 4125000
             */
            cost_nano_usd: string;
        };
        UsageTrend: {
            /** @enum {string} */
            metric: "requests" | "cost_nano_usd" | "active_users" | "total_tokens" | "prompt_tokens" | "completion_tokens";
            /** @description A whole number. */
            current: string;
            /** @description Null: there was nothing. */
            previous: string | null;
            /** @description Null: there was nothing before. */
            change_percent: number | null;
            /** @enum {string} */
            direction: "up" | "down" | "stable" | "new";
        };
        /** @description Of errors, of who used what, and of filter options. Everything else is of now. */
        AnalyticsCache: {
            /** @description Days (UTC) that are not read yet: numbers that need them are null. They are being read; ask again. */
            missing_days: number;
            /**
             * Format: date-time
             * @description When the last day was read, where it is not complete. Sums are always of now.
             * @example 2026-01-15T12:00:00.000Z
             */
            refreshed_at: string | null;
        };
        /** @description Every list restricts; within a list, any value will do. */
        AnalyticsFilters: {
            /**
             * Format: date
             * @description A day of the time zone.
             * @example 2026-01-15
             */
            start_date: string;
            /**
             * Format: date
             * @description Included.
             * @example 2026-01-15
             */
            end_date: string;
            /**
             * @description Of the days.
             * @default UTC
             * @example Europe/Berlin
             */
            time_zone?: string;
            /** @default [] */
            organization_ids?: string[];
            /** @default [] */
            workspace_ids?: string[];
            /** @default [] */
            api_key_ids?: string[];
            /**
             * @description Of keys that these users owned at the time.
             * @default []
             */
            user_ids?: string[];
            /** @default [] */
            models?: string[];
            /** @default [] */
            providers?: string[];
            /**
             * @description name:value. With tags, of seven days at most.
             * @default []
             * @example [
             *       "team:search"
             *     ]
             */
            tags?: string[];
        };
        AnalyticsBreakdown: {
            data: components["schemas"]["AnalyticsRow"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /** @description Of all pages. */
            total_count: number;
            period: components["schemas"]["AnalyticsPeriod"];
            cache: components["schemas"]["AnalyticsCache"];
        };
        /** @description Who used what is null while cache.missing_days is not 0. */
        AnalyticsRow: {
            /** @description Of the user, or the name of the model or provider. Null: keys of no user. */
            id: string | null;
            /** @description Null: of nobody, deleted, or not one that you may list. */
            name: string | null;
            requests: number;
            /** @description Ended as upstream_failed, timed_out or shut_down. A client that left is no failure. */
            failed_requests: number;
            tokens: components["schemas"]["AnalyticsTokens"];
            /**
             * @description Nano-USD.
             * @example 4125000
             */
            cost_nano_usd: string;
            unknown_cost_requests: number;
            /** @description Percent of the requests that did not fail; null without requests. */
            success_rate: number | null;
            users: number | null;
            api_keys: number | null;
            /** @description At most 100. */
            models: string[] | null;
            /** @description At most 100. */
            providers: string[] | null;
            /**
             * Format: date-time
             * @description The beginning of the quarter of an hour of the last request.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_active_at: string | null;
        };
        /** @description What had usage in these days, retired models and people who left included: of each at most 500. */
        UsageFilterOptions: {
            period: components["schemas"]["AnalyticsPeriod"];
            models: {
                name: string;
                provider: string;
            }[];
            providers: string[];
            users: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description Null: of nobody, deleted, or not one that you may list. */
                name: string | null;
            }[];
            api_keys: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description Null: of nobody, deleted, or not one that you may list. */
                name: string | null;
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                workspace_id: string;
            }[];
            workspaces: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description Null: of nobody, deleted, or not one that you may list. */
                name: string | null;
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                organization_id: string;
            }[];
            organizations: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description Null: of nobody, deleted, or not one that you may list. */
                name: string | null;
            }[];
            cache: components["schemas"]["AnalyticsCache"];
        };
        ExportAnalytics: {
            /**
             * @default user
             * @enum {string}
             */
            breakdown?: "user" | "model" | "provider";
            /**
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "json";
            /**
             * Format: date
             * @description A day of the time zone.
             * @example 2026-01-15
             */
            start_date: string;
            /**
             * Format: date
             * @description Included.
             * @example 2026-01-15
             */
            end_date: string;
            /**
             * @description Of the days.
             * @default UTC
             * @example Europe/Berlin
             */
            time_zone?: string;
            /** @default [] */
            organization_ids?: string[];
            /** @default [] */
            workspace_ids?: string[];
            /** @default [] */
            api_key_ids?: string[];
            /**
             * @description Of keys that these users owned at the time.
             * @default []
             */
            user_ids?: string[];
            /** @default [] */
            models?: string[];
            /** @default [] */
            providers?: string[];
            /**
             * @description name:value. With tags, of seven days at most.
             * @default []
             * @example [
             *       "team:search"
             *     ]
             */
            tags?: string[];
        };
        RefreshedToday: {
            /** @enum {string} */
            status: "refreshed";
            message: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            refreshed_at: string;
        };
        RebuiltUsageCache: {
            /** @enum {string} */
            status: "complete" | "partial";
            message: string;
            rebuilt_count: number;
            /** @description Days of the cache. */
            total_entries: number;
            /** @description What there was no time for. */
            remaining: {
                /**
                 * Format: date
                 * @description A day of the time zone.
                 * @example 2026-01-15
                 */
                start_date: string;
                /**
                 * Format: date
                 * @description A day of the time zone.
                 * @example 2026-01-15
                 */
                end_date: string;
            } | null;
        };
        RebuildUsageCache: {
            /**
             * Format: date
             * @description A day of the time zone.
             * @example 2026-01-15
             */
            start_date?: string;
            /**
             * Format: date
             * @description A day of the time zone.
             * @example 2026-01-15
             */
            end_date?: string;
        };
        UsageCacheMetrics: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /** @description Days that were there. */
            cache_hits: number;
            /** @description Days that were not, or were too old. */
            cache_misses: number;
            cache_rebuilds: number;
            lock_acquisition_successes: number;
            /** @description Somebody else read the day. */
            lock_acquisition_failures: number;
            /** @description Days that were over, and still read as the present one, since records may be late. */
            grace_period_applications: number;
            /** @description Percent; null before any. */
            cache_hit_rate: number | null;
            /** @description Percent; null before any. */
            lock_contention_rate: number | null;
            days: number;
            size_bytes: number;
            /** @description Whether it is larger than the setting to warn at. */
            is_large: boolean;
        };
        UpdateProfile: {
            /** @example Research */
            display_name?: string;
            preferences?: {
                /**
                 * @description BCP 47; null is the language of the browser.
                 * @enum {string|null}
                 */
                language?: "en" | "de" | "es" | "fr" | "it" | "ja" | "ko" | "zh-Hans" | "pt-BR" | null;
                /**
                 * @description Null is the time zone of the browser.
                 * @example Europe/Berlin
                 */
                time_zone?: string | null;
                /** @enum {string} */
                theme?: "system" | "light" | "dark";
                /** @enum {string} */
                density?: "comfortable" | "compact";
            };
        };
        WebhookWithSecret: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            name: string;
            url: string;
            event_types: string[];
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deactivated_at: string | null;
            /**
             * @description requested: by a PATCH. failing: every attempt of a day failed. gone: the receiver answered with status 410.
             * @enum {string|null}
             */
            deactivation_reason: "requested" | "failing" | "gone" | null;
            /**
             * Format: date-time
             * @description The first failure since the last success.
             * @example 2026-01-15T12:00:00.000Z
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description Until when the secret of before the last rotation signs as well.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
            /**
             * @description Verifies the signatures of Standard Webhooks. Shown only this once.
             * @example whsec_tV0b3iWm0aQ8mTq3k9m1s2wYw2g0Yq7y0cC5dJ8rXnE=
             */
            secret: string;
        };
        CreateWebhook: {
            /** @example Research */
            name: string;
            /**
             * @description HTTPS, without user, password and fragment. Its host must have a public address whenever an event is sent.
             * @example https://hooks.example.com/weir
             */
            url: string;
            /**
             * @description Which events are sent to it.
             * @example [
             *       "limit.threshold_reached",
             *       "alert.fired"
             *     ]
             */
            event_types: ("limit.threshold_reached" | "alert.fired" | "alert.resolved" | "subscription.requested" | "subscription.changed" | "webhook.deactivated")[];
        };
        WebhookList: {
            data: components["schemas"]["Webhook"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description The names of the users and service accounts whose ids are in this page, by id: of those that you may list. Others are deleted, or not of the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        Webhook: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            name: string;
            url: string;
            event_types: string[];
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            created_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deactivated_at: string | null;
            /**
             * @description requested: by a PATCH. failing: every attempt of a day failed. gone: the receiver answered with status 410.
             * @enum {string|null}
             */
            deactivation_reason: "requested" | "failing" | "gone" | null;
            /**
             * Format: date-time
             * @description The first failure since the last success.
             * @example 2026-01-15T12:00:00.000Z
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description Until when the secret of before the last rotation signs as well.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
        };
        UpdateWebhook: {
            /** @example Research */
            name?: string;
            /**
             * @description HTTPS, without user, password and fragment. Its host must have a public address whenever an event is sent.
             * @example https://hooks.example.com/weir
             */
            url?: string;
            /**
             * @description Which events are sent to it.
             * @example [
             *       "limit.threshold_reached",
             *       "alert.fired"
             *     ]
             */
            event_types?: ("limit.threshold_reached" | "alert.fired" | "alert.resolved" | "subscription.requested" | "subscription.changed" | "webhook.deactivated")[];
            /**
             * @description `now` ends what waits to be delivered, and sends nothing until it is null again.
             * @enum {string|null}
             */
            deactivated_at?: "now" | null;
        };
        RotateWebhookSecret: {
            /**
             * @description How long the secret so far signs as well.
             * @default 86400
             */
            grace_seconds?: number;
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description The id of the event: its `webhook-id`.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            event_type: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            /** @description Of the last answer; null without one. */
            response_status: number | null;
            /** @description Why the last attempt failed: unreachable, timed_out, address_refused, redirected, rejected, gone, secret_unreadable or webhook_deactivated. */
            failure: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            ended_at: string | null;
        };
        WebhookDeliveryList: {
            data: components["schemas"]["WebhookDelivery"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        Workspace: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string;
            name: string;
            description: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deleted_at: string | null;
        };
        CreateWorkspace: {
            /** @example Research */
            name: string;
            /** @default null */
            description?: string | null;
        };
        WorkspaceList: {
            data: components["schemas"]["Workspace"][];
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description The filters of this list, and its order where it has several, by their parameters, defaults included. */
            filter: {
                [key: string]: string;
            };
        };
        UpdateWorkspace: {
            /** @example Research */
            name?: string;
            description?: string | null;
        };
        WorkspaceSettings: {
            /** @description The models that its keys may use; null for all. */
            allowed_models: string[] | null;
            routing_policy: components["schemas"]["RoutingPolicy"];
        };
        UpdateWorkspaceSettings: {
            /**
             * @example [
             *       "llama-3.3-70b"
             *     ]
             */
            allowed_models?: string[] | null;
            routing_policy?: ("plan_first" | "bedrock_only") | string[] | null;
        };
        Liveness: {
            /** @enum {string} */
            status: "ok";
        };
        Readiness: {
            /**
             * @description `degraded`: a component is down, but requests are served and recorded.
             * @enum {string}
             */
            status: "ready" | "degraded" | "unavailable";
            /** @description The state of each component. */
            checks: {
                [key: string]: {
                    /** @enum {string} */
                    state: "ok" | "down";
                } & {
                    [key: string]: unknown;
                };
            };
        };
        Version: {
            version: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createChatCompletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatCompletionRequest"];
            };
        };
        responses: {
            /** @description The answer: JSON, or events when `stream` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completion"];
                    "text/event-stream": string;
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createCompletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompletionRequest"];
            };
        };
        responses: {
            /** @description The answer: JSON, or events when `stream` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completion"];
                    "text/event-stream": string;
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createResponse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResponseRequest"];
            };
        };
        responses: {
            /** @description The answer: JSON, or events when `stream` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Response"];
                    "text/event-stream": string;
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageRequest"];
            };
        };
        responses: {
            /** @description The answer: JSON, or events when `stream` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                    "text/event-stream": string;
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    countMessageTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountTokensRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCount"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createEmbeddings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbeddingRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbeddingList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createModeration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModerationRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moderation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    rerank: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RerankRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RerankResult"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    score: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScoreRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createImage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImageRequest"];
            };
        };
        responses: {
            /** @description The answer: JSON, or events when `stream` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageList"];
                    "text/event-stream": string;
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createSpeech: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpeechRequest"];
            };
        };
        responses: {
            /** @description The answer: JSON, or events when `stream` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                    "text/event-stream": string;
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createTranscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["TranscriptionRequest"];
            };
        };
        responses: {
            /** @description The answer: JSON, or events when `stream` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcription"];
                    "text/event-stream": string;
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The models. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name; slashes need no encoding. */
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getCallingKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallingKey"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listCatalog: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description A part of the name, in any case. */
                q?: string;
                /** @description Who made the model. */
                provider?: string;
                capability?: "text" | "vision" | "audio_input" | "audio_output" | "tools" | "reasoning" | "structured_output" | "embeddings" | "rerank" | "moderation" | "image_generation";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of models, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModelList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getCatalogModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModel"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listManagedModels: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description A part of the name, in any case. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of models, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedModelList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateModel"];
            };
        };
        responses: {
            /** @description The new model, without prices. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedModel"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getManagedModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedModel"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    removeModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No client sees it, and discovery does not bring it back. Its history stays. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateModel"];
            };
        };
        responses: {
            /** @description The changed model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedModel"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    restoreModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model, also if it was in service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedModel"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listModelPrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Up to 500 lists of prices, the one that takes effect last first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelPricesList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    priceModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceModel"];
            };
        };
        responses: {
            /** @description The new prices. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelPrices"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    suggestModelPrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each provider that is known to serve a model of this name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceSuggestionList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listModelChanges: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelChangeList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description The beginning of the display name or e-mail address, in any case. */
                q?: string;
                /** @description The role on the whole platform, in addition to roles in organizations. */
                platform_role?: components["schemas"]["PlatformRole"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfile"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description The changed user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfile"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listUserTokenFamilies: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of families that have not expired, newest first. Revoked ones are shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenFamilyList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeUserTokenFamily: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                user_id: string;
                /** @description UUID */
                family_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its tokens, and everything made through them, no longer work. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listUserPersonalAccessTokens: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalAccessTokenList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeUserPersonalAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                user_id: string;
                /** @description UUID */
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token, and everything made through it, no longer works. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    checkAdmission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckAdmission"];
            };
        };
        responses: {
            /** @description The decision, and the state of each limit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdmissionCheck"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listAlertRules: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rules, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRuleList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createAlertRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAlertRule"];
            };
        };
        responses: {
            /** @description The new rule. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getAlertRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                alert_rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule, and whether it is firing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteAlertRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                alert_rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule is deleted; an alert that was firing ends without an event. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateAlertRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                alert_rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAlertRule"];
            };
        };
        responses: {
            /** @description The changed rule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description How the name begins, in any case. */
                q?: string;
                /** @description Newest first, or by name in any case. A cursor continues the order it is of. */
                sort?: "-created_at" | "name" | "-name";
                state?: "active" | "revoked" | "expired" | "all";
                /** @description Absent, keys that are made to be kept. */
                purpose?: "playground";
                /** @description The owner: you, the organization, a user or a service account. */
                owner?: ("me" | "organization") | string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description The new key with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listOrganizationApiKeys: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description How the name begins, in any case. */
                q?: string;
                /** @description Newest first, or by name in any case. A cursor continues the order it is of. */
                sort?: "-created_at" | "name" | "-name";
                state?: "active" | "revoked" | "expired" | "all";
                /** @description Absent, keys that are made to be kept. */
                purpose?: "playground";
                /** @description The owner: you, the organization, a user or a service account. */
                owner?: ("me" | "organization") | string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateApiKey"];
            };
        };
        responses: {
            /** @description The changed key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiKey"];
            };
        };
        responses: {
            /** @description The key with its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description The id of the acting user or service account. */
                actor?: string;
                action?: string;
                /** @description The id of the target. */
                target?: string;
                /** @description refused: permission was missing; failed: a sign-in that did not succeed. */
                outcome?: "succeeded" | "refused" | "failed";
                /** @description This moment and later. */
                since?: string;
                /** @description Before this moment. */
                until?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of audit records, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRecordList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportAuditLog: {
        parameters: {
            query?: {
                /** @description csv: RFC 4180 with a header. json: one array of audit records. */
                format?: "csv" | "json";
                /** @description The id of the acting user or service account. */
                actor?: string;
                action?: string;
                /** @description The id of the target. */
                target?: string;
                /** @description refused: permission was missing; failed: a sign-in that did not succeed. */
                outcome?: "succeeded" | "refused" | "failed";
                /** @description This moment and later. */
                since?: string;
                /** @description Before this moment. */
                until?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed: text/csv or application/json. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listPlatformAuditLog: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description The id of the acting user or service account. */
                actor?: string;
                action?: string;
                /** @description The id of the target. */
                target?: string;
                /** @description refused: permission was missing; failed: a sign-in that did not succeed. */
                outcome?: "succeeded" | "refused" | "failed";
                /** @description This moment and later. */
                since?: string;
                /** @description Before this moment. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of audit records, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRecordList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportPlatformAuditLog: {
        parameters: {
            query?: {
                /** @description csv: RFC 4180 with a header. json: one array of audit records. */
                format?: "csv" | "json";
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description The id of the acting user or service account. */
                actor?: string;
                action?: string;
                /** @description The id of the target. */
                target?: string;
                /** @description refused: permission was missing; failed: a sign-in that did not succeed. */
                outcome?: "succeeded" | "refused" | "failed";
                /** @description This moment and later. */
                since?: string;
                /** @description Before this moment. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed: text/csv or application/json. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listShownBanners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The banners. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownBanners"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    dismissBanner: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                banner_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is shown to you no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listBanners: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of banners, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BannerList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createBanner: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBanner"];
            };
        };
        responses: {
            /** @description The new banner. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Banner"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteBanner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                banner_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateBanner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                banner_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBanner"];
            };
        };
        responses: {
            /** @description The changed banner. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Banner"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    showBanners: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowBanners"];
            };
        };
        responses: {
            /** @description The banners, in the order of the ids. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedBanners"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getPublicBranding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Title, subtitle, images, and public banners. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicBranding"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getBrandingImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: "login_logo" | "header_logo_light" | "header_logo_dark";
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. It never changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getBranding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branding, with what is switched off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branding"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateBranding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBranding"];
            };
        };
        responses: {
            /** @description The changed branding. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branding"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    putBrandingImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: "login_logo" | "header_logo_light" | "header_logo_dark";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutBrandingImage"];
            };
        };
        responses: {
            /** @description The changed branding. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branding"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteBrandingImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: "login_logo" | "header_logo_light" | "header_logo_dark";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no image any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listBreakers: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of connections with their breakers, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakerList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    openBreaker: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breaker"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    closeBreaker: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is closed, and its failures are forgotten. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breaker"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getClientConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientConfig"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listManagedConnections: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of connections, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateConnection"];
            };
        };
        responses: {
            /** @description The new connection. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listConnectionPresets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All presets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPresetList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    removeConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted with its credential, its deployments and the credentials brought for it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateConnection"];
            };
        };
        responses: {
            /** @description The changed connection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    testConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the test came to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionTest"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listConnections: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of connections, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionSummaryList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listCredentials: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of credentials, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCredential"];
            };
        };
        responses: {
            /** @description The new credential, without its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                credential_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credential. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                credential_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credential is deleted; later requests use that of a wider owner, or the connection's own. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    rotateCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                credential_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateCredential"];
            };
        };
        responses: {
            /** @description The credential, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    testCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                credential_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the test came to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialTest"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getCredits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listCreditEntries: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditEntryList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    enterCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterCredit"];
            };
        };
        responses: {
            /** @description The entry. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditEntry"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listDeployments: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description UUID */
                model_id?: string;
                /** @description UUID */
                connection_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deployments, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createDeployment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDeployment"];
            };
        };
        responses: {
            /** @description The new deployment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                deployment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deployment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                deployment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection no longer serves the model under this name. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                deployment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateDeployment"];
            };
        };
        responses: {
            /** @description The changed deployment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    readDiscovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every connection in service, and the discovery server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryReport"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    syncDiscovery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncDiscovery"];
            };
        };
        responses: {
            /** @description What it came to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoverySync"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    readDrift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every difference, by the name of the model there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriftReport"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listIdentities: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    linkIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIdentity"];
            };
        };
        responses: {
            /** @description Where to send the browser, with a cookie. The account is not linked yet. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityLinkBegun"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                identity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account can no longer be used to sign in. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                state?: components["schemas"]["InvitationState"];
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invitations, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createInvitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvitations"];
            };
        };
        responses: {
            /** @description The result of each entry, in order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationResults"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation, in any state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked invitation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation, open again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResentInvitation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listReceivedInvitations: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invitations, newest first; none without a verified address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedInvitationList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description You are a member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredInvitation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    declineInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation is closed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredInvitation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    openInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getOrganizationLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationLimits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    setOrganizationLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLimits"];
            };
        };
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getPlatformLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    setPlatformLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLimits"];
            };
        };
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getWorkspaceLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    setWorkspaceLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLimits"];
            };
        };
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getTeamLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    setTeamLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLimits"];
            };
        };
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMemberLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    setMemberLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLimits"];
            };
        };
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getApiKeyLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyLimits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    setApiKeyLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetKeyLimits"];
            };
        };
        responses: {
            /** @description The limits, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyLimits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getBindingLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limits, the tightest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BindingLimits"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listBindingLimits: {
        parameters: {
            query: {
                /** @description Ids of keys, separated by commas: at most 100. */
                api_key_ids: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One for each key, in the order of the ids. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BindingLimitsOfKeys"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    watchPlatform: {
        parameters: {
            query?: {
                /** @description Ends after the first snapshot. */
                once?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, each with a LiveEvent as its data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveEvent"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    watchOrganization: {
        parameters: {
            query?: {
                /** @description Ends after the first snapshot. */
                once?: "true";
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, each with a LiveEvent as its data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveEvent"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listLiveRequests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The running requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveRequests"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listAllLiveRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The running requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveRequests"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    cancelRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                record_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The gateways are told. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancellation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description How the display name or the e-mail address begins, in any case. */
                q?: string;
                /** @description Newest first, or by name in any case. A cursor continues the order it is of. */
                sort?: "-created_at" | "name" | "-name";
                /** @description Only members with this role. */
                role?: "owner" | "admin" | "member";
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members; by `-created_at`, the newest account is first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is no longer a member. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMember"];
            };
        };
        responses: {
            /** @description The changed member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                state?: "all" | "unread";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notifications, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    markNotificationRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notification. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description Those in use, or the deleted ones that can be restored. */
                state?: "active" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrganization"];
            };
        };
        responses: {
            /** @description The new organization; you are its owner. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listAllOrganizations: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description How the name begins, in any case. */
                q?: string;
                /** @description Newest first, or by name in any case. A cursor continues the order it is of. */
                sort?: "-created_at" | "name" | "-name";
                /** @description Deleted ones are shown until they are purged. */
                state?: "active" | "deleted" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganization"];
            };
        };
        responses: {
            /** @description The changed organization. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    restoreOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization is restored with everything in it, and its keys work again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getOrganizationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationSettings"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateOrganizationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganizationSettings"];
            };
        };
        responses: {
            /** @description The changed settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationSettings"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    transferOwnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferOwnership"];
            };
        };
        responses: {
            /** @description The new owner. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listPersonalAccessTokens: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens, newest first. Expired ones are shown for 30 days. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalAccessTokenList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createPersonalAccessToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePersonalAccessToken"];
            };
        };
        responses: {
            /** @description The new token. Its secret is shown only this once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedPersonalAccessToken"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokePersonalAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token, and everything made through it, no longer works. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getPlatformSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSettings"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updatePlatformSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePlatformSettings"];
            };
        };
        responses: {
            /** @description The changed settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSettings"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getDisplaySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The currency, its rate and the day of the rate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisplaySettings"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createPlaygroundKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePlaygroundKey"];
            };
        };
        responses: {
            /** @description The new key with its secret, which is shown only this once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaygroundKey"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    readReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comparison that runs, and the last one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    startReconciliation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs: its progress is read by GET. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    cancelReconciliation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will end. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    readAgreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether they agree. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listRefusals: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description UUID */
                api_key_id?: string;
                code?: string;
                scope?: string;
                /** @description RFC 3339, with any offset */
                since?: string;
                /** @description RFC 3339, with any offset */
                until?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of refusals. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusalList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    findOrganizationRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundRequest"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    findAnyRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundRequest"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listServiceAccounts: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of service accounts, newest first, deactivated ones included. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccountList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createServiceAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateServiceAccount"];
            };
        };
        responses: {
            /** @description The new service account, without tokens. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                service_account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                service_account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service account is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                service_account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateServiceAccount"];
            };
        };
        responses: {
            /** @description The changed service account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listServiceAccountTokens: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                service_account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens, newest first. Expired ones are shown for 30 days. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccountTokenList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createServiceAccountToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                service_account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateServiceAccountToken"];
            };
        };
        responses: {
            /** @description The new token. Its secret is shown only this once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedServiceAccountToken"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeServiceAccountToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                service_account_id: string;
                /** @description UUID */
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token no longer works. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getSignedIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller, their roles, their permissions and their session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeAllSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions have ended, on every replica. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended, on every replica. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    followSetupLink: {
        parameters: {
            query?: {
                /** @description As printed by the start or `weir setup-link`. */
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the console, with a session. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listIdentityProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configured providers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProviderList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    beginSignIn: {
        parameters: {
            query?: {
                /** @description A path of the gateway to go to afterwards; by default the console, or else the API reference. */
                return_to?: string;
            };
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the identity provider, with a cookie of ten minutes. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    completeSignIn: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
                error?: string;
                /** @description RFC 9207 */
                iss?: string;
            };
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the return_to of the sign-in, with a session. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description Those of an organization, as far as you may see them; default your own. */
                organization_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of subscriptions, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSubscription"];
            };
        };
        responses: {
            /** @description The subscription. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listSubscriptionHistory: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionChangeList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    cancelSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cancelled subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    requestSubscriptionReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestSubscriptionReview"];
            };
        };
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listSubscriptionQueue: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description UUID */
                organization_id?: string;
                /** @description The member whose they are. */
                user_id?: string;
                model?: string;
                /** @description Default all. */
                state?: "pending" | "active" | "denied" | "suspended" | "cancelled" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of subscriptions, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getSubscriptionStats: {
        parameters: {
            query?: {
                /** @description UUID */
                organization_id?: string;
                /** @description The member whose they are. */
                user_id?: string;
                model?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionStats"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    approveSubscriptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveSubscriptions"];
            };
        };
        responses: {
            /** @description A result for each, in the same order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionDecisions"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    denySubscriptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DenySubscriptions"];
            };
        };
        responses: {
            /** @description A result for each, in the same order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionDecisions"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revertSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuperviseSubscription"];
            };
        };
        responses: {
            /** @description The pending subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    suspendSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendSubscription"];
            };
        };
        responses: {
            /** @description The suspended subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    resumeSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuperviseSubscription"];
            };
        };
        responses: {
            /** @description The active subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateSubscriptionTerms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSubscriptionTerms"];
            };
        };
        responses: {
            /** @description The changed subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As the replica that answers has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listTeams: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description How the name begins, in any case. */
                q?: string;
                /** @description Newest first, or by name in any case. A cursor continues the order it is of. */
                sort?: "-created_at" | "name" | "-name";
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of teams. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTeam"];
            };
        };
        responses: {
            /** @description The new team. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The team. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The team is deleted; its members stay in the organization. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTeam"];
            };
        };
        responses: {
            /** @description The changed team. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listTeamMembers: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members, newest account first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMemberList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    addTeamMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                team_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member is in the team, also if they were before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMembership"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    removeTeamMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                team_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is no longer in the team, but still in the organization. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listTokenFamilies: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of families that have not expired, newest first. Revoked ones are shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenFamilyList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeTokenFamily: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                family_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its tokens, and everything made through them, no longer work. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    issueTokens: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueTokens"];
            };
        };
        responses: {
            /** @description The tokens. They are shown only this once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description The next tokens. They are shown only this once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    revokeTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description The tokens do not work, or never did (RFC 7009 §2.2). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedTokens"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getJsonWebKeySet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Web Key Set (RFC 7517). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getOrganizationUsageSummary: {
        parameters: {
            query?: {
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of the range, and of the one before it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getOrganizationUsageSeries: {
        parameters: {
            query?: {
                granularity?: "15_minutes" | "hour" | "day" | "week" | "month";
                /** @description Of days, weeks (from Monday) and months. */
                time_zone?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals by period, at most 3,000. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSeries"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getOrganizationUsageBreakdown: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                by?: "model" | "provider" | "api_key" | "member" | "workspace" | "organization";
                /** @description The largest first, by this. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the largest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listOrganizationUsageRecords: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageRecordList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportOrganizationUsage: {
        parameters: {
            query?: {
                /** @description csv: RFC 4180 with a header, one line a record. jsonl: one JSON object a line. */
                format?: "csv" | "jsonl";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed: text/csv or application/x-ndjson. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportOrganizationUsageBreakdown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportAnalytics"];
            };
        };
        responses: {
            /** @description The file: text/csv, or application/json with `metadata` and `data`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getWorkspaceUsageSummary: {
        parameters: {
            query?: {
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of the range, and of the one before it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getWorkspaceUsageSeries: {
        parameters: {
            query?: {
                granularity?: "15_minutes" | "hour" | "day" | "week" | "month";
                /** @description Of days, weeks (from Monday) and months. */
                time_zone?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals by period, at most 3,000. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSeries"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getWorkspaceUsageBreakdown: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                by?: "model" | "provider" | "api_key" | "member" | "workspace" | "organization";
                /** @description The largest first, by this. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the largest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listWorkspaceUsageRecords: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageRecordList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportWorkspaceUsage: {
        parameters: {
            query?: {
                /** @description csv: RFC 4180 with a header, one line a record. jsonl: one JSON object a line. */
                format?: "csv" | "jsonl";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed: text/csv or application/x-ndjson. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getApiKeyUsageSummary: {
        parameters: {
            query?: {
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of the range, and of the one before it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getApiKeyUsageSeries: {
        parameters: {
            query?: {
                granularity?: "15_minutes" | "hour" | "day" | "week" | "month";
                /** @description Of days, weeks (from Monday) and months. */
                time_zone?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals by period, at most 3,000. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSeries"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getApiKeyUsageBreakdown: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                by?: "model" | "provider" | "api_key" | "member" | "workspace" | "organization";
                /** @description The largest first, by this. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the largest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listApiKeyUsageRecords: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageRecordList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportApiKeyUsage: {
        parameters: {
            query?: {
                /** @description csv: RFC 4180 with a header, one line a record. jsonl: one JSON object a line. */
                format?: "csv" | "jsonl";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
                /** @description UUID */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed: text/csv or application/x-ndjson. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMemberUsageSummary: {
        parameters: {
            query?: {
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of the range, and of the one before it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMemberUsageSeries: {
        parameters: {
            query?: {
                granularity?: "15_minutes" | "hour" | "day" | "week" | "month";
                /** @description Of days, weeks (from Monday) and months. */
                time_zone?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals by period, at most 3,000. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSeries"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMemberUsageBreakdown: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                by?: "model" | "provider" | "api_key" | "member" | "workspace" | "organization";
                /** @description The largest first, by this. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the largest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listMemberUsageRecords: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageRecordList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportMemberUsage: {
        parameters: {
            query?: {
                /** @description csv: RFC 4180 with a header, one line a record. jsonl: one JSON object a line. */
                format?: "csv" | "jsonl";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed: text/csv or application/x-ndjson. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMyUsageSummary: {
        parameters: {
            query?: {
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of the range, and of the one before it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMyUsageSeries: {
        parameters: {
            query?: {
                granularity?: "15_minutes" | "hour" | "day" | "week" | "month";
                /** @description Of days, weeks (from Monday) and months. */
                time_zone?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals by period, at most 3,000. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSeries"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMyUsageBreakdown: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                by?: "model" | "provider" | "api_key" | "member" | "workspace" | "organization";
                /** @description The largest first, by this. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the largest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listMyUsageRecords: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageRecordList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportMyUsage: {
        parameters: {
            query?: {
                /** @description csv: RFC 4180 with a header, one line a record. jsonl: one JSON object a line. */
                format?: "csv" | "jsonl";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed: text/csv or application/x-ndjson. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportMyUsageBreakdown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportAnalytics"];
            };
        };
        responses: {
            /** @description The file: text/csv, or application/json with `metadata` and `data`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getPlatformUsageSummary: {
        parameters: {
            query?: {
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of the range, and of the one before it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getPlatformUsageSeries: {
        parameters: {
            query?: {
                granularity?: "15_minutes" | "hour" | "day" | "week" | "month";
                /** @description Of days, weeks (from Monday) and months. */
                time_zone?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals by period, at most 3,000. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSeries"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getPlatformUsageBreakdown: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                by?: "model" | "provider" | "api_key" | "member" | "workspace" | "organization";
                /** @description The largest first, by this. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the largest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listPlatformUsageRecords: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageRecordList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportPlatformUsage: {
        parameters: {
            query?: {
                /** @description csv: RFC 4180 with a header, one line a record. jsonl: one JSON object a line. */
                format?: "csv" | "jsonl";
                /** @description From the quarter of an hour of this moment on. Default: 30 days before until. */
                since?: string;
                /** @description Before the end of its quarter of an hour. Default: now. */
                until?: string;
                /** @description Only of this organization. */
                organization_id?: string;
                /** @description Only of this workspace. */
                workspace_id?: string;
                /** @description Only of this key. */
                api_key_id?: string;
                /** @description Only of keys that this user owned at the time. */
                user_id?: string;
                /** @description Only of the model of this name. */
                model?: string;
                /** @description Only of this kind of upstream. */
                provider?: string;
                /** @description Only what ended so. Sums: of 7 days at most. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled";
                /** @description Only of the user that clients named so, where that is recorded. Sums: of 7 days at most. */
                client_user?: string;
                /** @description Only with this tag: name:value. Sums: of 7 days at most. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed: text/csv or application/x-ndjson. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    exportPlatformUsageBreakdown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportAnalytics"];
            };
        };
        responses: {
            /** @description The file: text/csv, or application/json with `metadata` and `data`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    reportUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportUsage"];
            };
        };
        responses: {
            /** @description What was new. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageReported"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    analyzeOrganizationUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description The analytics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageAnalytics"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownOrganizationUsageByUser: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownOrganizationUsageByModel: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownOrganizationUsageByProvider: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listOrganizationUsageFilterOptions: {
        parameters: {
            query: {
                /** @description A day of the time zone. */
                start_date: string;
                /** @description Included. */
                end_date: string;
                /** @description Of the days. */
                time_zone?: string;
                /** @description Only workspaces and keys of these organizations: ids with commas between them, at most 50. */
                organization_ids?: string;
                /** @description Only keys of these workspaces, likewise. */
                workspace_ids?: string;
                /** @description Only keys that these users owned at the time, likewise. */
                user_ids?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The options. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageFilterOptions"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    analyzeMyUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description The analytics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageAnalytics"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownMyUsageByUser: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownMyUsageByModel: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownMyUsageByProvider: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listMyUsageFilterOptions: {
        parameters: {
            query: {
                /** @description A day of the time zone. */
                start_date: string;
                /** @description Included. */
                end_date: string;
                /** @description Of the days. */
                time_zone?: string;
                /** @description Only workspaces and keys of these organizations: ids with commas between them, at most 50. */
                organization_ids?: string;
                /** @description Only keys of these workspaces, likewise. */
                workspace_ids?: string;
                /** @description Only keys that these users owned at the time, likewise. */
                user_ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The options. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageFilterOptions"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    analyzePlatformUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description The analytics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageAnalytics"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownPlatformUsageByUser: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownPlatformUsageByModel: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    breakDownPlatformUsageByProvider: {
        parameters: {
            query?: {
                /** @description Default and maximum: page_size and max_page_size of GET /v1/config. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description By this column; with a hyphen the largest first. The id decides among equals. */
                sort?: "name" | "-name" | "requests" | "-requests" | "failed_requests" | "-failed_requests" | "total_tokens" | "-total_tokens" | "prompt_tokens" | "-prompt_tokens" | "completion_tokens" | "-completion_tokens" | "cost" | "-cost";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyticsFilters"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsBreakdown"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listPlatformUsageFilterOptions: {
        parameters: {
            query: {
                /** @description A day of the time zone. */
                start_date: string;
                /** @description Included. */
                end_date: string;
                /** @description Of the days. */
                time_zone?: string;
                /** @description Only workspaces and keys of these organizations: ids with commas between them, at most 50. */
                organization_ids?: string;
                /** @description Only keys of these workspaces, likewise. */
                workspace_ids?: string;
                /** @description Only keys that these users owned at the time, likewise. */
                user_ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The options. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageFilterOptions"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    refreshToday: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description When it was read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefreshedToday"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    rebuildUsageCache: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RebuildUsageCache"];
            };
        };
        responses: {
            /** @description What was rebuilt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RebuiltUsageCache"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getUsageCacheMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageCacheMetrics"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyProfile"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProfile"];
            };
        };
        responses: {
            /** @description The changed profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyProfile"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhook"];
            };
        };
        responses: {
            /** @description The new webhook and its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook is deleted, with what waited to be delivered. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhook"];
            };
        };
        responses: {
            /** @description The changed webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecret"];
            };
        };
        responses: {
            /** @description The webhook and its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, which is about to be attempted. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
                /** @description UUID */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries of the last week, newest event first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    listWorkspaces: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                /** @description Those in use, or the deleted ones that can be restored. */
                state?: "active" | "deleted";
            };
            header?: never;
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceList"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    createWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorkspace"];
            };
        };
        responses: {
            /** @description The new workspace. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    deleteWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace is deleted and its keys stop working. It can be restored for 30 days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWorkspace"];
            };
        };
        responses: {
            /** @description The changed workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    restoreWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. The same request with the same key is answered as before, for 24 hours, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace is restored and its keys work again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getWorkspaceSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceSettings"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    updateWorkspaceSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWorkspaceSettings"];
            };
        };
        responses: {
            /** @description The changed settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceSettings"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It should: `ready` or `degraded`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
    getOpenApiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description An error. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiError;
                };
            };
        };
    };
}
