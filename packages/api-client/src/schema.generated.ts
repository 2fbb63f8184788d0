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
        /** Create a chat completion */
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
        /** Create a text completion */
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
        /** Create a response (OpenAI Responses API) */
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
        /** Create a message (Anthropic Messages API) */
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
        /** Count the tokens of a message */
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
        /** Create embeddings */
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
        /** Classify content for moderation */
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
        /** Rerank documents by relevance to a query */
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
        /** Generate images */
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
        /** Generate speech from text */
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
        /** Transcribe audio */
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
        /** List the models that the key can use */
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
        /** List models, including removed ones */
        get: operations["listManagedModels"];
        put?: never;
        /**
         * Add a model that discovery does not find
         * @description To serve the model, create a deployment that links it to a connection.
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
        /** Remove a model */
        delete: operations["removeModel"];
        options?: never;
        head?: never;
        /** Update a model */
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
        /** Restore a removed model */
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
        /** List past, current and future prices of a model */
        get: operations["listModelPrices"];
        put?: never;
        /**
         * Set all prices of a model
         * @description The prices apply to requests that start from then on. Recorded costs do not change.
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
         * Suggest prices for a model
         * @description Prices from upstreams and from the @pydantic/genai-prices data that comes with Weir. Nothing is applied.
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
        /** List the changes of a model */
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
         * Update a user's platform role, or deactivate the user
         * @description The last active platform admin and the last active owner of an organization cannot be deactivated.
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
         * Check whether a request would be admitted
         * @description Makes the decision that the data plane would make now, without using up any limit. The IP address of the client is not checked. Members can check their own keys. Without Redis, rates and running requests are counted only by the gateway that answers.
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
         * @description The rule is evaluated about once a minute. It fires when the metric reaches the threshold and resolves when the metric is 10% below it. Weir reports each once, by email to the admins and by webhook. At most 50 rules.
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
        /** Update an alert rule */
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
         * @description Members see their own keys. Owners and admins see all keys.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The response contains the secret. It is shown only once.
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
         * @description Members see their own keys. Owners and admins see all keys. Keys of deleted workspaces are not listed.
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
         * @description Running gateways refuse the key within a second. This cannot be undone. Revoking a revoked key changes nothing.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /**
         * Update an API key
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
         * Rotate the secret of an API key
         * @description The replaced secret works until the grace period ends. Secrets from earlier rotations work until their own grace periods end. At most three secrets work at the same time. If the organization limits the lifetime of keys, `expires_at` is reduced to that limit. Nothing else changes. Of concurrent rotations without a grace period, one succeeds.
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
         * @description A file with all records that match the filters, newest first. The export itself is recorded in the audit log.
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
         * @description A file with all records that match the filters, newest first. The export itself is recorded in the audit log.
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
         * List the banners shown to you
         * @description At most five banners, newest first. Banners that you dismissed are not listed.
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
         * Dismiss a banner
         * @description The banner stays hidden for you until its text changes. Dismissing it again changes nothing.
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
         * @description At most five banners can be shown at any time, now or in the future. At most 100 are stored.
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
         * Update a banner
         * @description If the text changes, the banner is shown again to users who dismissed it.
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
         * @description Changes all banners, or none if one does not exist or too many would be shown at once.
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
         * Get the public branding of the console
         * @description Hidden elements are null. Send the last `etag` in `if-none-match` to get 304 if nothing has changed.
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
        /** Get a branding image */
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
        /** Get the branding, including hidden elements */
        get: operations["getBranding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update the title, the subtitle and which elements are shown */
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
         * Upload a branding image
         * @description Weir redraws the image as a PNG of at most 1,024 × 512 pixels and does not keep the original file. SVG images are redrawn too. Scripts in them do not run, and linked resources are not loaded.
         */
        put: operations["putBrandingImage"];
        post?: never;
        /** Delete a branding image */
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
         * @description Shows the state of the replica that answers: each replica counts failures on its own. A state that is set manually applies to all replicas.
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
         * @description Opens the breaker on all replicas and for all credentials, until someone closes it.
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
         * @description Closes the breaker on all replicas, no matter why it was open. New failures can open it again.
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
         * @description Times and limits that are the same for everyone. Contains no secrets.
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
         * Create a connection to an upstream
         * @description Discovery then adds the upstream’s models.
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
         * List the connection presets
         * @description A connection from a preset needs only a credential and, for your own server, its base URL.
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
        /** Update a connection */
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
         * Test a connection
         * @description Asks the upstream for its models, over the same path as requests.
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
        /** List the connections that an organization can add credentials for */
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
        /** List the provider credentials of an organization */
        get: operations["listCredentials"];
        put?: never;
        /**
         * Add a credential for a connection
         * @description Live keys of the organization, of the workspace, or the one key then use the credential on that connection. Test keys never use it. If several credentials match, the most specific one is used.
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
        /** Delete a credential */
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
         * Test a credential on its connection
         * @description Asks the upstream for its models. Only one test per credential can run at a time.
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
        /** Get the credits and the balance of an organization */
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
        /** List the credit entries of an organization */
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
         * @description Entries cannot be changed. From its first entry on, the organization is prepaid: running gateways refuse requests that its balance does not cover.
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
        /** List deployments */
        get: operations["listDeployments"];
        put?: never;
        /** Create a deployment */
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
        /** Delete a deployment that an operator created */
        delete: operations["deleteDeployment"];
        options?: never;
        head?: never;
        /** Update a deployment */
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
        /** Get the state of model discovery */
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
         * Sync models from upstreams now
         * @description Only one sync can run at a time. The response is sent when all upstreams have answered, after at most a minute.
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
        /** List your linked accounts */
        get: operations["listIdentities"];
        put?: never;
        /**
         * Start linking an identity provider account
         * @description Send the browser to the URL in the response. The account is linked when the browser returns and you are still signed in.
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
        /** Unlink an account */
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
         * Invite people by email
         * @description An invalid entry does not affect the others. An invitation is open for seven days. A user who signs in with the verified email address can accept it.
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
         * Resend an invitation
         * @description Sends a new link that works for another seven days. The old link stops working.
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
        /** List the open invitations to your verified email address */
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
         * @description Only the user with the verified email address that was invited can accept. The error `invitation_closed` means that the invitation has expired, was revoked or answered, or that its sender can no longer invite people.
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
         * Open the page of an invitation link
         * @description Lets people sign in, then accept or decline the invitation. The page is the same for every id and reveals nothing about the invitation.
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
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your jobs
         * @description Kept for 30 days, and at most the newest hundred that have ended.
         */
        get: operations["listJobs"];
        put?: never;
        /**
         * Start a background job
         * @description Also needs the permission for the work itself, now and at every step. If a gateway stops, another one continues the job. At most ten open jobs per person, two of which run at once; one rebuild and one reconciliation check at a time. For people only: programs use the synchronous endpoints.
         */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the jobs of an organization */
        get: operations["listOrganizationJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the jobs of everybody */
        get: operations["listAllJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a job
         * @description Your own, one of an organization whose jobs you may list, or any for who may list all.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a job
         * @description It ends within two seconds. What it has done stays done. One that has ended stays as it is. Platform admins cancel all.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch a job until it ends
         * @description The job, then the job again whenever it has got on, once a second at most; a comment where nothing happens for 15 seconds. The stream ends with the job, or when the caller may not see it any more. At most 4 streams of a caller, and 64 of a gateway, with those of live events.
         */
        get: operations["watchJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the file that a job made
         * @description Your own, as long as you may still export that.
         */
        get: operations["getJobFile"];
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
         * Set the limits of an organization
         * @description Replaces the whole set: absent limits are removed, and `{}` removes all limits. A limit with the same period keeps its current use. Running gateways apply the change within a second.
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
        /** Get the platform limits of an organization */
        get: operations["getPlatformLimits"];
        /**
         * Set the platform limits of an organization
         * @description Replaces the whole set: absent limits are removed, and `{}` removes all limits. A limit with the same period keeps its current use. Running gateways apply the change within a second.
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
         * @description Replaces the whole set: absent limits are removed, and `{}` removes all limits. A limit with the same period keeps its current use. Running gateways apply the change within a second.
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
         * @description Replaces the whole set: absent limits are removed, and `{}` removes all limits. A limit with the same period keeps its current use. Running gateways apply the change within a second.
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
         * @description Members can read their own limits.
         */
        get: operations["getMemberLimits"];
        /**
         * Set the limits of a member
         * @description Replaces the whole set: absent limits are removed, and `{}` removes all limits. A limit with the same period keeps its current use. Running gateways apply the change within a second.
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
         * @description Replaces the whole set: absent limits are removed, and `{}` removes all limits. A limit with the same period keeps its current use. Running gateways apply the change within a second. The platform’s maximums apply to everyone except platform admins. Members can set the limits of their own keys. To limit a member, set the limits of the member.
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
         * Get the tightest limits of an API key, and how long they last
         * @description Uses the same counters as admission. Soft limits and limits for a single model are not included. Without Redis, rates and running requests are counted only by the gateway that answers.
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
         * Get the tightest limits of several API keys
         * @description Does not include how long the limits last. Keys that you cannot see are left out.
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
         * @description Sends a snapshot, then changes, at most once per second. If nothing happens for 15 seconds, it sends a comment. A client that reads too slowly gets a new snapshot instead of the changes it missed. The stream ends within seconds when the session or token ends, the permission is removed, or the gateway stops. At most 4 streams per caller and 64 per gateway. Requests of other gateways can be up to 3 seconds old. Refusals are written every 5 seconds.
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
         * @description Sends a snapshot, then changes, at most once per second. If nothing happens for 15 seconds, it sends a comment. A client that reads too slowly gets a new snapshot instead of the changes it missed. The stream ends within seconds when the session or token ends, the permission is removed, or the gateway stops. At most 4 streams per caller and 64 per gateway. Requests of other gateways can be up to 3 seconds old. Refusals are written every 5 seconds. Members see the requests of their own keys.
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
         * List running requests
         * @description Includes the requests of all gateways. Those of other gateways than the one that answers can be up to 3 seconds old. At most 1,000 per gateway, longest-running first. Members see the requests of their own keys.
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
         * List the running requests of all organizations
         * @description Includes the requests of all gateways. Those of other gateways than the one that answers can be up to 3 seconds old. At most 1,000 per gateway, longest-running first. To cancel a request, use the endpoint of its organization.
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
         * @description The gateway that runs the request ends it. The client gets the error `request_cancelled`, and usage so far is recorded. If the request has already ended, nothing happens. Members can cancel the requests of their own keys.
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
         * Remove a member, or leave an organization
         * @description Every member can leave, except the last owner. Only owners can remove owners. The member’s team memberships end, and the member’s keys are revoked.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Update a member's role
         * @description Only owners can give or remove the owner role. An organization always keeps at least one owner.
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
         * @description Notifications are kept for 90 days, at most the newest 1,000. While one is unread, the same event is not reported again. Users only.
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
         * @description With `state=deleted`, lists organizations that you can restore as an owner.
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
         * @description All API keys of the organization stop working immediately. It can be restored for 30 days. Then it is purged.
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
         * @description Possible for 30 days after the deletion. 404 if the organization is not deleted.
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
         * Update the settings of an organization
         * @description Existing keys and invitations are not affected.
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
         * Transfer ownership of an organization
         * @description The member becomes an owner. If you are an owner, you become an admin. Other owners keep their role.
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
         * @description At most 50 tokens, each valid for at most 366 days. A token created with another token has at most the same scopes and lifetime. A token that is restricted to one organization cannot create tokens.
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
         * Update the settings of the platform
         * @description Existing keys and members keep their limits. The maximums apply when a key is next updated. Running gateways apply the change within a second.
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
        /** Get the display currency */
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
         * Create a playground key for one browser tab
         * @description The key works for 15 minutes. It ends earlier if its session ends or if it is revoked. It can use only these models, spends at most its budget, and counts toward your limits and the organization’s limits like every key. It cannot be changed. Pages must call the data plane without cookies (`credentials: "omit"`): a request that also carries a session is refused. At most 20 active playground keys per person.
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
        /** Get the state of reconciliation */
        get: operations["readReconciliation"];
        put?: never;
        /**
         * Start a reconciliation check
         * @description Compares the ledger with its totals at one point in time. Traffic is not affected. Only one check runs at a time: if one is running, it is returned. Same as `weir usage reconcile`.
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
         * Cancel the running reconciliation check
         * @description The check stops within two seconds. If none is running, nothing happens.
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
         * Get whether the totals of an organization match its records
         * @description Uses the platform’s last check, so this call is cheap.
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
         * List refused requests
         * @description Refusals are counted by minute, key, code and scope, newest first. Members see the refusals of their own keys. Refusals are kept for a limited time.
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
         * Get the timing of a request, or why it was refused
         * @description Finds a request by the id of its record or by its `x-request-id`. If a client sent the same id twice, finds the latest one. Of many refusals in one minute, only the first 20 and the last can be found.
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
         * @description Finds a request by the id of its record or by its `x-request-id`. If a client sent the same id twice, finds the latest one. Of many refusals in one minute, only the first 20 and the last can be found.
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
         * @description A service account is a non-human actor of the organization. It has a role, tokens and API keys. At most 200 per organization. Users only.
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
         * @description Its tokens stop working immediately, and its API keys are revoked. This cannot be undone. Users only.
         */
        delete: operations["deleteServiceAccount"];
        options?: never;
        head?: never;
        /**
         * Update or deactivate a service account
         * @description Role changes and deactivation take effect with the next request. Users only.
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
         * Create a token for a service account
         * @description At most 50 tokens, each valid for at most 366 days. A token created with another token has at most the same scopes and lifetime, and ends with it. Users only.
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
         * @description Users only.
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
         * @description Ends the session of the cookie on all replicas and deletes the cookie. Idempotent.
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
         * @description Also ends everything created through them: all your token families and personal access tokens.
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
         * Sign in with a setup link
         * @description For browsers. Signs in the setup administrator, who is a platform admin, and owns the first organization if it has no members. Each link works once, within an hour.
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
         * @description The sign-in methods, in display order. All are on one page.
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
         * Start a sign-in
         * @description For browsers. Redirects to the identity provider, which redirects to the callback.
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
         * Complete a sign-in or account linking
         * @description Identity providers redirect the browser here. Only the browser that started the sign-in is accepted, and only once.
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
         * @description Lists your own subscriptions or, with `organization_id`, those of an organization. Admins see all. Members see their own and those for everyone. Users only.
         */
        get: operations["listSubscriptions"];
        put?: never;
        /**
         * Subscribe to a model
         * @description Active immediately if the model is unrestricted. If the model is restricted, the subscription is pending until a platform admin decides. A cancelled or expired subscription is requested again and keeps its id and quotas. Users only.
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
         * @description Members can cancel their own subscriptions, admins any in the organization. The subscription must be pending or active.
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
         * Request a review of a denied subscription
         * @description The subscription becomes pending again, or active if the model is no longer restricted. Users only.
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
         * @description Each subscription is decided independently: a failure does not stop the others. You cannot approve your own requests.
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
         * @description Works like approving. The reason applies to all.
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
         * Revert a decision on a subscription
         * @description An active or denied subscription becomes pending again. Only for restricted models.
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
         * Update the quotas and the expiry of a subscription
         * @description The list of quotas is replaced as a whole.
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
         * Get components, replicas and settings
         * @description Without Redis, limits are divided among the replicas.
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
        /** Update a team */
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
         * @description Members can remove themselves.
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
         * @description A token family is all tokens that descend from one `POST /v1/auth/token`.
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
         * @description Exchanges a session or a personal access token for tokens. The access token is valid for 15 minutes. The refresh token gets the next pair, for at most 30 days.
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
         * Get the public keys of access tokens
         * @description A key is published ten minutes before its first use and stays published until the last token it signed has expired.
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
         * Get usage totals of an organization
         * @description Members see only the usage of their own keys.
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
         * Get the usage of an organization over time
         * @description Members see only the usage of their own keys. Periods follow the calendar of the time zone, including daylight saving time.
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
         * Get a usage breakdown of an organization
         * @description Members see only the usage of their own keys. Groups usage by model, provider, key, member, workspace or organization. Later pages keep the range of the first page.
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
         * @description Members see only the usage of their own keys. One record per request: ids, counts and times, but no content. If few records match a filter, a page can have fewer items than the limit even if there is a next page.
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
         * @description Members see only the usage of their own keys. Exports a file with all records that match the filters, newest first. The export is recorded in the audit log.
         */
        get: operations["exportOrganizationUsage"];
        put?: never;
        /**
         * Export a breakdown of the usage of an organization
         * @description Members see only the usage of their own keys. Exports a file with all rows, highest cost first. To export records, use GET on this path. The export is recorded in the audit log.
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
         * Get usage totals of a workspace
         * @description Members see only the usage of their own keys.
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
         * Get the usage of a workspace over time
         * @description Members see only the usage of their own keys. Periods follow the calendar of the time zone, including daylight saving time.
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
         * Get a usage breakdown of a workspace
         * @description Members see only the usage of their own keys. Groups usage by model, provider, key, member, workspace or organization. Later pages keep the range of the first page.
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
         * @description Members see only the usage of their own keys. One record per request: ids, counts and times, but no content. If few records match a filter, a page can have fewer items than the limit even if there is a next page.
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
         * @description Members see only the usage of their own keys. Exports a file with all records that match the filters, newest first. The export is recorded in the audit log.
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
         * Get usage totals of an API key
         * @description Members see only the usage of their own keys.
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
         * Get the usage of an API key over time
         * @description Members see only the usage of their own keys. Periods follow the calendar of the time zone, including daylight saving time.
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
         * Get a usage breakdown of an API key
         * @description Members see only the usage of their own keys. Groups usage by model, provider, key, member, workspace or organization. Later pages keep the range of the first page.
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
         * @description Members see only the usage of their own keys. One record per request: ids, counts and times, but no content. If few records match a filter, a page can have fewer items than the limit even if there is a next page.
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
         * @description Members see only the usage of their own keys. Exports a file with all records that match the filters, newest first. The export is recorded in the audit log.
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
         * Get usage totals of a member
         * @description Usage of the keys that the member owned at the time. Members see only their own usage.
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
         * Get the usage of a member over time
         * @description Usage of the keys that the member owned at the time. Members see only their own usage. Periods follow the calendar of the time zone, including daylight saving time.
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
         * Get a usage breakdown of a member
         * @description Usage of the keys that the member owned at the time. Members see only their own usage. Groups usage by model, provider, key, member, workspace or organization. Later pages keep the range of the first page.
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
         * @description Usage of the keys that the member owned at the time. Members see only their own usage. One record per request: ids, counts and times, but no content. If few records match a filter, a page can have fewer items than the limit even if there is a next page.
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
         * @description Usage of the keys that the member owned at the time. Members see only their own usage. Exports a file with all records that match the filters, newest first. The export is recorded in the audit log.
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
         * Get usage totals of your own keys
         * @description Covers all organizations that you are a member of.
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
         * Get the usage of your own keys over time
         * @description Covers all organizations that you are a member of. Periods follow the calendar of the time zone, including daylight saving time.
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
         * Get a usage breakdown of your own keys
         * @description Covers all organizations that you are a member of. Groups usage by model, provider, key, member, workspace or organization. Later pages keep the range of the first page.
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
         * @description Covers all organizations that you are a member of. One record per request: ids, counts and times, but no content. If few records match a filter, a page can have fewer items than the limit even if there is a next page.
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
         * @description Covers all organizations that you are a member of. Exports a file with all records that match the filters, newest first. The export is recorded in the audit log.
         */
        get: operations["exportMyUsage"];
        put?: never;
        /**
         * Export a breakdown of the usage of your own keys
         * @description Covers all organizations that you are a member of. Exports a file with all rows, highest cost first. To export records, use GET on this path. The export is recorded in the audit log.
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
         * Get usage totals of the whole platform
         * @description Includes deleted organizations.
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
         * Get the usage of the whole platform over time
         * @description Includes deleted organizations. Periods follow the calendar of the time zone, including daylight saving time.
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
         * Get a usage breakdown of the whole platform
         * @description Includes deleted organizations. Groups usage by model, provider, key, member, workspace or organization. Later pages keep the range of the first page.
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
         * @description Includes deleted organizations. One record per request: ids, counts and times, but no content. If few records match a filter, a page can have fewer items than the limit even if there is a next page.
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
         * @description Includes deleted organizations. Exports a file with all records that match the filters, newest first. The export is recorded in the audit log.
         */
        get: operations["exportPlatformUsage"];
        put?: never;
        /**
         * Export a breakdown of the usage of the whole platform
         * @description Includes deleted organizations. Exports a file with all rows, highest cost first. To export records, use GET on this path. The export is recorded in the audit log.
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
         * Report external usage
         * @description Records usage of requests that did not go through Weir, such as batch jobs. It counts toward budgets and quotas, but they refuse nothing here. A batch is recorded completely or not at all.
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
         * Get usage analytics of an organization
         * @description Members see only the usage of their own keys. Returns totals, trends, percentiles, errors and top users. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of an organization by user
         * @description Members see only the usage of their own keys. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of an organization by model
         * @description Members see only the usage of their own keys. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of an organization by provider
         * @description Members see only the usage of their own keys. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * List usage filter options for an organization
         * @description Members see only the usage of their own keys.
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
         * Get usage analytics of your own keys
         * @description Covers all organizations that you are a member of. Returns totals, trends, percentiles, errors and top users. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of your own keys by user
         * @description Covers all organizations that you are a member of. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of your own keys by model
         * @description Covers all organizations that you are a member of. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of your own keys by provider
         * @description Covers all organizations that you are a member of. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * List usage filter options for your own keys
         * @description Covers all organizations that you are a member of.
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
         * Get usage analytics of the whole platform
         * @description Includes deleted organizations. Returns totals, trends, percentiles, errors and top users. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of the whole platform by user
         * @description Includes deleted organizations. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of the whole platform by model
         * @description Includes deleted organizations. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * Get a usage breakdown of the whole platform by provider
         * @description Includes deleted organizations. Uses POST because the filters can exceed the length of a URL. It changes nothing.
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
         * List usage filter options for the whole platform
         * @description Includes deleted organizations.
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
         * Refresh today’s analytics
         * @description Recalculates errors and top users of today. Totals are always current.
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
         * Rebuild the analytics cache
         * @description Recalculates days (UTC), newest first. Default: the days of the longest range. The call stops after some seconds: repeat it with the remaining dates.
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
         * Get metrics of the analytics cache
         * @description Metrics of all gateways, since the cache was created.
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
        /** Update your display name and preferences */
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
         * @description Events are sent as POST requests, signed as Standard Webhooks specifies. Each event is delivered at least once. At most 20 webhooks.
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
        /** Update a webhook */
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
         * Rotate the secret of a webhook
         * @description Until the grace period ends, every request is signed with both secrets.
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
         * @description Sends `webhook.test` once, within seconds, even to a deactivated webhook. The list of deliveries shows the result.
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
        /** List the deliveries of a webhook */
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
         * @description With `state=deleted`, lists workspaces that can be restored. For owners and admins.
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
        /** Update a workspace */
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
        /** Update the settings of a workspace */
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
        /** Check liveness */
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
        /** Check readiness */
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
        /** Get the version */
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
        /** Get this OpenAPI document */
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
        /** @description The upstream’s response, byte for byte. */
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
                /** @description The invalid parameter. */
                param: string | null;
                request_id: string;
                /** @description The machine-readable error code. */
                code: string | number;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description As defined by OpenAI. Unknown fields are passed to the upstream unchanged. */
        ChatCompletionRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
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
        /** @description As defined by OpenAI. Unknown fields are passed to the upstream unchanged. */
        CompletionRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
            model: string;
            prompt?: unknown;
            stream?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s response, byte for byte. */
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
        /** @description As defined by OpenAI, without `background`. Stored responses are kept by the upstream. Unknown fields are passed to the upstream unchanged. */
        ResponseRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
            model: string;
            input?: unknown;
            stream?: boolean | null;
            /** @enum {boolean|null} */
            background?: false | null;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s response, byte for byte. */
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
                    /** @description The machine-readable error code. */
                    error_code: string;
                    /** @description The invalid parameter. */
                    param?: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
            request_id: string;
        };
        /** @description As defined by Anthropic. Unknown fields are passed to the upstream unchanged. */
        MessageRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
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
        /** @description The token count from the upstream. */
        TokenCount: {
            input_tokens: number;
        } & {
            [key: string]: unknown;
        };
        /** @description As defined by Anthropic. Unknown fields are passed to the upstream unchanged. */
        CountTokensRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
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
        /** @description The upstream’s response, byte for byte. */
        EmbeddingList: {
            /** @enum {string} */
            object: "list";
            data: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description As defined by OpenAI. Unknown fields are passed to the upstream unchanged. */
        EmbeddingRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
            model: string;
            input?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s response, byte for byte. */
        Moderation: {
            id: string;
            results: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description As defined by OpenAI, but `model` is required. Unknown fields are passed to the upstream unchanged. */
        ModerationRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
            model: string;
            input?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s response, byte for byte. */
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
        /** @description As defined by vLLM, Jina and Cohere. Unknown fields are passed to the upstream unchanged. */
        RerankRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
            model: string;
            query?: unknown;
            documents: unknown[];
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s response, byte for byte. */
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
        /** @description As defined by vLLM. Unknown fields are passed to the upstream unchanged. */
        ScoreRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
            model: string;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s response, byte for byte. */
        ImageList: {
            data: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description As defined by OpenAI, but `model` is required. Unknown fields are passed to the upstream unchanged. */
        ImageRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
            model: string;
            prompt: string;
            n?: number | null;
            stream?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        /** @description As defined by OpenAI. Unknown fields are passed to the upstream unchanged. */
        SpeechRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
            model: string;
            input: string;
            stream_format?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description The upstream’s response, byte for byte. Plain text or subtitles if `response_format` asks for them. */
        Transcription: {
            text: string;
        } & {
            [key: string]: unknown;
        };
        /** @description As defined by OpenAI. Unknown fields are passed to the upstream unchanged. */
        TranscriptionRequest: {
            /** @description The id of a model from GET /v1/models, or an alias. */
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
            /** @description Unix time in seconds. */
            created: number;
            owned_by: string;
            aliases: string[];
            context_length: number | null;
            max_output_tokens: number | null;
            capabilities: string[];
            /** @description Whether a subscription to the model needs approval. */
            restricted: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            deprecated_at: string | null;
            /**
             * Format: date-time
             * @description From this time on, requests to the model are refused.
             * @example 2026-01-15T12:00:00.000Z
             */
            retires_at: string | null;
            ready: boolean;
            free: boolean;
            /** @description Prices per million tokens and per request, in nano-USD and for display. Null: unknown. */
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
                /** @description The invalid parameter. */
                param: string | null;
                request_id: string;
                /** @description The machine-readable error code. */
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
            /** @description The models that both the key and its workspace allow. Null: all. */
            allowed_models: string[] | null;
            allowed_ip_ranges: string[] | null;
            endpoint_scopes: components["schemas"]["EndpointScope"][] | null;
            /** @description All limits that apply to this key, with the remaining amounts. */
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
             * @description The scope of the limit.
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
             * @description The model whose requests are counted. Null: all models.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string | null;
            /** @description Null for limits per minute and for concurrent requests. */
            period: string | null;
            /** @description Whether the limit refuses requests. A soft limit only alerts. */
            hard: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /** @description Whether this is the tightest hard limit of its kind. */
            binds: boolean;
            /** @enum {string} */
            kind: "budget" | "credit";
            /** @enum {string} */
            unit: "nano_usd";
            /** @description Nano-USD. 1,000,000,000 is one US dollar. */
            limit_nano_usd: string;
            /** @description Recorded use in the current period. */
            used_nano_usd: string;
            /** @description Reserved by requests that run in this gateway. */
            reserved_nano_usd: string;
            /** @description Nano-USD. 1,000,000,000 is one US dollar. */
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
             * @description The scope of the limit.
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
             * @description The model whose requests are counted. Null: all models.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string | null;
            /** @description Null for limits per minute and for concurrent requests. */
            period: string | null;
            /** @description Whether the limit refuses requests. A soft limit only alerts. */
            hard: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /** @description Whether this is the tightest hard limit of its kind. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description From this time on, responses tell clients to switch to another model.
             * @example 2026-01-15T12:00:00.000Z
             */
            deprecated_at: string | null;
            /**
             * Format: date-time
             * @description From this time on, requests to the model are refused.
             * @example 2026-01-15T12:00:00.000Z
             */
            retires_at: string | null;
            /** @description Whether a subscription to the model needs approval. */
            restricted: boolean;
            requires_subscription: boolean;
            free: boolean;
            /** @description Whether any deployment can serve the model. */
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
             * @description Null if no prices have been set.
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
             * @description Null: the input price.
             * @example 2500000000
             */
            cached_input_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            cache_write_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            audio_input_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            image_input_nano_usd_per_million: string | null;
            /** @example 2500000000 */
            output_nano_usd_per_million: string | null;
            /**
             * @description Null: the output price.
             * @example 2500000000
             */
            reasoning_nano_usd_per_million: string | null;
            /**
             * @description Null: the output price.
             * @example 2500000000
             */
            audio_output_nano_usd_per_million: string | null;
            /**
             * @description Price per request, in addition to the token prices.
             * @example 2500000000
             */
            request_nano_usd: string | null;
            /**
             * @description Price per image, second of audio or character. Null: billed by tokens.
             * @example 2500000000
             */
            unit_nano_usd: string | null;
            tiers: components["schemas"]["PriceTier"][];
            /** @description In US dollars: per million tokens by kind, and per request. */
            display: {
                [key: string]: string | null;
            };
        };
        /** @description Prices for all tokens of a request with at least this many input tokens. */
        PriceTier: {
            from_input_tokens: number;
            /** @example 2500000000 */
            input_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            cached_input_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            cache_write_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            audio_input_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            image_input_nano_usd_per_million: string | null;
            /** @example 2500000000 */
            output_nano_usd_per_million: string | null;
            /**
             * @description Null: the output price.
             * @example 2500000000
             */
            reasoning_nano_usd_per_million: string | null;
            /**
             * @description Null: the output price.
             * @example 2500000000
             */
            audio_output_nano_usd_per_million: string | null;
        };
        ManagedModelList: {
            data: components["schemas"]["ManagedModel"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description From this time on, responses tell clients to switch to another model.
             * @example 2026-01-15T12:00:00.000Z
             */
            deprecated_at: string | null;
            /**
             * Format: date-time
             * @description From this time on, requests to the model are refused.
             * @example 2026-01-15T12:00:00.000Z
             */
            retires_at: string | null;
            /** @description Whether a subscription to the model needs approval. */
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
            /** @description False if the model was removed. */
            enabled: boolean;
            drop_params: string[];
            /** @description Names of the connections that serve the model. */
            served_by: string[];
            later_prices: components["schemas"]["ModelPrices"][];
            routing: components["schemas"]["ModelRouting"];
        };
        ModelRouting: {
            /**
             * @description How a deployment is chosen within a tier: round robin; weighted round robin; the one with the fewest running requests; or the faster to the first token of two picked at random.
             * @enum {string}
             */
            strategy: "round_robin" | "weighted" | "least_busy" | "latency";
            /**
             * @description auto: requests with the same session, the same prompt_cache_key or the same start of a long prompt go to the same deployment of a tier.
             * @enum {string}
             */
            stickiness: "off" | "auto";
            /** @description Maximum attempts per request. Null: MAX_ATTEMPTS from the configuration. */
            max_attempts: number | null;
            /** @description No attempt starts later than this after the first attempt. */
            retry_time_ms: number;
            /** @description If an attempt has no first token after this time, a second attempt starts at the next deployment. The upstream may bill both. Null: never. */
            hedge_after_ms: number | null;
        };
        CreateModel: {
            /** @example llama-3.3-70b */
            name: string;
            /**
             * @description The organization that made the model.
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
             * @description Request parameters that Weir may drop when it translates a request for an upstream that does not support them. The response lists dropped parameters in `x-weir-dropped-params`. Requests with other unsupported parameters are refused.
             * @default []
             * @example [
             *       "logit_bias",
             *       "seed"
             *     ]
             */
            drop_params?: string[];
            /**
             * @description Additional names of the model. Each must be unique among all models.
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
                 * @description How a deployment is chosen within a tier: round robin; weighted round robin; the one with the fewest running requests; or the faster to the first token of two picked at random.
                 * @default round_robin
                 * @enum {string}
                 */
                strategy?: "round_robin" | "weighted" | "least_busy" | "latency";
                /**
                 * @description auto: requests with the same session, the same prompt_cache_key or the same start of a long prompt go to the same deployment of a tier.
                 * @default auto
                 * @enum {string}
                 */
                stickiness?: "off" | "auto";
                /**
                 * @description Maximum attempts per request. Null: MAX_ATTEMPTS from the configuration.
                 * @default null
                 */
                max_attempts?: number | null;
                /**
                 * @description No attempt starts later than this after the first attempt.
                 * @default 600000
                 */
                retry_time_ms?: number;
                /**
                 * @description If an attempt has no first token after this time, a second attempt starts at the next deployment. The upstream may bill both. Null: never.
                 * @default null
                 */
                hedge_after_ms?: number | null;
            };
        };
        UpdateModel: {
            /**
             * @description The organization that made the model.
             * @example meta
             */
            owned_by?: string;
            context_length?: number | null;
            max_output_tokens?: number | null;
            capabilities?: ("text" | "vision" | "audio_input" | "audio_output" | "tools" | "reasoning" | "structured_output" | "embeddings" | "rerank" | "moderation" | "image_generation")[];
            /**
             * @description Request parameters that Weir may drop when it translates a request for an upstream that does not support them. The response lists dropped parameters in `x-weir-dropped-params`. Requests with other unsupported parameters are refused.
             * @example [
             *       "logit_bias",
             *       "seed"
             *     ]
             */
            drop_params?: string[];
            /** @description Additional names of the model. Each must be unique among all models. */
            aliases?: string[];
            restricted?: boolean;
            free?: boolean;
            routing?: {
                /**
                 * @description How a deployment is chosen within a tier: round robin; weighted round robin; the one with the fewest running requests; or the faster to the first token of two picked at random.
                 * @enum {string}
                 */
                strategy?: "round_robin" | "weighted" | "least_busy" | "latency";
                /**
                 * @description auto: requests with the same session, the same prompt_cache_key or the same start of a long prompt go to the same deployment of a tier.
                 * @enum {string}
                 */
                stickiness?: "off" | "auto";
                /** @description Maximum attempts per request. Null: MAX_ATTEMPTS from the configuration. */
                max_attempts?: number | null;
                /** @description No attempt starts later than this after the first attempt. */
                retry_time_ms?: number;
                /** @description If an attempt has no first token after this time, a second attempt starts at the next deployment. The upstream may bill both. Null: never. */
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
             * @description Null if no prices have been set.
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
             * @description Null: the input price.
             * @example 2500000000
             */
            cached_input_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            cache_write_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            audio_input_nano_usd_per_million: string | null;
            /**
             * @description Null: the input price.
             * @example 2500000000
             */
            image_input_nano_usd_per_million: string | null;
            /** @example 2500000000 */
            output_nano_usd_per_million: string | null;
            /**
             * @description Null: the output price.
             * @example 2500000000
             */
            reasoning_nano_usd_per_million: string | null;
            /**
             * @description Null: the output price.
             * @example 2500000000
             */
            audio_output_nano_usd_per_million: string | null;
            /**
             * @description Price per request, in addition to the token prices.
             * @example 2500000000
             */
            request_nano_usd: string | null;
            /**
             * @description Price per image, second of audio or character. Null: billed by tokens.
             * @example 2500000000
             */
            unit_nano_usd: string | null;
            tiers: components["schemas"]["PriceTier"][];
            /** @description In US dollars: per million tokens by kind, and per request. */
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
             * @description When the prices take effect: within the next 366 days. If absent, now.
             * @example 2026-01-15T13:00:00+01:00
             */
            effective_from?: string;
        };
        PriceSuggestionList: {
            data: {
                /**
                 * @description The provider of the prices. For upstreams, the connection.
                 * @example openai
                 */
                provider: string;
                /**
                 * @description The name of the model at that provider.
                 * @example gpt-4o
                 */
                model: string;
                prices: components["schemas"]["ModelPrices"];
            }[];
        };
        ModelChangeList: {
            data: components["schemas"]["ModelChange"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description The user who made the change. Null: the command line.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
         * @description The role on the platform, in addition to roles in organizations.
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
            /** @description At most the 100 newest. */
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
             * @description `now` ends the user’s sessions and tokens and disables their API keys. Set null to reactivate the user.
             * @enum {string|null}
             */
            deactivated_at?: "now" | null;
        };
        TokenFamilyList: {
            data: components["schemas"]["TokenFamily"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description Null: everything that the user can do. */
            scopes: components["schemas"]["Scope"][] | null;
            /**
             * Format: uuid
             * @description The only organization that its tokens can access. Null: all your organizations.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /** @description The session or token that created it. It ends together with that one. Null if it is older than this field. */
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
             * @description When the family expires, no matter how often its tokens are refreshed.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description The only organization that the token can access. Null: all your organizations.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /** @description The session or token that created it. It ends together with that one. Null if it is older than this field. */
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
             * @description Accurate to a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
        };
        AdmissionCheck: {
            admitted: boolean;
            refusal: components["schemas"]["AdmissionRefusal"] | null;
            /** @description The name of the model, not the alias. Null if the request is refused before limits are checked. */
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
            /** @description The scope of the limit that refuses. Null if no limit refuses. */
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
            /** @description Null for limits without a period. */
            period: string | null;
            /** @description Whether the limit refuses requests. A soft limit only alerts. */
            hard: boolean;
            /** @enum {string} */
            unit: "nano_usd" | "requests" | "tokens";
            /** @description In the unit of the limit. A string, because values can exceed 2^53. */
            amount: string;
            used: string;
            /** @description Reserved by running requests, beyond what they have used. */
            reserved: string;
            remaining: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /**
             * @description Who set the limit. Credits and subscription quotas are set by the platform.
             * @enum {string}
             */
            set_by: "organization" | "platform";
            /** @description Who can change the limit. */
            change: {
                /**
                 * @description The action that changes the limit.
                 * @enum {string}
                 */
                action: "profile.read" | "profile.update" | "profile.list_invitations" | "invitation.accept" | "invitation.decline" | "session.list" | "session.revoke" | "identity.list" | "identity.link" | "identity.unlink" | "personal_access_token.list" | "personal_access_token.create" | "personal_access_token.revoke" | "token_family.list" | "token_family.revoke" | "display.read" | "organization.create" | "organization.list" | "organization.list_all" | "organization.read" | "organization.update" | "organization.delete" | "organization.restore" | "organization.transfer" | "organization.limits.read" | "organization.limits.update" | "organization.credits.read" | "organization.settings.read" | "organization.settings.update" | "member.list" | "member.read" | "member.limits.read" | "member.limits.update" | "member.update" | "member.remove" | "owner.change" | "invitation.list" | "invitation.read" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "service_account.list" | "service_account.read" | "service_account.create" | "service_account.update" | "service_account.delete" | "service_account_token.list" | "service_account_token.create" | "service_account_token.revoke" | "team.list" | "team.read" | "team.create" | "team.update" | "team.delete" | "team.limits.read" | "team.limits.update" | "team.add_member" | "team.remove_member" | "workspace.list" | "workspace.list_deleted" | "workspace.read" | "workspace.create" | "workspace.update" | "workspace.delete" | "workspace.restore" | "workspace.limits.read" | "workspace.limits.update" | "workspace.settings.read" | "workspace.settings.update" | "api_key.list" | "api_key.read" | "api_key.create" | "api_key.update" | "api_key.revoke" | "api_key.limits.read" | "api_key.limits.update" | "api_key.rotate" | "playground_key.create" | "request.list" | "request.cancel" | "request.list_all" | "refusal.list" | "credential.list" | "credential.read" | "credential.create" | "credential.rotate" | "credential.test" | "credential.delete" | "subscription.list" | "subscription.read" | "subscription.create" | "subscription.request_review" | "subscription.cancel" | "subscription.list_all" | "subscription.approve" | "subscription.deny" | "subscription.revert" | "subscription.suspend" | "subscription.resume" | "subscription.update_terms" | "notification.list" | "notification.mark_read" | "job.create" | "job.list" | "job.read" | "job.cancel" | "job.list_all" | "job.cancel_all" | "organization.jobs.read" | "webhook.list" | "webhook.read" | "webhook.create" | "webhook.update" | "webhook.rotate_secret" | "webhook.test" | "webhook.delete" | "alert_rule.list" | "alert_rule.read" | "alert_rule.create" | "alert_rule.update" | "alert_rule.delete" | "audit.read" | "audit.export" | "catalog.read" | "connection.list" | "connection.read" | "connection.create" | "connection.update" | "connection.test" | "connection.remove" | "connection.list_breakers" | "connection.open_breaker" | "connection.close_breaker" | "model.list" | "model.read" | "model.create" | "model.update" | "model.price" | "model.remove" | "model.restore" | "deployment.list" | "deployment.read" | "deployment.create" | "deployment.update" | "deployment.delete" | "usage.read" | "usage.export" | "usage.report" | "profile.usage.read" | "profile.usage.export" | "banner.list" | "banner.dismiss" | "banner.list_all" | "banner.create" | "banner.update" | "banner.delete" | "branding.read" | "branding.update" | "platform.usage.read" | "platform.usage.export" | "platform.usage.refresh" | "platform.usage.rebuild" | "platform.discovery.read" | "platform.discovery.sync" | "platform.system.read" | "platform.reconciliation.read" | "platform.reconciliation.start" | "platform.reconciliation.cancel" | "platform.settings.read" | "platform.settings.update" | "platform.limits.read" | "platform.limits.update" | "platform.credits.enter" | "platform.audit.read" | "platform.audit.export" | "user.list" | "user.read" | "user.update" | "user.tokens.read" | "user.tokens.revoke";
                /** @description Whether the caller is allowed to. */
                allowed: boolean;
            };
            /** @description The model that the limit applies to. Null: all models. */
            model: string | null;
            /** @description The amount that the request would reserve. Null for money if the model has no price. */
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
             * @description The name of a model or an alias.
             * @example llama-3.3-70b
             */
            model: string;
            /**
             * @default chat
             * @enum {string}
             */
            operation?: "chat" | "text_completion" | "responses" | "messages" | "count_tokens" | "embeddings" | "moderations" | "rerank" | "score" | "image_generation" | "speech" | "transcription";
            /**
             * @description Tokens of the prompt. The gateway estimates one token per 4 bytes of text.
             * @example 1000
             */
            input_tokens: number;
            /**
             * @description Maximum output tokens, for all choices together. Null: the amount the gateway reserves for a request that sets no maximum.
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
             * @description spend_nano_usd: cost of requests. error_percent: share of failed requests. ttft_p95_ms, duration_p95_ms: 95th percentile of the time to first token and of the total duration.
             * @enum {string}
             */
            metric: "spend_nano_usd" | "error_percent" | "ttft_p95_ms" | "duration_p95_ms";
            /**
             * @description The time window. Counted in whole quarters of an hour: the current one and as many before it as the window has.
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
             * @description When the rule started to fire. Null if it is not firing.
             * @example 2026-01-15T12:00:00.000Z
             */
            fired_at: string | null;
            /** @description The value at the last evaluation, in the unit of the metric. Null if there were too few requests. */
            last_value: string | null;
        };
        CreateAlertRule: {
            /** @example Research */
            name: string;
            /**
             * @description spend_nano_usd: cost of requests. error_percent: share of failed requests. ttft_p95_ms, duration_p95_ms: 95th percentile of the time to first token and of the total duration.
             * @enum {string}
             */
            metric: "spend_nano_usd" | "error_percent" | "ttft_p95_ms" | "duration_p95_ms";
            /**
             * @description The time window. Counted in whole quarters of an hour: the current one and as many before it as the window has.
             * @enum {string}
             */
            window: "15m" | "1h" | "1d";
            /**
             * @description Only requests to this model. Null: all models.
             * @default null
             */
            model?: string | null;
            /**
             * @description The threshold, in the unit of the metric.
             * @example 5000000000
             */
            threshold: string;
            /**
             * @description Minimum number of requests in the window. With fewer, the rule does not fire. For percentiles, only requests that have the measured time count.
             * @default 1
             */
            min_requests?: number;
        };
        AlertRuleList: {
            data: components["schemas"]["AlertRule"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description The time window. Counted in whole quarters of an hour: the current one and as many before it as the window has.
             * @enum {string}
             */
            window?: "15m" | "1h" | "1d";
            /** @description Only requests to this model. Null: all models. */
            model?: string | null;
            /**
             * @description The threshold, in the unit of the metric.
             * @example 5000000000
             */
            threshold?: string;
            /** @description Minimum number of requests in the window. With fewer, the rule does not fire. For percentiles, only requests that have the measured time count. */
            min_requests?: number;
            /**
             * @description `now` turns the rule off and ends its alert without an event. Set null to turn it on again.
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
             * @description Test keys can use simulated models only. They are free.
             * @enum {string}
             */
            mode: "live" | "test";
            /**
             * @description Null for a regular key.
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
            /** @description The owner of the key. The key of a user ends with their membership. The key of a service account ends with the account. */
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
            /** @description The session or token that created the key. Null: the command line. The key keeps working after that session or token ends. Revoke it separately. */
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
             * @description Until when the previous secret also works. Null if it no longer works.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the previous one also works. Null if it no longer works.
             * @example 2026-01-15T12:00:00.000Z
             */
            older_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Accurate to about a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
            /** @description The secret of the key. It is shown only once. */
            secret: string;
        };
        /** @description plan_first: flat-rate plan connections first, then Bedrock, then all others. bedrock_only: only Bedrock. Ids of connections: only these, in this order. */
        RoutingPolicy: ("plan_first" | "bedrock_only") | string[] | null;
        CreateApiKey: {
            /** @example Research */
            name: string;
            /**
             * @description Test keys can use simulated models only. They are free.
             * @default live
             * @enum {string}
             */
            mode?: "live" | "test";
            /**
             * Format: date-time
             * @description When the key expires. Null: never. If absent, the platform default for new keys applies; without one, never.
             * @example 2026-01-15T13:00:00+01:00
             */
            expires_at?: string | null;
            /**
             * @description Names of models, not aliases. Null: all models of the workspace.
             * @default null
             * @example [
             *       "llama-3.3-70b"
             *     ]
             */
            allowed_models?: string[] | null;
            /**
             * @description CIDR blocks from which requests are allowed. Null: any address.
             * @default null
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            allowed_ip_ranges?: (string)[] | null;
            /**
             * @description The endpoints that the key can use. Null: all.
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
            /** @description If absent, the platform defaults for new keys apply; without them, no limits. */
            limits?: {
                /**
                 * @description Spend per period.
                 * @default []
                 */
                budgets?: components["schemas"]["Budget"][];
                /**
                 * @description Requests per period.
                 * @default []
                 */
                request_quotas?: components["schemas"]["Quota"][];
                /**
                 * @description Tokens per period, input and output together.
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
                 * @description Limits for requests to single models, in addition to the limits for all models. Use names, not aliases.
                 * @default []
                 */
                models?: components["schemas"]["SetModelLimits"][];
            };
            /**
             * @description The owner: `me`, `organization`, or the id of a service account. A key of the organization stays when its creator leaves. Only admins can choose an owner other than `me`.
             * @default me
             */
            owner?: ("me" | "organization") | string;
        };
        Budget: {
            /**
             * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
             * @example 2500000000
             */
            amount_nano_usd: string;
            /**
             * @description When the limit resets, in the time zone of the organization. Weeks start on Monday. `30d` is 30 days, counted from the day on which the limit was created. `total` never resets.
             * @example month
             */
            period: string;
            /**
             * @description Whether requests that exceed the limit are refused. A soft limit only alerts.
             * @default true
             */
            hard?: boolean;
            /**
             * @description Whether running streams can finish when nothing is left. Use beyond the amount is counted.
             * @default false
             */
            lets_finish?: boolean;
            /**
             * @description Percentages of the amount at which an alert is sent. Each is sent once per period.
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
             * @description When the limit resets, in the time zone of the organization. Weeks start on Monday. `30d` is 30 days, counted from the day on which the limit was created. `total` never resets.
             * @example month
             */
            period: string;
            /**
             * @description Whether requests that exceed the limit are refused. A soft limit only alerts.
             * @default true
             */
            hard?: boolean;
            /**
             * @description Whether running streams can finish when nothing is left. Use beyond the amount is counted.
             * @default false
             */
            lets_finish?: boolean;
            /**
             * @description Percentages of the amount at which an alert is sent. Each is sent once per period.
             * @default [
             *       50,
             *       80,
             *       100
             *     ]
             */
            thresholds?: number[];
        };
        /** @description Limits for requests to one model. */
        SetModelLimits: {
            /** @example llama-3.3-70b */
            model: string;
            /**
             * @description Spend per period.
             * @default []
             */
            budgets?: components["schemas"]["Budget"][];
            /**
             * @description Requests per period.
             * @default []
             */
            request_quotas?: components["schemas"]["Quota"][];
            /**
             * @description Tokens per period, input and output together.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users, service accounts and workspaces on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description Test keys can use simulated models only. They are free.
             * @enum {string}
             */
            mode: "live" | "test";
            /**
             * @description Null for a regular key.
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
            /** @description The owner of the key. The key of a user ends with their membership. The key of a service account ends with the account. */
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
            /** @description The session or token that created the key. Null: the command line. The key keeps working after that session or token ends. Revoke it separately. */
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
             * @description Until when the previous secret also works. Null if it no longer works.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the previous one also works. Null if it no longer works.
             * @example 2026-01-15T12:00:00.000Z
             */
            older_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Accurate to about a minute.
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
             * @description Names of models, not aliases. Null: all models of the workspace.
             * @example [
             *       "llama-3.3-70b"
             *     ]
             */
            allowed_models?: string[] | null;
            /**
             * @description CIDR blocks from which requests are allowed. Null: any address.
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            allowed_ip_ranges?: (string)[] | null;
            /** @description The endpoints that the key can use. Null: all. */
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
             * @description How long the replaced secret keeps working.
             * @default 0
             */
            grace_seconds?: number;
            /**
             * @description Whether secrets from earlier rotations stop working immediately instead of at the end of their grace periods.
             * @default false
             */
            end_earlier_secrets?: boolean;
        };
        AuditRecordList: {
            data: components["schemas"]["AuditRecord"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description refused: the caller had no permission. failed: a sign-in that did not succeed.
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
            /** @description The target of the action. For a refused action, the resource in its path if it belongs to the organization. Null if the path names none. */
            target: {
                kind: string;
                id: string;
            } | null;
            /** @description Names of the changed fields. */
            changed_fields: string[];
            /** @description The previous and the new role, if a role changed. */
            role_change: {
                from: string;
                to: string;
            } | null;
            /** @description The reason that the actor gave, for breakers that were opened or closed manually. */
            reason: string | null;
            /** @description How often the action occurred. More than 1 if the same refusal was repeated within a minute: the first has its own record, the others share one. */
            occurrences: number;
            /** @description The x-request-id of the response. */
            request_id: string | null;
            /** @description Null unless the operator has chosen to record it. */
            ip_address: string | null;
            /** @description Null unless the operator has chosen to record it. */
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
             * @description Translations of the text, by language. Other languages show the original text.
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
            /** @description Whether users can dismiss the banner. */
            dismissible: boolean;
        };
        BannerList: {
            data: components["schemas"]["Banner"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description Translations of the text, by language. Other languages show the original text.
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
            /** @description Whether users can dismiss the banner. */
            dismissible: boolean;
            /** @description Whether the banner is also shown before sign-in. */
            public: boolean;
            /** @description Whether the banner is shown during its period. */
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
             * @description Translations of the text, by language. Other languages show the original text.
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
             * @description If absent, the banner starts now.
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
             * @description Translations of the text, by language. Other languages show the original text.
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
            /** @description Whether users can dismiss the banner. */
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
            /** @description Banners that are shown before sign-in, newest first. */
            banners: components["schemas"]["ShownBanner"][];
        };
        BrandingImage: {
            /**
             * @description The path of the PNG. Every image has its own path, so it can be cached forever.
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
            /** @description Which elements are shown. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description Whether the connection is enabled. */
            enabled: boolean;
            /**
             * @description closed: requests pass. open: no requests pass until retry_at. half_open: one request tests the upstream. held_open: no requests pass until someone closes the breaker.
             * @enum {string}
             */
            state: "closed" | "open" | "half_open" | "held_open";
            /** @description Failures within the current window. */
            failures: number;
            /** @description The failure that opened the breaker, or the latest one. Null without recent failures, and after a success closed the breaker. */
            last_failure: {
                /** @example upstream_failed */
                code: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-01-15T12:00:00.000Z
                 */
                at: string;
            } | null;
            /**
             * Format: date-time
             * @description When a request can next try the upstream. Null if requests do not have to wait, or if the time is unknown.
             * @example 2026-01-15T12:00:00.000Z
             */
            retry_at: string | null;
            settings: {
                failures: number;
                window_ms: number;
                open_ms: number;
            };
            /**
             * @description The state that was last set manually.
             * @enum {string|null}
             */
            set_to: "open" | "closed" | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            set_at: string | null;
            set_reason: string | null;
            /** @description Breakers of organization credentials that have failures. At most 100. */
            credentials: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                credential_id: string;
                /**
                 * @description closed: requests pass. open: no requests pass until retry_at. half_open: one request tests the upstream. held_open: no requests pass until someone closes the breaker.
                 * @enum {string}
                 */
                state: "closed" | "open" | "half_open" | "held_open";
                /** @description Failures within the current window. */
                failures: number;
                /** @description The failure that opened the breaker, or the latest one. Null without recent failures, and after a success closed the breaker. */
                last_failure: {
                    /** @example upstream_failed */
                    code: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     * @example 2026-01-15T12:00:00.000Z
                     */
                    at: string;
                } | null;
                /**
                 * Format: date-time
                 * @description When a request can next try the upstream. Null if requests do not have to wait, or if the time is unknown.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                retry_at: string | null;
            }[];
        };
        SetBreaker: {
            /**
             * @description Why. The audit log and the list of breakers show it.
             * @default null
             * @example The provider announced maintenance.
             */
            reason?: string | null;
        };
        ClientConfig: {
            /** @description Limits of usage analytics. */
            usage_analytics: {
                /** @description How long data about an unfinished day stays current. */
                today_ttl_ms: number;
                max_days: number;
                /** @description Longer ranges return a warning. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description The preset that the connection was created from. */
            preset: string | null;
            base_url: string;
            /**
             * @description The APIs that the upstream supports. Requests to these APIs pass unchanged, others are translated. Null: the default of the kind.
             * @example [
             *       "openai",
             *       "openai-responses"
             *     ]
             */
            apis: ("openai" | "openai-responses" | "anthropic" | "bedrock")[] | null;
            /**
             * @description The header that carries the credential. `authorization` sends it as a bearer token, other headers send it unchanged. Null: the default of the kind.
             * @enum {string|null}
             */
            credential_header: "authorization" | "api-key" | "x-api-key" | "x-goog-api-key" | null;
            /** @description Whether the models that the upstream lists are added to the catalog. If not, the connection serves only deployments that you create. */
            adds_models: boolean;
            has_credential: boolean;
            /**
             * @description discovery: the discovery server manages the connection.
             * @enum {string}
             */
            managed_by: "environment" | "operator" | "discovery";
            enabled: boolean;
            /** @description Tags of the host from the discovery server. */
            tags: string[];
            /** @description Whether Weir can add stream_options to ask for the usage of a stream. If not, usage is estimated. */
            stream_options: boolean;
            /** @description Whether the upstream understands stream_options.continuous_usage_stats. */
            continuous_usage: boolean;
            timeouts: {
                connect_ms: number;
                first_byte_ms: number;
                idle_ms: number;
                total_ms: number;
            };
            /** @description When the breaker opens. Null: the defaults of the gateway (BREAKER_FAILURES and others). */
            breaker: {
                /** @description Number of failures that open the breaker. */
                failures: number | null;
                /** @description The time window in which failures are counted. */
                window_ms: number | null;
                /** @description How long the breaker stays open before a request can try the upstream again. */
                open_ms: number | null;
            };
            /**
             * @description client: each request sends its own credential in Authorization or x-api-key, and its Weir API key in x-weir-api-key. The credential is never stored.
             * @enum {string}
             */
            credential_from: "weir" | "client";
            /** @description Requests to this connection are free, whatever the prices of its models, for example for a flat-rate plan. A request that fails over to a paid connection still needs room in its budgets. */
            free: boolean;
            /** @description Number of models that the connection serves, or would serve if it were enabled. */
            models: number;
            /** @description Number of organizations that use their own credential. */
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
            /** @description If true, base_url is an example only, and each connection must set its own. */
            base_url_required: boolean;
            /**
             * @description The header that carries the credential. `authorization` sends it as a bearer token, other headers send it unchanged. Null: the default of the kind.
             * @enum {string|null}
             */
            credential_header: "authorization" | "api-key" | "x-api-key" | "x-goog-api-key" | null;
            /**
             * @description The APIs that the upstream supports. Requests to these APIs pass unchanged, others are translated. Null: the default of the kind.
             * @example [
             *       "openai",
             *       "openai-responses"
             *     ]
             */
            apis: ("openai" | "openai-responses" | "anthropic" | "bedrock")[] | null;
            /** @description Whether the models that the upstream lists are added to the catalog. If not, the connection serves only deployments that you create. */
            adds_models: boolean;
            stream_options: boolean;
            continuous_usage: boolean;
            /** @description Where `usage` reports tokens read from and written to a cache. */
            cache_tokens: string[];
            /** @description The shape of an error. */
            error: string;
            quirks: string[];
            sources: string[];
        };
        CreateConnection: {
            /**
             * @description The preset sets everything that is not given here.
             * @example groq
             * @enum {string}
             */
            preset?: "openai" | "anthropic" | "bedrock" | "azure-openai" | "gemini" | "mistral" | "groq" | "together" | "fireworks" | "deepseek" | "xai" | "openrouter" | "litellm" | "vllm" | "sglang" | "tgi" | "llama-cpp" | "ollama" | "lm-studio";
            /**
             * @description Required without a preset.
             * @example Research
             */
            name?: string;
            /**
             * @description Default: the kind of the preset, or openai-compatible.
             * @enum {string}
             */
            kind?: "openai-compatible" | "anthropic" | "simulator" | "bedrock" | "litellm";
            /**
             * @description Required if the preset does not set it.
             * @example https://api.openai.com/v1
             */
            base_url?: string;
            /**
             * @description The credential sent to the upstream. For Bedrock, an API key or ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN] for signed requests. Never shown again.
             * @default null
             */
            credential?: string | null;
            /**
             * @description The APIs that the upstream supports. Requests to these APIs pass unchanged, others are translated. Null: the default of the kind.
             * @example [
             *       "openai",
             *       "openai-responses"
             *     ]
             */
            apis?: ("openai" | "openai-responses" | "anthropic" | "bedrock")[] | null;
            /**
             * @description The header that carries the credential. `authorization` sends it as a bearer token, other headers send it unchanged. Null: the default of the kind.
             * @enum {string|null}
             */
            credential_header?: "authorization" | "api-key" | "x-api-key" | "x-goog-api-key" | null;
            /** @description Whether the models that the upstream lists are added to the catalog. If not, the connection serves only deployments that you create. */
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
                /** @description Number of failures that open the breaker. */
                failures?: number | null;
                /** @description The time window in which failures are counted. */
                window_ms?: number | null;
                /** @description How long the breaker stays open before a request can try the upstream again. */
                open_ms?: number | null;
            };
            /**
             * @description client: each request sends its own credential in Authorization or x-api-key, and its Weir API key in x-weir-api-key. The credential is never stored.
             * @default weir
             * @enum {string}
             */
            credential_from?: "weir" | "client";
            /**
             * @description Requests to this connection are free, whatever the prices of its models, for example for a flat-rate plan. A request that fails over to a paid connection still needs room in its budgets.
             * @default false
             */
            free?: boolean;
        };
        UpdateConnection: {
            /** @example Research */
            name?: string;
            /**
             * @description If you change it, send the credential again.
             * @example https://api.openai.com/v1
             */
            base_url?: string;
            /** @description Null removes the credential. */
            credential?: string | null;
            /**
             * @description The APIs that the upstream supports. Requests to these APIs pass unchanged, others are translated. Null: the default of the kind.
             * @example [
             *       "openai",
             *       "openai-responses"
             *     ]
             */
            apis?: ("openai" | "openai-responses" | "anthropic" | "bedrock")[] | null;
            /**
             * @description The header that carries the credential. `authorization` sends it as a bearer token, other headers send it unchanged. Null: the default of the kind.
             * @enum {string|null}
             */
            credential_header?: "authorization" | "api-key" | "x-api-key" | "x-goog-api-key" | null;
            /** @description Whether the models that the upstream lists are added to the catalog. If not, the connection serves only deployments that you create. */
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
                /** @description Number of failures that open the breaker. */
                failures?: number | null;
                /** @description The time window in which failures are counted. */
                window_ms?: number | null;
                /** @description How long the breaker stays open before a request can try the upstream again. */
                open_ms?: number | null;
            };
            /**
             * @description client: each request sends its own credential in Authorization or x-api-key, and its Weir API key in x-weir-api-key. The credential is never stored.
             * @enum {string}
             */
            credential_from?: "weir" | "client";
            /** @description Requests to this connection are free, whatever the prices of its models, for example for a flat-rate plan. A request that fails over to a paid connection still needs room in its budgets. */
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
             * @description ok; upstream_address_refused: Weir is not allowed to reach the address; upstream_credential_rejected; timeout; or the code of another failure.
             * @example ok
             */
            test_code: string;
            /** @description The HTTP status with which the upstream answered, if the test failed. Null without an answer. */
            http_status: number | null;
            /** @description Number of models that the upstream lists. */
            models: number | null;
            duration_ms: number;
        };
        ConnectionSummaryList: {
            data: components["schemas"]["ConnectionSummary"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description Only requests of this workspace use the credential.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id: string | null;
            /**
             * Format: uuid
             * @description Only requests with this key use the credential. If this and workspace_id are null, all requests of the organization use it.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string | null;
            connection: components["schemas"]["ConnectionSummary"];
            /** @description The last characters of the secret. Empty if the secret is too short to show any of it. */
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
            /** @description ok, or why the last test failed. Null if the secret was never tested. */
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
             * @description Only requests of this workspace use the credential.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id?: string;
            /**
             * Format: uuid
             * @description The id of a live key. Only requests with this key use the credential. Cannot be combined with workspace_id.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id?: string;
        };
        CredentialList: {
            data: components["schemas"]["Credential"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
            /** @description Whether credits limit the organization’s spend. True from its first entry on. */
            prepaid: boolean;
            /**
             * @description The sum of all entries.
             * @example 2500000000
             */
            credits_nano_usd: string;
            /**
             * @description Total spend since the organization was created, including before the first entry.
             * @example 2500000000
             */
            spent_nano_usd: string;
            /**
             * @description The credits minus the spend.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description A grant, a payment, or a correction of an earlier entry.
             * @enum {string}
             */
            kind: "grant" | "payment" | "correction";
            /**
             * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
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
             * @description A grant, a payment, or a correction of an earlier entry.
             * @enum {string}
             */
            kind: "grant" | "payment" | "correction";
            /**
             * @description Nano-USD. Only a correction may be negative.
             * @example 2500000000
             */
            amount_nano_usd: string;
            /**
             * @description The reason. Shown to the admins of the organization.
             * @example Invoice 2026-114
             */
            reason: string;
            /**
             * @description Your own reference, such as the id of a payment. Each reference is booked once: the same entry again returns the first one.
             * @default null
             */
            reference?: string | null;
        };
        DeploymentList: {
            data: components["schemas"]["Deployment"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description upstream: discovery added the deployment because the upstream lists the model, and sets it aside when the upstream no longer lists it.
             * @enum {string}
             */
            managed_by: "upstream" | "operator";
            /**
             * Format: date-time
             * @description When the upstream stopped listing the model. No requests are sent to it. Null if the upstream lists the model.
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
             * @description The name of the model at the upstream.
             * @example meta-llama/Llama-3.3-70B-Instruct
             */
            upstream_name: string;
            /**
             * @description Lower tiers are tried first. 0 is the first.
             * @default 0
             */
            tier?: number;
            /**
             * @description The relative share of requests within a tier, if the strategy of the model is `weighted`.
             * @default 1
             */
            weight?: number;
            /**
             * @description Maximum concurrent requests per gateway. Null: no limit. Full deployments are skipped.
             * @default null
             */
            max_parallel?: number | null;
            /**
             * @description Context window: tokens of prompt and output together. Null: the model’s. If a deployment rejects a prompt as too long, one with a larger window is tried.
             * @default null
             */
            context_length?: number | null;
        };
        UpdateDeployment: {
            /** @description Lower tiers are tried first. 0 is the first. */
            tier?: number;
            /** @description The relative share of requests within a tier, if the strategy of the model is `weighted`. */
            weight?: number;
            /** @description Maximum concurrent requests per gateway. Null: no limit. Full deployments are skipped. */
            max_parallel?: number | null;
            /** @description Context window: tokens of prompt and output together. Null: the model’s. If a deployment rejects a prompt as too long, one with a larger window is tried. */
            context_length?: number | null;
            enabled?: boolean;
        };
        DiscoveryReport: {
            /** @description How often sources are synced. Failing sources are retried sooner. */
            interval_ms: number;
            sources: components["schemas"]["DiscoverySource"][];
        };
        DiscoverySource: {
            /**
             * Format: uuid
             * @description Null for the discovery server.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id: string | null;
            name: string | null;
            /**
             * @description failing: the last sync failed, and the models listed before stay in use. waiting: not synced yet.
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
            /** @description The error code of the last failure, which may be long ago. */
            last_error_code: string | null;
            /**
             * Format: date-time
             * @description The first failure since the last success.
             * @example 2026-01-15T12:00:00.000Z
             */
            failing_since: string | null;
            /** @description Number of models or hosts in its last list. Null before the first successful sync. */
            listed: number | null;
        };
        DiscoverySync: {
            answered: number;
            /** @description Sources whose sync failed. The models listed before stay in use. */
            failed: number;
            /** @description Sources that were not synced within a minute. */
            not_asked: number;
            duration_ms: number;
        };
        SyncDiscovery: {
            /**
             * Format: uuid
             * @description Sync only this connection. If absent, sync all.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id?: string;
        };
        DriftReport: {
            data: components["schemas"]["Drift"][];
        };
        Drift: {
            /**
             * @description added: listed by the upstream, without a deployment. gone: has a deployment, not listed. changed: the catalog has different values. The catalog’s values are used.
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
                /** @description Tokens or nano-USD. */
                listed: string;
                /** @description Tokens or nano-USD. */
                catalog: string;
            }[];
        };
        IdentityLinkBegun: {
            /**
             * Format: uri
             * @description The URL to send the browser to.
             */
            authorization_url: string;
        };
        LinkIdentity: {
            provider: string;
            /**
             * @description The path on the gateway to redirect to afterwards. Default: the console, or the API reference if there is no console.
             * @example /console/keys
             */
            return_to?: string;
        };
        IdentityList: {
            data: components["schemas"]["Identity"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description The user’s id at the provider. */
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
            /** @description The address as given. */
            email: string;
            /** @enum {string} */
            status: "invited" | "failed";
            invitation: components["schemas"]["Invitation"] | null;
            /** @description Why the entry failed: `invalid_parameter` (not an email address, or a domain that the organization does not allow), `permission_denied` (only owners can invite owners), `already_member`, `already_invited`, `too_many_requests` (per day: 5 emails to an address, 200 from an inviter, 500 from an organization). */
            code: string | null;
            /**
             * @description `queued`: the email is sent shortly and retried for a few hours; the invitation shows the result. `none`: this gateway does not send email; share accept_url yourself.
             * @enum {string|null}
             */
            mail: "queued" | "none" | null;
            /** @description The link to accept the invitation. Shown only once, and only if the gateway does not send email. */
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
             * @description The user who last sent the invitation. It can be accepted only while this user is allowed to invite people.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            invited_by: string | null;
            /** @description Whether that user is still allowed to invite people. If not, an open invitation cannot be accepted until someone sends it again. */
            inviter_may_invite: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            created_at: string;
            /**
             * @description The state of the last email. `failed`: Weir has given up; send the invitation again. Null if the gateway does not send email.
             * @enum {string|null}
             */
            mail: "queued" | "sent" | "failed" | null;
            /**
             * Format: date-time
             * @description When a mail server last accepted an email for this invitation.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description `queued`: the email is sent shortly and retried for a few hours; the invitation shows the result. `none`: this gateway does not send email; share accept_url yourself.
             * @enum {string}
             */
            mail: "queued" | "none";
            /** @description The link to accept the invitation. Shown only once, and only if the gateway does not send email. */
            accept_url: string | null;
        };
        ReceivedInvitationList: {
            data: components["schemas"]["ReceivedInvitation"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description The token from the link. Optional: the verified email address is enough. */
            token?: string;
        };
        Job: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /** @enum {string} */
            kind: "usage_export" | "audit_log_export" | "cache_rebuild" | "reconciliation" | "subscription_approval" | "subscription_denial";
            /**
             * @description queued, running and cancelling have not ended. A cancelled job keeps what it has done, but no file.
             * @enum {string}
             */
            state: "queued" | "running" | "cancelling" | "completed" | "failed" | "cancelled";
            /**
             * Format: uuid
             * @description Who began it.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /** @description What was asked for, with defaults; without the list of subscriptions. */
            parameters: {
                [key: string]: unknown;
            };
            /**
             * @description What it is at. Null before it begins.
             * @enum {string|null}
             */
            phase: "records" | "days" | "counters" | "subscriptions" | null;
            /** @description Records, days or subscriptions. */
            done: number;
            /** @description Null where nobody knows. Of records it is the number in reports, of which the ledger may have fewer. */
            total: number | null;
            /** @description Subscriptions that could not be decided, and why. */
            failures: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                code: string;
            }[];
            /** @description Why it failed: permission_denied (a role was taken away meanwhile), file_too_large (more than 50 MB), interrupted (it got nowhere in five attempts), conflict (another one runs), or the code of another error. */
            error_code: string | null;
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
            started_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            finished_at: string | null;
            /** @description Once it is complete, for 24 hours. */
            file: components["schemas"]["JobFile"] | null;
        };
        JobFile: {
            name: string;
            content_type: string;
            bytes: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
        };
        /**
         * @description Exactly one member: the kind of the job, with what the endpoint takes that answers at once.
         * @example {
         *       "usage_export": {
         *         "of": "me",
         *         "format": "csv"
         *       }
         *     }
         */
        CreateJob: {
            usage_export?: components["schemas"]["UsageExportJob"];
            audit_log_export?: components["schemas"]["AuditLogExportJob"];
            cache_rebuild?: components["schemas"]["RebuildUsageCache"];
            reconciliation?: Record<string, never>;
            subscription_approval?: components["schemas"]["SubscriptionApprovalJob"];
            subscription_denial?: components["schemas"]["SubscriptionDenialJob"];
        };
        UsageExportJob: {
            /**
             * @description csv: RFC 4180 with a header, one line per record. jsonl: one JSON object per line.
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "jsonl";
            /**
             * Format: date-time
             * @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`.
             * @example 2026-01-15T13:00:00+01:00
             */
            since?: string;
            /**
             * Format: date-time
             * @description End of the range, rounded up to a quarter of an hour. Default: now.
             * @example 2026-01-15T13:00:00+01:00
             */
            until?: string;
            /**
             * Format: uuid
             * @description Only this organization.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id?: string;
            /**
             * Format: uuid
             * @description Only this workspace.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            workspace_id?: string;
            /**
             * Format: uuid
             * @description Only this key.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id?: string;
            /**
             * Format: uuid
             * @description Only keys that this user owned at the time.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id?: string;
            /** @description Only the model with this name. */
            model?: string;
            /** @description Only this kind of upstream. */
            provider?: string;
            /**
             * Format: uuid
             * @description Only requests whose last attempt used this connection. Totals are limited to 7 days.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            connection_id?: string;
            /**
             * @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days.
             * @enum {string}
             */
            ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
            /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
            client_user?: string;
            /**
             * @description Only requests with this tag, as name:value. Totals are limited to 7 days.
             * @example team:search
             */
            tag?: string;
            /**
             * @description organization needs organization_id, which for others is a filter.
             * @enum {string}
             */
            of: "me" | "organization" | "platform";
        };
        AuditLogExportJob: {
            /**
             * @description csv: RFC 4180 with a header. json: one array of audit records.
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "json";
            /**
             * Format: uuid
             * @description Only this organization.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id?: string;
            /**
             * Format: uuid
             * @description The id of the acting user or service account.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            actor?: string;
            /** @example team.create */
            action?: string;
            /** @description The id of the target. */
            target?: string;
            /**
             * @description refused: the caller had no permission. failed: a sign-in that did not succeed.
             * @enum {string}
             */
            outcome?: "succeeded" | "refused" | "failed";
            /**
             * Format: date-time
             * @description Records from this time on.
             * @example 2026-01-15T13:00:00+01:00
             */
            since?: string;
            /**
             * Format: date-time
             * @description Records before this time.
             * @example 2026-01-15T13:00:00+01:00
             */
            until?: string;
            /**
             * @description organization needs organization_id, which for others is a filter.
             * @enum {string}
             */
            of: "organization" | "platform";
        };
        RebuildUsageCache: {
            /**
             * Format: date
             * @description A date in the time zone.
             * @example 2026-01-15
             */
            start_date?: string;
            /**
             * Format: date
             * @description A date in the time zone.
             * @example 2026-01-15
             */
            end_date?: string;
        };
        SubscriptionApprovalJob: {
            subscriptions: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description The version that you read. If the subscription has another version now, the request fails with a conflict. */
                version: number;
                /** @description If absent, the quotas do not change. */
                quotas?: components["schemas"]["SubscriptionQuota"][];
                /**
                 * Format: date-time
                 * @description When the subscription expires. Default: null, never.
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
             * @description When the limit resets, in the time zone of the organization. Weeks start on Monday. `30d` is 30 days, counted from the day on which the limit was created. `total` never resets.
             * @example month
             */
            period: string;
            /**
             * @description Requests or tokens, depending on the kind.
             * @example 1000000
             */
            amount: number;
        };
        SubscriptionDenialJob: {
            subscriptions: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description The version that you read. If the subscription has another version now, the request fails with a conflict. */
                version: number;
            }[];
            /** @description Shown to the requesters. */
            reason: string;
        };
        JobList: {
            data: components["schemas"]["Job"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        JobEvent: {
            /** @enum {string} */
            event: "job";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            at: string;
            job: components["schemas"]["Job"];
        } | {
            /** @enum {string} */
            event: "unavailable";
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            at: string;
            /** @description Why nothing is known. The job follows when it is. */
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
            /** @description Such as session_expired, not_found or shutting_down. */
            code: string;
        };
        OrganizationLimits: {
            budgets: components["schemas"]["BudgetState"][];
            request_quotas: components["schemas"]["QuotaState"][];
            token_quotas: components["schemas"]["QuotaState"][];
            requests_per_minute: number | null;
            tokens_per_minute: number | null;
            parallel_requests: number | null;
            /** @description The limits that the platform set for the organization. Both sets apply. */
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
             * @description When the limit resets. Null for a total.
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /**
             * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
             * @example 2500000000
             */
            amount_nano_usd: string;
            /**
             * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
             * @example 2500000000
             */
            used_nano_usd: string;
            /**
             * @description The part of the remaining amount that gateways hold for running and upcoming requests. A single gateway can hold all of it.
             * @example 2500000000
             */
            leased_nano_usd: string;
            /**
             * @description The amount minus the use. Never below 0.
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
             * @description When the limit resets. Null for a total.
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
             * @description Spend per period.
             * @default []
             */
            budgets?: components["schemas"]["Budget"][];
            /**
             * @description Requests per period.
             * @default []
             */
            request_quotas?: components["schemas"]["Quota"][];
            /**
             * @description Tokens per period, input and output together.
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
             * @description Spend per period.
             * @default []
             */
            budgets?: components["schemas"]["Budget"][];
            /**
             * @description Requests per period.
             * @default []
             */
            request_quotas?: components["schemas"]["Quota"][];
            /**
             * @description Tokens per period, input and output together.
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
             * @description Limits for requests to single models, in addition to the limits for all models. Use names, not aliases.
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
            /** @description The tightest limit of each kind: of the key, its owner, the owner’s team, the workspace, the organization (set by itself and by the platform), subscriptions and the credit. Limits with the smallest remaining share come first. */
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
            /** @description Null for limits without a period. */
            period: string | null;
            /** @description Whether the limit refuses requests. A soft limit only alerts. */
            hard: boolean;
            /** @enum {string} */
            unit: "nano_usd" | "requests" | "tokens";
            /** @description In the unit of the limit. A string, because values can exceed 2^53. */
            amount: string;
            used: string;
            /** @description Reserved by running requests, beyond what they have used. */
            reserved: string;
            remaining: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /**
             * @description Who set the limit. Credits and subscription quotas are set by the platform.
             * @enum {string}
             */
            set_by: "organization" | "platform";
            /** @description Who can change the limit. */
            change: {
                /**
                 * @description The action that changes the limit.
                 * @enum {string}
                 */
                action: "profile.read" | "profile.update" | "profile.list_invitations" | "invitation.accept" | "invitation.decline" | "session.list" | "session.revoke" | "identity.list" | "identity.link" | "identity.unlink" | "personal_access_token.list" | "personal_access_token.create" | "personal_access_token.revoke" | "token_family.list" | "token_family.revoke" | "display.read" | "organization.create" | "organization.list" | "organization.list_all" | "organization.read" | "organization.update" | "organization.delete" | "organization.restore" | "organization.transfer" | "organization.limits.read" | "organization.limits.update" | "organization.credits.read" | "organization.settings.read" | "organization.settings.update" | "member.list" | "member.read" | "member.limits.read" | "member.limits.update" | "member.update" | "member.remove" | "owner.change" | "invitation.list" | "invitation.read" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "service_account.list" | "service_account.read" | "service_account.create" | "service_account.update" | "service_account.delete" | "service_account_token.list" | "service_account_token.create" | "service_account_token.revoke" | "team.list" | "team.read" | "team.create" | "team.update" | "team.delete" | "team.limits.read" | "team.limits.update" | "team.add_member" | "team.remove_member" | "workspace.list" | "workspace.list_deleted" | "workspace.read" | "workspace.create" | "workspace.update" | "workspace.delete" | "workspace.restore" | "workspace.limits.read" | "workspace.limits.update" | "workspace.settings.read" | "workspace.settings.update" | "api_key.list" | "api_key.read" | "api_key.create" | "api_key.update" | "api_key.revoke" | "api_key.limits.read" | "api_key.limits.update" | "api_key.rotate" | "playground_key.create" | "request.list" | "request.cancel" | "request.list_all" | "refusal.list" | "credential.list" | "credential.read" | "credential.create" | "credential.rotate" | "credential.test" | "credential.delete" | "subscription.list" | "subscription.read" | "subscription.create" | "subscription.request_review" | "subscription.cancel" | "subscription.list_all" | "subscription.approve" | "subscription.deny" | "subscription.revert" | "subscription.suspend" | "subscription.resume" | "subscription.update_terms" | "notification.list" | "notification.mark_read" | "job.create" | "job.list" | "job.read" | "job.cancel" | "job.list_all" | "job.cancel_all" | "organization.jobs.read" | "webhook.list" | "webhook.read" | "webhook.create" | "webhook.update" | "webhook.rotate_secret" | "webhook.test" | "webhook.delete" | "alert_rule.list" | "alert_rule.read" | "alert_rule.create" | "alert_rule.update" | "alert_rule.delete" | "audit.read" | "audit.export" | "catalog.read" | "connection.list" | "connection.read" | "connection.create" | "connection.update" | "connection.test" | "connection.remove" | "connection.list_breakers" | "connection.open_breaker" | "connection.close_breaker" | "model.list" | "model.read" | "model.create" | "model.update" | "model.price" | "model.remove" | "model.restore" | "deployment.list" | "deployment.read" | "deployment.create" | "deployment.update" | "deployment.delete" | "usage.read" | "usage.export" | "usage.report" | "profile.usage.read" | "profile.usage.export" | "banner.list" | "banner.dismiss" | "banner.list_all" | "banner.create" | "banner.update" | "banner.delete" | "branding.read" | "branding.update" | "platform.usage.read" | "platform.usage.export" | "platform.usage.refresh" | "platform.usage.rebuild" | "platform.discovery.read" | "platform.discovery.sync" | "platform.system.read" | "platform.reconciliation.read" | "platform.reconciliation.start" | "platform.reconciliation.cancel" | "platform.settings.read" | "platform.settings.update" | "platform.limits.read" | "platform.limits.update" | "platform.credits.enter" | "platform.audit.read" | "platform.audit.export" | "user.list" | "user.read" | "user.update" | "user.tokens.read" | "user.tokens.revoke";
                /** @description Whether the caller is allowed to. */
                allowed: boolean;
            };
            /** @description The remaining share of the amount, from 1 (all) to 0 (nothing). */
            part_left: number;
            /** @description Null for rates and concurrent requests, with fewer than three days of use, and in lists. */
            pace: {
                /** @description Average use per day over the last days, in the unit of the limit. */
                per_day: string;
                /** @description How many days the remaining amount lasts at this pace. */
                days_left: number;
                /** @description With a probability of 80%, the amount lasts at least this many days … */
                days_left_low: number;
                /** @description … and at most this many days. Null if daily use varies too much for an estimate. */
                days_left_high: number | null;
                /** @description Whether the limit resets before that. */
                resets_first: boolean;
                /** @description Number of whole days (UTC) that the estimate is based on: the days since the first use, at most seven. */
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
            /** @description Newest first, at most 1,000. */
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
            /** @description Null: no change. This also applies to the other fields. */
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
                /** @description The ids of their usage records. */
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
            /** @description Why data is unavailable. A snapshot follows when it is available again. */
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
            /** @description The reason, such as session_expired, permission_denied or shutting_down. */
            code: string;
        };
        LiveRequest: {
            /**
             * Format: uuid
             * @description The id of the future usage record.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            record_id: string;
            /** @description The `x-request-id` of the response. */
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
             * @description The key’s owner. Null for a key of the organization.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string | null;
            /** @description The endpoint, such as `chat`. */
            operation: string;
            model: string;
            streamed: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            started_at: string;
            /** @description Whether the client has received part of the response. */
            has_answer: boolean;
            /** @description Output tokens so far: reported by the upstream, otherwise estimated. 0 for responses that are not streamed. */
            output_tokens: number;
        };
        RefusalRate: {
            code: string;
            /** @description Average of the last ten seconds. */
            per_second: number;
        };
        LiveSystem: {
            /** @description Breakers that are not closed, as seen by the replica that answers. */
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
            /** @description Number of records in the spool of the replica that answers. */
            spool_depth: number;
            replicas: number;
        };
        /** @description At most 1,000 requests, newest first. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description The event.
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
             * @description Your role. Null if you are not a member.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
        };
        UpdateOrganization: {
            /** @example Research */
            name?: string;
        };
        OrganizationSettings: {
            /** @description Whether members can create their own keys. Owners and admins always can. */
            members_may_create_keys: boolean;
            /** @description Maximum lifetime of new keys, in days. Null: no limit. */
            max_key_lifetime_days: number | null;
            /**
             * @description Only email addresses of these domains can be invited. Null: any domain.
             * @example [
             *       "example.com"
             *     ]
             */
            invitation_email_domains: string[] | null;
            /** @description Whether usage records include the `user` and the tags that clients send. Off by default, because they can contain personal data. */
            record_client_tags: boolean;
            /**
             * @description The IANA time zone in which daily, weekly, monthly and yearly limits reset. A change also applies to current periods and counts what was used in them.
             * @example Europe/Berlin
             */
            time_zone: string;
        };
        UpdateOrganizationSettings: {
            /** @description Whether members can create their own keys. Owners and admins always can. */
            members_may_create_keys?: boolean;
            /** @description Maximum lifetime of new keys, in days. Null: no limit. */
            max_key_lifetime_days?: number | null;
            /**
             * @description Only email addresses of these domains can be invited. Null: any domain.
             * @example [
             *       "example.com"
             *     ]
             */
            invitation_email_domains?: string[] | null;
            /** @description Whether usage records include the `user` and the tags that clients send. Off by default, because they can contain personal data. */
            record_client_tags?: boolean;
            /**
             * @description The IANA time zone in which daily, weekly, monthly and yearly limits reset. A change also applies to current periods and counts what was used in them.
             * @example Europe/Berlin
             */
            time_zone?: string;
        };
        TransferOwnership: {
            /**
             * Format: uuid
             * @description The id of a member.
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
             * @description The only organization that the token can access. Null: all your organizations.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            organization_id: string | null;
            /** @description The session or token that created it. It ends together with that one. Null if it is older than this field. */
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
             * @description Accurate to a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
            /** @description Shown only once. */
            token: string;
        };
        CreatePersonalAccessToken: {
            /** @example Research */
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description Restricts the token to one organization. The token then reads only the part of your profile that concerns it.
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
            /** @description The period of the default and the maximum budget of keys. */
            key_budget_period: string;
            /** @description Defaults for new keys. A default cannot exceed its maximum. Null counts as above every maximum. */
            key_defaults: {
                /**
                 * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd: string | null;
                requests_per_minute: number | null;
                tokens_per_minute: number | null;
                parallel_requests: number | null;
                lifetime_days: number | null;
            };
            /** @description Maximums for keys, for everyone except platform admins. Null: no maximum. */
            key_maximums: {
                /**
                 * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd: string | null;
                requests_per_minute: number | null;
                tokens_per_minute: number | null;
                parallel_requests: number | null;
                lifetime_days: number | null;
            };
            /** @description The period of the default budget of new members. */
            member_budget_period: string;
            /** @description Default limits of new members. Admins of the organization can change them. */
            member_defaults: {
                /**
                 * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd: string | null;
                requests_per_minute: number | null;
                tokens_per_minute: number | null;
                parallel_requests: number | null;
            };
            display_currency: components["schemas"]["DisplayCurrency"];
            /** @description Whether every model needs a subscription, not only restricted models. */
            require_subscriptions: boolean;
            /** @description Whether models without a price are always refused, not only where spend is limited. */
            refuse_unpriced_models: boolean;
            /**
             * @description The maximum spend of a playground key. At most 100 US dollars.
             * @example 2500000000
             */
            playground_budget_nano_usd: string;
        };
        /** @description The currency for displayed amounts. All amounts are counted in nano-USD. */
        DisplayCurrency: {
            /** @example EUR */
            code: string;
            /**
             * @description The value of one US dollar in this currency.
             * @example 0.92
             */
            rate: string;
            /**
             * Format: date
             * @description The date of the rate. Null if unknown. A new rate without a date gets today’s date (UTC).
             * @example 2026-11-20
             */
            rate_date: string | null;
        };
        UpdatePlatformSettings: {
            /**
             * @description When the limit resets, in the time zone of the organization. Weeks start on Monday. `30d` is 30 days, counted from the day on which the limit was created. `total` never resets.
             * @example month
             */
            key_budget_period?: string;
            key_defaults?: {
                /**
                 * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
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
                 * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
                 * @example 2500000000
                 */
                budget_nano_usd?: string | null;
                requests_per_minute?: number | null;
                tokens_per_minute?: number | null;
                parallel_requests?: number | null;
                lifetime_days?: number | null;
            };
            /**
             * @description When the limit resets, in the time zone of the organization. Weeks start on Monday. `30d` is 30 days, counted from the day on which the limit was created. `total` never resets.
             * @example month
             */
            member_budget_period?: string;
            member_defaults?: {
                /**
                 * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
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
                 * @description The value of one US dollar in this currency.
                 * @example 0.92
                 */
                rate: string;
                /**
                 * Format: date
                 * @description The date of the rate. Null if unknown. A new rate without a date gets today’s date (UTC).
                 * @example 2026-11-20
                 */
                rate_date?: string | null;
            };
            require_subscriptions?: boolean;
            refuse_unpriced_models?: boolean;
            /**
             * @description Nano-USD, as a string. 1,000,000,000 is one US dollar.
             * @example 2500000000
             */
            playground_budget_nano_usd?: string;
        };
        /** @description Display settings for everyone. */
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
             * @description Test keys can use simulated models only. They are free.
             * @enum {string}
             */
            mode: "live" | "test";
            /**
             * @description Null for a regular key.
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
            /** @description The owner of the key. The key of a user ends with their membership. The key of a service account ends with the account. */
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
            /** @description The session or token that created the key. Null: the command line. The key keeps working after that session or token ends. Revoke it separately. */
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
             * @description Until when the previous secret also works. Null if it no longer works.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the previous one also works. Null if it no longer works.
             * @example 2026-01-15T12:00:00.000Z
             */
            older_secret_expires_at: string | null;
            /**
             * Format: date-time
             * @description Accurate to about a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
            /** @description The secret of the key. It is shown only once. */
            secret: string;
            /**
             * @description The budget of the key.
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
             * @description The models that the key can use. Names, not aliases.
             * @example [
             *       "llama-3.3-70b"
             *     ]
             */
            models: string[];
            /**
             * @description The budget of the key. If absent, the platform’s budget for playground keys.
             * @example 2500000000
             */
            budget_nano_usd?: string;
        };
        Reconciliation: {
            /** @description Whether ledger, rollups, totals and counters match. Null: unknown. */
            agrees: boolean | null;
            /**
             * Format: date-time
             * @description The point in time that was last checked.
             * @example 2026-01-15T12:00:00.000Z
             */
            checked_at: string | null;
            /**
             * Format: date-time
             * @description The first of the latest checks in a row that found no differences.
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
            /** @description The last finished check. */
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
             * @description failed: the check could not be completed, so it has no result.
             * @enum {string}
             */
            status: "running" | "agrees" | "differs" | "cancelled" | "failed";
            /**
             * Format: date-time
             * @description The point in time that is checked.
             * @example 2026-01-15T12:00:00.000Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            finished_at: string | null;
            /** @description Number of days to check. Null until known. */
            days: number | null;
            days_done: number;
            /**
             * Format: date-time
             * @description The start of the checked part of the ledger.
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
            /** @description The values, as decimal numbers. */
            columns: {
                [key: string]: {
                    expected: string;
                    found: string;
                };
            };
        };
        Agreement: {
            /** @description Whether ledger, rollups, totals and counters match. Null: unknown. */
            agrees: boolean | null;
            /**
             * Format: date-time
             * @description The point in time that was last checked.
             * @example 2026-01-15T12:00:00.000Z
             */
            checked_at: string | null;
            /**
             * Format: date-time
             * @description The first of the latest checks in a row that found no differences.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
        };
        Refusal: {
            /**
             * Format: date-time
             * @description The minute of the refusals.
             * @example 2026-01-15T12:00:00.000Z
             */
            minute: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string;
            /** @description The error code that the client got. */
            code: string;
            /** @description The scope of the limit that refused the request, such as `workspace`. Null if no limit did. */
            scope: string | null;
            /** @description Number of refused requests. */
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
            /** @description The limit at the last refusal, in its unit: nano-USD, requests or tokens. A string, because it can exceed 2^53. */
            limit: string | null;
            /** @description The value that was compared with the limit. */
            observed: string | null;
            /**
             * Format: date-time
             * @description When the limit allows requests again.
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /** @description All limits that were checked for the last request, in the order in which they are checked. Empty if the request was not refused by a limit. */
            limits: components["schemas"]["RefusalLimit"][];
            /** @description The endpoint, such as `chat`. */
            operation: string | null;
            model: string | null;
            /** @description The `x-request-id` of the last refused request. */
            request_id: string | null;
            /** @description The ids of the first refused requests, at most 20. */
            request_ids: string[];
        };
        RefusalLimit: {
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            /** @description The scope of the limit, such as `workspace`. */
            scope: string;
            /**
             * Format: uuid
             * @description UUID
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            scope_id: string;
            /**
             * Format: uuid
             * @description Null: the limit applies to all models.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            model_id: string | null;
            /** @description The kind, such as `budget`. All amounts are in its unit. */
            kind: string;
            /** @description Null for rates and concurrent requests. */
            period: string | null;
            amount: string;
            /** @description Null if the counters that decided do not report it. */
            used: string | null;
            /** @description What gateways had reserved beyond that. */
            reserved: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            resets_at: string | null;
            /** @description Whether this limit refused the request. */
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
            /** @description Earliest first. */
            timeline: components["schemas"]["TimelineStep"][];
            ttft: components["schemas"]["TimeToFirstToken"] | null;
            stream: components["schemas"]["StreamShape"] | null;
            /** @description In the order of the record’s attempts. */
            attempts: components["schemas"]["AttemptContext"][];
        } | {
            /** @enum {string} */
            kind: "running";
            request: components["schemas"]["LiveRequest"];
        } | {
            /** @enum {string} */
            kind: "refusal";
            /** @description Similar refused requests of one key in one minute. `count` is their number. The details are those of the last one. */
            refusal: {
                /**
                 * Format: date-time
                 * @description The minute of the refusals.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                minute: string;
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                api_key_id: string;
                /** @description The error code that the client got. */
                code: string;
                /** @description The scope of the limit that refused the request, such as `workspace`. Null if no limit did. */
                scope: string | null;
                /** @description Number of refused requests. */
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
                /** @description The limit at the last refusal, in its unit: nano-USD, requests or tokens. A string, because it can exceed 2^53. */
                limit: string | null;
                /** @description The value that was compared with the limit. */
                observed: string | null;
                /**
                 * Format: date-time
                 * @description When the limit allows requests again.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                resets_at: string | null;
                /** @description All limits that were checked for the last request, in the order in which they are checked. Empty if the request was not refused by a limit. */
                limits: components["schemas"]["RefusalLimit"][];
                /** @description The endpoint, such as `chat`. */
                operation: string | null;
                model: string | null;
                /** @description The `x-request-id` of the last refused request. */
                request_id: string | null;
                /** @description The ids of the first refused requests, at most 20. */
                request_ids: string[];
            };
            /** @description Whether the details are those of the requested request. */
            is_last: boolean;
            /** @description Who can change the limits of the refusal, in the same order. */
            limits: {
                /**
                 * @description Who set the limit. Credits and subscription quotas are set by the platform.
                 * @enum {string}
                 */
                set_by: "organization" | "platform";
                /** @description Who can change the limit. */
                change: {
                    /**
                     * @description The action that changes the limit.
                     * @enum {string}
                     */
                    action: "profile.read" | "profile.update" | "profile.list_invitations" | "invitation.accept" | "invitation.decline" | "session.list" | "session.revoke" | "identity.list" | "identity.link" | "identity.unlink" | "personal_access_token.list" | "personal_access_token.create" | "personal_access_token.revoke" | "token_family.list" | "token_family.revoke" | "display.read" | "organization.create" | "organization.list" | "organization.list_all" | "organization.read" | "organization.update" | "organization.delete" | "organization.restore" | "organization.transfer" | "organization.limits.read" | "organization.limits.update" | "organization.credits.read" | "organization.settings.read" | "organization.settings.update" | "member.list" | "member.read" | "member.limits.read" | "member.limits.update" | "member.update" | "member.remove" | "owner.change" | "invitation.list" | "invitation.read" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "service_account.list" | "service_account.read" | "service_account.create" | "service_account.update" | "service_account.delete" | "service_account_token.list" | "service_account_token.create" | "service_account_token.revoke" | "team.list" | "team.read" | "team.create" | "team.update" | "team.delete" | "team.limits.read" | "team.limits.update" | "team.add_member" | "team.remove_member" | "workspace.list" | "workspace.list_deleted" | "workspace.read" | "workspace.create" | "workspace.update" | "workspace.delete" | "workspace.restore" | "workspace.limits.read" | "workspace.limits.update" | "workspace.settings.read" | "workspace.settings.update" | "api_key.list" | "api_key.read" | "api_key.create" | "api_key.update" | "api_key.revoke" | "api_key.limits.read" | "api_key.limits.update" | "api_key.rotate" | "playground_key.create" | "request.list" | "request.cancel" | "request.list_all" | "refusal.list" | "credential.list" | "credential.read" | "credential.create" | "credential.rotate" | "credential.test" | "credential.delete" | "subscription.list" | "subscription.read" | "subscription.create" | "subscription.request_review" | "subscription.cancel" | "subscription.list_all" | "subscription.approve" | "subscription.deny" | "subscription.revert" | "subscription.suspend" | "subscription.resume" | "subscription.update_terms" | "notification.list" | "notification.mark_read" | "job.create" | "job.list" | "job.read" | "job.cancel" | "job.list_all" | "job.cancel_all" | "organization.jobs.read" | "webhook.list" | "webhook.read" | "webhook.create" | "webhook.update" | "webhook.rotate_secret" | "webhook.test" | "webhook.delete" | "alert_rule.list" | "alert_rule.read" | "alert_rule.create" | "alert_rule.update" | "alert_rule.delete" | "audit.read" | "audit.export" | "catalog.read" | "connection.list" | "connection.read" | "connection.create" | "connection.update" | "connection.test" | "connection.remove" | "connection.list_breakers" | "connection.open_breaker" | "connection.close_breaker" | "model.list" | "model.read" | "model.create" | "model.update" | "model.price" | "model.remove" | "model.restore" | "deployment.list" | "deployment.read" | "deployment.create" | "deployment.update" | "deployment.delete" | "usage.read" | "usage.export" | "usage.report" | "profile.usage.read" | "profile.usage.export" | "banner.list" | "banner.dismiss" | "banner.list_all" | "banner.create" | "banner.update" | "banner.delete" | "branding.read" | "branding.update" | "platform.usage.read" | "platform.usage.export" | "platform.usage.refresh" | "platform.usage.rebuild" | "platform.discovery.read" | "platform.discovery.sync" | "platform.system.read" | "platform.reconciliation.read" | "platform.reconciliation.start" | "platform.reconciliation.cancel" | "platform.settings.read" | "platform.settings.update" | "platform.limits.read" | "platform.limits.update" | "platform.credits.enter" | "platform.audit.read" | "platform.audit.export" | "user.list" | "user.read" | "user.update" | "user.tokens.read" | "user.tokens.revoke";
                    /** @description Whether the caller is allowed to. */
                    allowed: boolean;
                };
            }[];
        };
        /** @description Durations are in microseconds. Null means unknown, never zero. */
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
                /** @enum {string|null} */
                breaker_state: "closed" | "half_open" | null;
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
             * @description recorded: when the record was written to the database, by the database’s clock. `settled_by` of the record shows whether it came through the spool.
             * @enum {string}
             */
            step: "received" | "authenticated" | "body_received" | "admitted" | "attempt_started" | "attempt_answered" | "attempt_ended" | "first_token" | "last_token" | "ended" | "recorded";
            /** @description Microseconds since the request was received. */
            at_us: number;
            /** @description Duration of the phase that ends with this step. */
            took_us: number | null;
            /** @description The number of the attempt, starting at 1. */
            attempt: number | null;
            /** @description Why the attempt or the request did not succeed. */
            reason: string | null;
            /**
             * @description The state of the breaker when the attempt started. half_open: the attempt was a probe of the upstream.
             * @enum {string|null}
             */
            breaker_state: "closed" | "half_open" | null;
        };
        /** @description Time to first token. The parts add up to the total. */
        TimeToFirstToken: {
            total_us: number;
            /** @description Time until the client had sent its body. */
            client_us: number;
            /** @description Time of earlier attempts and waits. */
            earlier_attempts_us: number;
            upstream_us: number;
            weir_us: number;
        };
        StreamShape: {
            /** @description Events with tokens, by time since the request was received. At most 64 slices. */
            slices: {
                start_us: number;
                width_us: number;
                tokens: number;
            }[];
            /** @description Histogram of the gaps between these events. Empty buckets are left out. */
            gaps: {
                over_us: number;
                up_to_us: number | null;
                count: number;
            }[];
            stalls: {
                /** @description Gaps longer than this are stalls. */
                over_us: number;
                count: number;
                longest_gap_us: number;
                /** @description Stalls, as far as the slices show them, longest first. */
                seen: {
                    start_us: number;
                    length_us: number;
                }[];
            };
        };
        /** @description Null if the caller cannot see connections, or if the connection no longer exists. */
        AttemptContext: {
            connection_name: string | null;
            /**
             * @description The current state, as seen by the replica that answers.
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
             * @description The role of the service account. It has the permissions of a user with this role. Cannot be owner.
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
             * @description The role of the service account. It has the permissions of a user with this role. Cannot be owner.
             * @default member
             * @enum {string}
             */
            role?: "admin" | "member";
        };
        ServiceAccountList: {
            data: components["schemas"]["ServiceAccount"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description The role of the service account. It has the permissions of a user with this role. Cannot be owner.
             * @enum {string}
             */
            role?: "admin" | "member";
            /**
             * @description `now` disables the account’s tokens and API keys. Set null to enable them again.
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
             * @description Accurate to a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
            /** @description For `Authorization: Bearer`. Shown only once. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description Accurate to a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_used_at: string | null;
        };
        SignedIn: {
            user: components["schemas"]["MyProfile"];
            /** @enum {string} */
            signed_in_by: "session" | "access_token" | "personal_access_token";
            /** @description Null if the request uses a token. */
            session: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /**
                 * @description The identity provider used to sign in.
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
                 * @description Accurate to a minute.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                last_seen_at: string;
                /**
                 * Format: date-time
                 * @description When the session ends if it is not used. Each use extends this.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                idle_expires_at: string;
                /**
                 * Format: date-time
                 * @description When the session ends, even if it is used.
                 * @example 2026-01-15T12:00:00.000Z
                 */
                expires_at: string;
                /** @description Whether this request uses the session. */
                current: boolean;
            } | null;
            /** @description What the caller can do now. A token can do at most what its scopes allow. */
            permissions: {
                /** @description What the platform role allows, outside organizations and in every organization. Includes what everyone can do. */
                platform: components["schemas"]["PermittedAction"][];
                /** @description Permissions in the organizations of the profile, in the same order. */
                organizations: {
                    /**
                     * Format: uuid
                     * @description UUID
                     * @example 019bc0de-0000-7000-8000-00000000a001
                     */
                    organization_id: string;
                    /** @description Actions allowed on all resources of the organization. */
                    any: components["schemas"]["PermittedAction"][];
                    /** @description Actions allowed only on the caller’s own resources. */
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
            /** @description At most the 100 newest. */
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
        /** @description Display preferences of a user in the console. */
        Preferences: {
            /**
             * @description A BCP 47 language tag. Null: the language of the browser.
             * @enum {string|null}
             */
            language: "en" | "de" | "es" | "fr" | "it" | "ja" | "ko" | "zh-Hans" | "pt-BR" | null;
            /**
             * @description Null: the time zone of the browser.
             * @example Europe/Berlin
             */
            time_zone: string | null;
            /** @enum {string} */
            theme: "system" | "light" | "dark";
            /** @enum {string} */
            density: "comfortable" | "compact";
        };
        /**
         * @description An action, as in the `x-weir-permission` of an operation.
         * @enum {string}
         */
        PermittedAction: "profile.read" | "profile.update" | "profile.list_invitations" | "invitation.accept" | "invitation.decline" | "session.list" | "session.revoke" | "identity.list" | "identity.link" | "identity.unlink" | "personal_access_token.list" | "personal_access_token.create" | "personal_access_token.revoke" | "token_family.list" | "token_family.revoke" | "display.read" | "organization.create" | "organization.list" | "organization.list_all" | "organization.read" | "organization.update" | "organization.delete" | "organization.restore" | "organization.transfer" | "organization.limits.read" | "organization.limits.update" | "organization.credits.read" | "organization.settings.read" | "organization.settings.update" | "member.list" | "member.read" | "member.limits.read" | "member.limits.update" | "member.update" | "member.remove" | "owner.change" | "invitation.list" | "invitation.read" | "invitation.create" | "invitation.resend" | "invitation.revoke" | "service_account.list" | "service_account.read" | "service_account.create" | "service_account.update" | "service_account.delete" | "service_account_token.list" | "service_account_token.create" | "service_account_token.revoke" | "team.list" | "team.read" | "team.create" | "team.update" | "team.delete" | "team.limits.read" | "team.limits.update" | "team.add_member" | "team.remove_member" | "workspace.list" | "workspace.list_deleted" | "workspace.read" | "workspace.create" | "workspace.update" | "workspace.delete" | "workspace.restore" | "workspace.limits.read" | "workspace.limits.update" | "workspace.settings.read" | "workspace.settings.update" | "api_key.list" | "api_key.read" | "api_key.create" | "api_key.update" | "api_key.revoke" | "api_key.limits.read" | "api_key.limits.update" | "api_key.rotate" | "playground_key.create" | "request.list" | "request.cancel" | "request.list_all" | "refusal.list" | "credential.list" | "credential.read" | "credential.create" | "credential.rotate" | "credential.test" | "credential.delete" | "subscription.list" | "subscription.read" | "subscription.create" | "subscription.request_review" | "subscription.cancel" | "subscription.list_all" | "subscription.approve" | "subscription.deny" | "subscription.revert" | "subscription.suspend" | "subscription.resume" | "subscription.update_terms" | "notification.list" | "notification.mark_read" | "job.create" | "job.list" | "job.read" | "job.cancel" | "job.list_all" | "job.cancel_all" | "organization.jobs.read" | "webhook.list" | "webhook.read" | "webhook.create" | "webhook.update" | "webhook.rotate_secret" | "webhook.test" | "webhook.delete" | "alert_rule.list" | "alert_rule.read" | "alert_rule.create" | "alert_rule.update" | "alert_rule.delete" | "audit.read" | "audit.export" | "catalog.read" | "connection.list" | "connection.read" | "connection.create" | "connection.update" | "connection.test" | "connection.remove" | "connection.list_breakers" | "connection.open_breaker" | "connection.close_breaker" | "model.list" | "model.read" | "model.create" | "model.update" | "model.price" | "model.remove" | "model.restore" | "deployment.list" | "deployment.read" | "deployment.create" | "deployment.update" | "deployment.delete" | "usage.read" | "usage.export" | "usage.report" | "profile.usage.read" | "profile.usage.export" | "banner.list" | "banner.dismiss" | "banner.list_all" | "banner.create" | "banner.update" | "banner.delete" | "branding.read" | "branding.update" | "platform.usage.read" | "platform.usage.export" | "platform.usage.refresh" | "platform.usage.rebuild" | "platform.discovery.read" | "platform.discovery.sync" | "platform.system.read" | "platform.reconciliation.read" | "platform.reconciliation.start" | "platform.reconciliation.cancel" | "platform.settings.read" | "platform.settings.update" | "platform.limits.read" | "platform.limits.update" | "platform.credits.enter" | "platform.audit.read" | "platform.audit.export" | "user.list" | "user.read" | "user.update" | "user.tokens.read" | "user.tokens.revoke";
        SessionList: {
            data: components["schemas"]["Session"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description The identity provider used to sign in.
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
             * @description Accurate to a minute.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description When the session ends if it is not used. Each use extends this.
             * @example 2026-01-15T12:00:00.000Z
             */
            idle_expires_at: string;
            /**
             * Format: date-time
             * @description When the session ends, even if it is used.
             * @example 2026-01-15T12:00:00.000Z
             */
            expires_at: string;
            /** @description Whether this request uses the session. */
            current: boolean;
        };
        IdentityProviderList: {
            data: components["schemas"]["IdentityProvider"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
             * @description The URL to send the browser to. You can add return_to.
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
             * @description The member who owns the subscription. Null: everyone in the organization.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            user_id: string | null;
            model: string;
            state: components["schemas"]["SubscriptionState"];
            /** @description Increases with every change. */
            version: number;
            /** @description The reason for the latest state change. */
            reason: string | null;
            /**
             * Format: uuid
             * @description The user who last requested it.
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
             * @description When the limit resets, in the time zone of the organization. Weeks start on Monday. `30d` is 30 days, counted from the day on which the limit was created. `total` never resets.
             * @example month
             */
            period: string;
            /**
             * @description Requests or tokens, depending on the kind.
             * @example 1000000
             */
            amount: number;
            /** @description Recorded use in the current period. */
            used: number;
            /** @description The amount minus the use. Never below 0. */
            remaining: number;
            /**
             * Format: date-time
             * @description When the limit resets. Null for a total.
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
             * @description Who can use the model. Admins of the organization can subscribe for everyone in it.
             * @default me
             * @enum {string}
             */
            for?: "me" | "organization";
            /**
             * @description What the subscription is needed for.
             * @default null
             */
            reason?: string | null;
        };
        SubscriptionList: {
            data: components["schemas"]["Subscription"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description When the oldest pending subscription was requested.
             * @example 2026-01-15T12:00:00.000Z
             */
            oldest_pending_at: string | null;
            /** @description The models with the most pending subscriptions, at most 100. */
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
            /** @description Why the entry failed: `not_found`; `conflict` (the version changed, or the subscription is not pending); `permission_denied` (you requested it yourself); `invalid_parameter`. */
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
                /** @description The version that you read. If the subscription has another version now, the request fails with a conflict. */
                version: number;
                /** @description If absent, the quotas do not change. */
                quotas?: components["schemas"]["SubscriptionQuota"][];
                /**
                 * Format: date-time
                 * @description When the subscription expires. Default: null, never.
                 * @example 2026-01-15T13:00:00+01:00
                 */
                expires_at?: string | null;
            }[];
            /** @default null */
            reason?: string | null;
        };
        DenySubscriptions: {
            subscriptions: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description The version that you read. If the subscription has another version now, the request fails with a conflict. */
                version: number;
            }[];
            /** @description Shown to the requesters. */
            reason: string;
        };
        SuperviseSubscription: {
            /** @description The version that you read. If the subscription has another version now, the request fails with a conflict. */
            version: number;
            /** @default null */
            reason?: string | null;
        };
        SuspendSubscription: {
            /** @description The version that you read. If the subscription has another version now, the request fails with a conflict. */
            version: number;
            /** @description Shown to the subscriber. */
            reason: string;
        };
        UpdateSubscriptionTerms: {
            /** @description The version that you read. If the subscription has another version now, the request fails with a conflict. */
            version: number;
            /** @description If absent, the quotas do not change. */
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
            /** @description The replica that answers. `checks` and `status` are about this replica. */
            replica: {
                /**
                 * Format: uuid
                 * @description A new id after every start.
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                version: string;
                /** @description Settings by variable name, without secrets. Null: not set. */
                settings: {
                    [key: string]: string | number | boolean | null;
                };
            };
            /** @description Replicas seen in the last 30 seconds, oldest start first. */
            replicas: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description Null for earlier releases. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description Gets the next pair of tokens. Works once. */
            refresh_token: string;
            /** @description Seconds until the last possible refresh. A refresh does not extend this. */
            refresh_expires_in: number;
            /** @description Scopes, separated by spaces. Null: everything that you can do. */
            scope: string | null;
        };
        IssueTokens: {
            /** @description Default: all your scopes. */
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
             * @description The start of the requested quarter of an hour.
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the requested quarter of an hour. Not included.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
            totals: components["schemas"]["UsageTotals"];
            /** @description The previous range of the same length. */
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
            /** @description Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure. */
            failed_requests: number;
            /** @description Requests with unknown token counts. They are not included in the totals. */
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
             * @description The same amount, for display.
             * @example $0.004125
             */
            cost: string;
            /** @description Requests with unknown cost. They are not included in the total. */
            unknown_cost_requests: number;
            /** @description Average time to first token. All durations are in microseconds. */
            mean_ttft_us: number | null;
            /** @description Average time between two tokens of a stream. */
            mean_gap_us: number | null;
            mean_duration_us: number | null;
            /** @description Average time that Weir itself added until the first byte. */
            mean_overhead_us: number | null;
            latency: {
                ttft: components["schemas"]["UsagePercentiles"];
                gap: components["schemas"]["UsagePercentiles"];
                duration: components["schemas"]["UsagePercentiles"];
                overhead: components["schemas"]["UsagePercentiles"];
            };
        };
        /** @description Estimated from histograms. Null if nothing was measured. */
        UsagePercentiles: {
            p50_us: number | null;
            p95_us: number | null;
            p99_us: number | null;
        };
        UsageSeries: {
            /**
             * Format: date-time
             * @description The start of the requested quarter of an hour.
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the requested quarter of an hour. Not included.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
            /** @enum {string} */
            granularity: "15_minutes" | "hour" | "day" | "week" | "month";
            time_zone: string;
            /** @description All periods of the range, without gaps. The first and last period count only what is within the range. */
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
                /** @description Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure. */
                failed_requests: number;
                /** @description Requests with unknown token counts. They are not included in the totals. */
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
                 * @description The same amount, for display.
                 * @example $0.004125
                 */
                cost: string;
                /** @description Requests with unknown cost. They are not included in the total. */
                unknown_cost_requests: number;
                /** @description Average time to first token. All durations are in microseconds. */
                mean_ttft_us: number | null;
                /** @description Average time between two tokens of a stream. */
                mean_gap_us: number | null;
                mean_duration_us: number | null;
                /** @description Average time that Weir itself added until the first byte. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description The start of the requested quarter of an hour.
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the requested quarter of an hour. Not included.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
        };
        UsageShare: {
            /** @description The name of the model or provider, or an id. Null: keys without an owner, when grouped by member. */
            id: string | null;
            requests: number;
            /** @description Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure. */
            failed_requests: number;
            /** @description Requests with unknown token counts. They are not included in the totals. */
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
             * @description The same amount, for display.
             * @example $0.004125
             */
            cost: string;
            /** @description Requests with unknown cost. They are not included in the total. */
            unknown_cost_requests: number;
            /** @description Average time to first token. All durations are in microseconds. */
            mean_ttft_us: number | null;
            /** @description Average time between two tokens of a stream. */
            mean_gap_us: number | null;
            mean_duration_us: number | null;
            /** @description Average time that Weir itself added until the first byte. */
            mean_overhead_us: number | null;
        };
        UsageRecordList: {
            data: components["schemas"]["UsageRecord"][];
            has_more: boolean;
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the keys and their owners on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description The start of the requested quarter of an hour.
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description The end of the requested quarter of an hour. Not included.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
        };
        UsageReported: {
            /** @description Number of new records. */
            recorded: number;
            /** @description In the order of the request. False: the record was reported before. */
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
            /** @description Your own id of the request. Each id counts once per organization. */
            id: string;
            /**
             * Format: uuid
             * @description The key whose usage it is. Must be a key of the organization. Can be revoked.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            api_key_id: string;
            /** @description The name of a model in the catalog, or an alias. */
            model: string;
            /**
             * @description The provider that served the request.
             * @default reported
             * @example batch
             */
            provider?: string;
            /**
             * Format: date-time
             * @description When the request started. Must be within the last 31 days.
             * @example 2026-01-15T13:00:00+01:00
             */
            started_at: string;
            /** @description Microseconds. */
            duration_us: number;
            /**
             * @description Null: unknown. This applies to all counts.
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
             * @description The cost in nano-USD, if known. Null: calculated from the prices of the model.
             * @default null
             */
            cost_nano_usd?: string | null;
        };
        UsageAnalytics: {
            period: components["schemas"]["AnalyticsPeriod"];
            /** @description The ranges that trends compare: the past quarters of an hour of this range, and the same amount of time before it. */
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
            /** @description Users of the platform, or members of the organization. 1 if you see only your own usage. */
            total_users: number;
            /** @description Number of users whose keys were used. */
            active_users: number;
            total_requests: number;
            failed_requests: number;
            /** @description Percentage of requests that did not fail. Null without requests. */
            success_rate: number | null;
            /** @description Requests with unknown token counts. They are not included in the totals. */
            unknown_usage_requests: number;
            /** @description Requests with unknown cost. They are not included in the totals. */
            unknown_cost_requests: number;
            tokens: components["schemas"]["AnalyticsTokens"];
            cost: {
                /**
                 * @description Nano-USD.
                 * @example 4125000
                 */
                total_nano_usd: string;
                /**
                 * @description The same amount, for display.
                 * @example $0.004125
                 */
                total: string;
                by_provider: components["schemas"]["RankedUsage"][];
                by_model: components["schemas"]["RankedUsage"][];
                by_user: components["schemas"]["RankedUsage"][];
                by_day: {
                    /**
                     * Format: date
                     * @description A date in the time zone.
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
                 * @description The cost of the current month. Null if a filter uses tags.
                 * @example 4125000
                 */
                month_to_date_nano_usd: string | null;
                /**
                 * @description Projected cost of the current month: the cost so far, plus the average of the last 28 full days for each remaining day. Null with fewer than three days of data.
                 * @example 4125000
                 */
                projected_month_nano_usd: string | null;
                /**
                 * @description In four out of five months, the final cost is within this amount of the projection.
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
            /** @description The items with the highest cost. */
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
                 * @description A date in the time zone.
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
                /** @description Whether the day is unfinished. */
                is_partial: boolean;
                requests: number;
                /** @description Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure. */
                failed_requests: number;
                tokens: components["schemas"]["AnalyticsTokens"];
                /**
                 * @description Nano-USD.
                 * @example 4125000
                 */
                cost_nano_usd: string;
            }[];
            /** @description Only days with usage. */
            daily_model_usage: {
                /**
                 * Format: date
                 * @description A date in the time zone.
                 * @example 2026-01-15
                 */
                date: string;
                models: {
                    /** @description Null: all models that are not in top_models. */
                    model: string | null;
                    requests: number;
                    /** @description Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure. */
                    failed_requests: number;
                    tokens: components["schemas"]["AnalyticsTokens"];
                    /**
                     * @description Nano-USD.
                     * @example 4125000
                     */
                    cost_nano_usd: string;
                }[];
            }[];
            /** @description Incomplete requests by cause. Null while cache.missing_days is not 0, or if their records are deleted. */
            errors: {
                ending: string;
                error_code: string | null;
                requests: number;
                /** @description Whether it counts as one of failed_requests. */
                is_failure: boolean;
            }[] | null;
            /** @description Requests that were refused before any attempt. They do not count as usage and are kept for a limited time. Null if a filter uses models, providers or tags. */
            refusals: {
                code: string;
                scope: string | null;
                requests: number;
            }[] | null;
            cache: components["schemas"]["AnalyticsCache"];
            /** @description A warning, for example about a long range. */
            warning: string | null;
        };
        AnalyticsPeriod: {
            /**
             * Format: date
             * @description A date in the time zone.
             * @example 2026-01-15
             */
            start_date: string;
            /**
             * Format: date
             * @description A date in the time zone.
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
             * @description The end, not included. For unfinished days, the end of the current quarter of an hour.
             * @example 2026-01-15T12:00:00.000Z
             */
            until: string;
            /** @description Whether the last day is unfinished. */
            is_partial: boolean;
        };
        AnalyticsTokens: {
            /** @description Prompt and completion tokens. */
            total: number;
            /** @description Includes cached and cache_write. */
            prompt: number;
            /** @description Includes reasoning. */
            completion: number;
            cached: number;
            cache_write: number;
            reasoning: number;
        };
        /** @description Usage of a user, model, provider or key. If the id is null: keys without an owner. */
        RankedUsage: {
            id: string | null;
            /** @description Null: no owner, deleted, or not visible to you. */
            name: string | null;
            requests: number;
            /** @description Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure. */
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
            /** @description Null: no data. */
            previous: string | null;
            /** @description Null: no earlier data. */
            change_percent: number | null;
            /** @enum {string} */
            direction: "up" | "down" | "stable" | "new";
        };
        /** @description Applies to errors, top users and filter options. Everything else is current. */
        AnalyticsCache: {
            /** @description Number of days (UTC) that are still being calculated. Values that need them are null. Try again shortly. */
            missing_days: number;
            /**
             * Format: date-time
             * @description When an unfinished last day was last calculated. Totals are always current.
             * @example 2026-01-15T12:00:00.000Z
             */
            refreshed_at: string | null;
        };
        /** @description All lists must match. Within a list, one matching value is enough. */
        AnalyticsFilters: {
            /**
             * Format: date
             * @description A date in the time zone.
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
             * @description The time zone of the days.
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
             * @description Only keys that these users owned at the time.
             * @default []
             */
            user_ids?: string[];
            /** @default [] */
            models?: string[];
            /** @default [] */
            providers?: string[];
            /**
             * @description name:value. With tags, the range is at most seven days.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
             * @example {
             *       "019bc0de-0000-7000-8000-00000000a001": "Ada Lovelace"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /** @description The total of all pages. */
            total_count: number;
            period: components["schemas"]["AnalyticsPeriod"];
            cache: components["schemas"]["AnalyticsCache"];
        };
        /** @description Lists of models, providers and users are null while cache.missing_days is not 0. */
        AnalyticsRow: {
            /** @description The id of the user, or the name of the model or provider. Null: keys without an owner. */
            id: string | null;
            /** @description Null: no owner, deleted, or not visible to you. */
            name: string | null;
            requests: number;
            /** @description Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure. */
            failed_requests: number;
            tokens: components["schemas"]["AnalyticsTokens"];
            /**
             * @description Nano-USD.
             * @example 4125000
             */
            cost_nano_usd: string;
            unknown_cost_requests: number;
            /** @description Percentage of requests that did not fail. Null without requests. */
            success_rate: number | null;
            users: number | null;
            api_keys: number | null;
            /** @description At most 100. */
            models: string[] | null;
            /** @description At most 100. */
            providers: string[] | null;
            /**
             * Format: date-time
             * @description The start of the quarter of an hour of the last request.
             * @example 2026-01-15T12:00:00.000Z
             */
            last_active_at: string | null;
        };
        /** @description Everything with usage in these days, including retired models and former members. At most 500 each. */
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
                /** @description Null: no owner, deleted, or not visible to you. */
                name: string | null;
            }[];
            api_keys: {
                /**
                 * Format: uuid
                 * @description UUID
                 * @example 019bc0de-0000-7000-8000-00000000a001
                 */
                id: string;
                /** @description Null: no owner, deleted, or not visible to you. */
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
                /** @description Null: no owner, deleted, or not visible to you. */
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
                /** @description Null: no owner, deleted, or not visible to you. */
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
             * @description A date in the time zone.
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
             * @description The time zone of the days.
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
             * @description Only keys that these users owned at the time.
             * @default []
             */
            user_ids?: string[];
            /** @default [] */
            models?: string[];
            /** @default [] */
            providers?: string[];
            /**
             * @description name:value. With tags, the range is at most seven days.
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
            /** @description Number of days in the cache. */
            total_entries: number;
            /** @description Days that there was no time for. */
            remaining: {
                /**
                 * Format: date
                 * @description A date in the time zone.
                 * @example 2026-01-15
                 */
                start_date: string;
                /**
                 * Format: date
                 * @description A date in the time zone.
                 * @example 2026-01-15
                 */
                end_date: string;
            } | null;
        };
        UsageCacheMetrics: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-01-15T12:00:00.000Z
             */
            since: string;
            /** @description Days that were in the cache. */
            cache_hits: number;
            /** @description Days that were missing or too old. */
            cache_misses: number;
            cache_rebuilds: number;
            lock_acquisition_successes: number;
            /** @description Times that another gateway was already calculating the day. */
            lock_acquisition_failures: number;
            /** @description Times that a day that had just ended was still treated as the current one, because records can be late. */
            grace_period_applications: number;
            /** @description A percentage. Null without data. */
            cache_hit_rate: number | null;
            /** @description A percentage. Null without data. */
            lock_contention_rate: number | null;
            days: number;
            size_bytes: number;
            /** @description Whether the cache is larger than the configured warning size. */
            is_large: boolean;
        };
        UpdateProfile: {
            /** @example Research */
            display_name?: string;
            preferences?: {
                /**
                 * @description A BCP 47 language tag. Null: the language of the browser.
                 * @enum {string|null}
                 */
                language?: "en" | "de" | "es" | "fr" | "it" | "ja" | "ko" | "zh-Hans" | "pt-BR" | null;
                /**
                 * @description Null: the time zone of the browser.
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
             * @description requested: deactivated by a PATCH. failing: all attempts of a day failed. gone: the receiver answered with status 410.
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
             * @description Until when events are also signed with the previous secret.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
            /**
             * @description Verifies the Standard Webhooks signatures. Shown only once.
             * @example whsec_tV0b3iWm0aQ8mTq3k9m1s2wYw2g0Yq7y0cC5dJ8rXnE=
             */
            secret: string;
        };
        CreateWebhook: {
            /** @example Research */
            name: string;
            /**
             * @description An HTTPS URL without user, password and fragment. Its host must have a public address whenever an event is sent.
             * @example https://hooks.example.com/weir
             */
            url: string;
            /**
             * @description The events that are sent to the webhook.
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
            filter: {
                [key: string]: string;
            };
            /**
             * @description Names of the users and service accounts on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.
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
             * @description requested: deactivated by a PATCH. failing: all attempts of a day failed. gone: the receiver answered with status 410.
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
             * @description Until when events are also signed with the previous secret.
             * @example 2026-01-15T12:00:00.000Z
             */
            previous_secret_expires_at: string | null;
        };
        UpdateWebhook: {
            /** @example Research */
            name?: string;
            /**
             * @description An HTTPS URL without user, password and fragment. Its host must have a public address whenever an event is sent.
             * @example https://hooks.example.com/weir
             */
            url?: string;
            /**
             * @description The events that are sent to the webhook.
             * @example [
             *       "limit.threshold_reached",
             *       "alert.fired"
             *     ]
             */
            event_types?: ("limit.threshold_reached" | "alert.fired" | "alert.resolved" | "subscription.requested" | "subscription.changed" | "webhook.deactivated")[];
            /**
             * @description `now` discards pending deliveries and stops sending events. Set null to activate the webhook again.
             * @enum {string|null}
             */
            deactivated_at?: "now" | null;
        };
        RotateWebhookSecret: {
            /**
             * @description How long events are also signed with the previous secret.
             * @default 86400
             */
            grace_seconds?: number;
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description The id of the event, sent as `webhook-id`.
             * @example 019bc0de-0000-7000-8000-00000000a001
             */
            id: string;
            event_type: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            /** @description The HTTP status of the last response. Null without a response. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description The filters and, if there are several, the order of this list, by parameter name. Includes defaults. */
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
            /** @description The models that the workspace’s keys can use. Null: all. */
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
            /** @description The response: JSON, or server-sent events if `stream` is true. */
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
            /** @description The response: JSON, or server-sent events if `stream` is true. */
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
            /** @description The response: JSON, or server-sent events if `stream` is true. */
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
            /** @description The response: JSON, or server-sent events if `stream` is true. */
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
            /** @description The response. */
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
            /** @description The response. */
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
            /** @description The response. */
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
            /** @description The response. */
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
            /** @description The response. */
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
            /** @description The response: JSON, or server-sent events if `stream` is true. */
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
            /** @description The response: JSON, or server-sent events if `stream` is true. */
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
            /** @description The response: JSON, or server-sent events if `stream` is true. */
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
                /** @description The name of the model. Slashes do not need encoding. */
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
                /** @description Part of the name. Case-insensitive. */
                q?: string;
                /** @description The organization that made the model. */
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
                /** @description Part of the name. Case-insensitive. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The model is removed. Clients no longer see it, and discovery does not add it again. Its history is kept. */
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
            /** @description The updated model. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The restored model. Also returned if the model was not removed. */
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
            /** @description Up to 500 price lists, the latest effective date first. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description One entry per provider known to serve a model with this name. */
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
                /** @description Start of the display name or email address. Case-insensitive. */
                q?: string;
                /** @description The role on the platform, in addition to roles in organizations. */
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
            /** @description The updated user. */
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
            /** @description A page of families that have not expired, newest first. Includes revoked ones. */
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
            /** @description The family is revoked. Its tokens, and all credentials created with them, no longer work. */
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
            /** @description The token is revoked. The token, and all credentials created with it, no longer work. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The rule is deleted. A firing alert ends without an event. */
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
            /** @description The updated rule. */
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
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Newest first, or by name (case-insensitive). A cursor keeps the order it was created with. */
                sort?: "-created_at" | "name" | "-name";
                state?: "active" | "revoked" | "expired" | "all";
                /** @description If absent, only regular keys. */
                purpose?: "playground";
                /** @description The owner: `me`, `organization`, or the id of a user or service account. */
                owner?: ("me" | "organization") | string;
                /** @description Only these keys. Ids, separated by commas. At most 100. */
                ids?: string;
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Newest first, or by name (case-insensitive). A cursor keeps the order it was created with. */
                sort?: "-created_at" | "name" | "-name";
                state?: "active" | "revoked" | "expired" | "all";
                /** @description If absent, only regular keys. */
                purpose?: "playground";
                /** @description The owner: `me`, `organization`, or the id of a user or service account. */
                owner?: ("me" | "organization") | string;
                /** @description Only these keys. Ids, separated by commas. At most 100. */
                ids?: string;
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
            /** @description The updated key. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description refused: the caller had no permission. failed: a sign-in that did not succeed. */
                outcome?: "succeeded" | "refused" | "failed";
                /** @description Records from this time on. */
                since?: string;
                /** @description Records before this time. */
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
                /** @description refused: the caller had no permission. failed: a sign-in that did not succeed. */
                outcome?: "succeeded" | "refused" | "failed";
                /** @description Records from this time on. */
                since?: string;
                /** @description Records before this time. */
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
                /** @description Only this organization. */
                organization_id?: string;
                /** @description The id of the acting user or service account. */
                actor?: string;
                action?: string;
                /** @description The id of the target. */
                target?: string;
                /** @description refused: the caller had no permission. failed: a sign-in that did not succeed. */
                outcome?: "succeeded" | "refused" | "failed";
                /** @description Records from this time on. */
                since?: string;
                /** @description Records before this time. */
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
                /** @description Only this organization. */
                organization_id?: string;
                /** @description The id of the acting user or service account. */
                actor?: string;
                action?: string;
                /** @description The id of the target. */
                target?: string;
                /** @description refused: the caller had no permission. failed: a sign-in that did not succeed. */
                outcome?: "succeeded" | "refused" | "failed";
                /** @description Records from this time on. */
                since?: string;
                /** @description Records before this time. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The banner is no longer shown to you. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The banner is deleted. */
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
            /** @description The updated banner. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The branding, including hidden elements. */
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
            /** @description The updated branding. */
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
            /** @description The updated branding. */
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
            /** @description The image is deleted. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBreaker"];
            };
        };
        responses: {
            /** @description The breaker is open. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBreaker"];
            };
        };
        responses: {
            /** @description The breaker is closed, and its failures are reset. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The connection is deleted, with its credential, its deployments and all organization credentials for it. */
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
            /** @description The updated connection. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The result of the test. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The credential is deleted. Later requests use a less specific credential, or the connection’s own. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The result of the test. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The deployment is deleted. The connection no longer serves the model under this name. */
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
            /** @description The updated deployment. */
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
            /** @description All enabled connections, and the discovery server. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The result of the sync. */
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
            /** @description All differences, ordered by the name of the model at the upstream. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The URL to send the browser to, and a cookie. The account is not linked yet. */
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
            /** @description The account is unlinked and can no longer be used to sign in. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The invitation, which is open again. */
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
            /** @description A page of invitations, newest first. Empty without a verified address. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description You are now a member. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The HTML page. */
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
    listJobs: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                kind?: "usage_export" | "audit_log_export" | "cache_rebuild" | "reconciliation" | "subscription_approval" | "subscription_denial";
                /** @description Default all. */
                state?: "open" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
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
    createJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateJob"];
            };
        };
        responses: {
            /** @description The queued job. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
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
    listOrganizationJobs: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                kind?: "usage_export" | "audit_log_export" | "cache_rebuild" | "reconciliation" | "subscription_approval" | "subscription_denial";
                /** @description Default all. */
                state?: "open" | "ended";
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
            /** @description A page of jobs, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
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
    listAllJobs: {
        parameters: {
            query?: {
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The next_cursor of the previous page. */
                cursor?: string;
                kind?: "usage_export" | "audit_log_export" | "cache_rebuild" | "reconciliation" | "subscription_approval" | "subscription_denial";
                /** @description Default all. */
                state?: "open" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
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
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
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
    cancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUID */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job, which ends soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
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
    watchJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, each with a JobEvent as its data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["JobEvent"];
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
    getJobFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, as an attachment. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
            /** @description The limits and their current use. */
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
                /** @description Ids, separated by commas. At most 100. */
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
            /** @description One entry per key, in the order of the ids. */
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
                /** @description If true, the stream ends after the first snapshot. */
                once?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events. The data of each is a LiveEvent. */
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
                /** @description If true, the stream ends after the first snapshot. */
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
            /** @description Server-sent events. The data of each is a LiveEvent. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The gateways have been notified. */
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
                /** @description Start of the display name or email address. Case-insensitive. */
                q?: string;
                /** @description Newest first, or by name (case-insensitive). A cursor keeps the order it was created with. */
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
            /** @description The updated member. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Active resources, or deleted ones that can be restored. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Newest first, or by name (case-insensitive). A cursor keeps the order it was created with. */
                sort?: "-created_at" | "name" | "-name";
                /** @description Deleted organizations are listed until they are purged. */
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
            /** @description The updated organization. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The organization is restored with all its contents. Its keys work again. */
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
            /** @description The updated settings. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description A page of tokens, newest first. Expired tokens are listed for 30 days. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The new token. Its secret is shown only once. */
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
            /** @description The token is revoked. The token, and all credentials created with it, no longer work. */
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
            /** @description The updated settings. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The new key and its secret, which is shown only once. */
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
            /** @description The running check, and the last one. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check is running. Use GET to read its progress. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check will stop. */
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
            /** @description Whether they match, and since when. */
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
            /** @description The request. */
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
            /** @description The request. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The updated service account. */
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
            /** @description A page of tokens, newest first. Expired tokens are listed for 30 days. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The new token. Its secret is shown only once. */
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
            /** @description The token is revoked and no longer works. */
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
            /** @description The sessions have ended on all replicas. */
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
            /** @description The session has ended on all replicas. */
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
                /** @description The token printed at startup or by `weir setup-link`. */
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redirects to the console, with a session. */
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
                /** @description The path on the gateway to redirect to afterwards. Default: the console, or the API reference if there is no console. */
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
            /** @description Redirects to the identity provider, with a cookie that is valid for ten minutes. */
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
            /** @description Redirects to the return_to of the sign-in, with a session. */
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
                /** @description The subscriptions of this organization that you can see. Default: your own subscriptions. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description The member who owns the subscriptions. */
                user_id?: string;
                model?: string;
                /** @description Default: all. */
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
                /** @description The member who owns the subscriptions. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description One result per subscription, in the same order. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description One result per subscription, in the same order. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The updated subscription. */
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
            /** @description The state as seen by the replica that answers. */
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
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Newest first, or by name (case-insensitive). A cursor keeps the order it was created with. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The team is deleted. Its members stay in the organization. */
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
            /** @description The updated team. */
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
            /** @description The member is in the team. Adding a member again changes nothing. */
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
            /** @description A page of families that have not expired, newest first. Includes revoked ones. */
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
            /** @description The family is revoked. Its tokens, and all credentials created with them, no longer work. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The tokens. They are shown only once. */
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
            /** @description The new tokens. They are shown only once. */
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
            /** @description The tokens no longer work, or never did (RFC 7009 §2.2). */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description The totals of the range and of the previous range. */
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
                /** @description The time zone of days, weeks (starting on Monday) and months. */
                time_zone?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description Totals per period. At most 3,000 periods. */
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
                /** @description The value to sort by, in descending order. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description A page, largest first. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description csv: RFC 4180 with a header, one line per record. jsonl: one JSON object per line. */
                format?: "csv" | "jsonl";
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description The totals of the range and of the previous range. */
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
                /** @description The time zone of days, weeks (starting on Monday) and months. */
                time_zone?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description Totals per period. At most 3,000 periods. */
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
                /** @description The value to sort by, in descending order. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description A page, largest first. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description csv: RFC 4180 with a header, one line per record. jsonl: one JSON object per line. */
                format?: "csv" | "jsonl";
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description The totals of the range and of the previous range. */
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
                /** @description The time zone of days, weeks (starting on Monday) and months. */
                time_zone?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description Totals per period. At most 3,000 periods. */
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
                /** @description The value to sort by, in descending order. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description A page, largest first. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description csv: RFC 4180 with a header, one line per record. jsonl: one JSON object per line. */
                format?: "csv" | "jsonl";
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description The totals of the range and of the previous range. */
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
                /** @description The time zone of days, weeks (starting on Monday) and months. */
                time_zone?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description Totals per period. At most 3,000 periods. */
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
                /** @description The value to sort by, in descending order. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
            /** @description A page, largest first. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description csv: RFC 4180 with a header, one line per record. jsonl: one JSON object per line. */
                format?: "csv" | "jsonl";
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of the range and of the previous range. */
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
                /** @description The time zone of days, weeks (starting on Monday) and months. */
                time_zone?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals per period. At most 3,000 periods. */
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
                /** @description The value to sort by, in descending order. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, largest first. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description csv: RFC 4180 with a header, one line per record. jsonl: one JSON object per line. */
                format?: "csv" | "jsonl";
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of the range and of the previous range. */
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
                /** @description The time zone of days, weeks (starting on Monday) and months. */
                time_zone?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals per period. At most 3,000 periods. */
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
                /** @description The value to sort by, in descending order. */
                sort?: "-cost" | "-requests" | "-tokens";
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, largest first. */
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
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description csv: RFC 4180 with a header, one line per record. jsonl: one JSON object per line. */
                format?: "csv" | "jsonl";
                /** @description Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`. */
                since?: string;
                /** @description End of the range, rounded up to a quarter of an hour. Default: now. */
                until?: string;
                /** @description Only this organization. */
                organization_id?: string;
                /** @description Only this workspace. */
                workspace_id?: string;
                /** @description Only this key. */
                api_key_id?: string;
                /** @description Only keys that this user owned at the time. */
                user_id?: string;
                /** @description Only the model with this name. */
                model?: string;
                /** @description Only this kind of upstream. */
                provider?: string;
                /** @description Only requests whose last attempt used this connection. Totals are limited to 7 days. */
                connection_id?: string;
                /** @description Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days. */
                ending?: "completed" | "upstream_failed" | "client_disconnected" | "timed_out" | "shut_down" | "limit_reached" | "cancelled" | "failed";
                /** @description Only requests with this client user, if it is recorded. Totals are limited to 7 days. */
                client_user?: string;
                /** @description Only requests with this tag, as name:value. Totals are limited to 7 days. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description Which records were new. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description A date in the time zone. */
                start_date: string;
                /** @description Included. */
                end_date: string;
                /** @description The time zone of the days. */
                time_zone?: string;
                /** @description Only workspaces and keys of these organizations. Ids separated by commas, at most 50. */
                organization_ids?: string;
                /** @description Only keys of these workspaces, in the same format. */
                workspace_ids?: string;
                /** @description Only keys that these users owned at the time, in the same format. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description A date in the time zone. */
                start_date: string;
                /** @description Included. */
                end_date: string;
                /** @description The time zone of the days. */
                time_zone?: string;
                /** @description Only workspaces and keys of these organizations. Ids separated by commas, at most 50. */
                organization_ids?: string;
                /** @description Only keys of these workspaces, in the same format. */
                workspace_ids?: string;
                /** @description Only keys that these users owned at the time, in the same format. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description The column to sort by. A hyphen sorts in descending order. Ties are sorted by id. */
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
            /** @description A page of rows. */
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
                /** @description A date in the time zone. */
                start_date: string;
                /** @description Included. */
                end_date: string;
                /** @description The time zone of the days. */
                time_zone?: string;
                /** @description Only workspaces and keys of these organizations. Ids separated by commas, at most 50. */
                organization_ids?: string;
                /** @description Only keys of these workspaces, in the same format. */
                workspace_ids?: string;
                /** @description Only keys that these users owned at the time, in the same format. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description When the day was calculated. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The rebuilt days. */
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
            /** @description The metrics. */
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
            /** @description The updated profile. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The webhook and its pending deliveries are deleted. */
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
            /** @description The updated webhook. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The delivery, which will be attempted shortly. */
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
                /** @description Start of the name. Case-insensitive. */
                q?: string;
                /** @description Newest first, or by name (case-insensitive). A cursor keeps the order it was created with. */
                sort?: "-created_at" | "name" | "-name";
                /** @description Active resources, or deleted ones that can be restored. */
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
            /** @description A page of workspaces. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The updated workspace. */
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
                /** @description Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`. */
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
            /** @description The updated settings. */
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
            /** @description The process is alive. */
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
            /** @description The replica can serve requests: `ready` or `degraded`. */
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
            /** @description The document, in OpenAPI 3.1. */
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
