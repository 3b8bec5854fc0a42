/**
 * Generated from the OpenAPI document by scripts/build-api-spec.ts.
 * An edit here is lost with the next build; edit the Zod schemas under src/contract instead.
 */

export interface paths {
    "/api/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which release the server runs and which clients it serves
         * @description Needs no session and takes no client version, so that every client can ask it, whatever its age. Clients ask at start and when they come back to the foreground, and tell the person to update when their own major is below that of minClientVersion. At most 60 requests a minute per IP address.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag of the copy the client holds; when it is still current the answer is 304 without a body. */
                    "If-None-Match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The versions. */
                200: {
                    headers: {
                        /** @description Names this state of the answer; send it back as If-None-Match. */
                        ETag: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            apiVersion: string;
                            minClientVersion: string;
                        };
                    };
                };
                /** @description The copy that the client holds is current. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description More than 60 requests in a minute from this address. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatty-voice/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The function tools that Chatty can call
         * @description A bare array, with no object around it, in the shape that OpenAI Realtime takes as session tools. Each entry is one that POST /api/chatty-voice/tools/execute can run.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release of the contract that the client was built for. A client whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Every tool that the executor can run. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            type: "function";
                            function: {
                                name: string;
                                description: string;
                                parameters: {
                                    /** @enum {string} */
                                    type: "object";
                                    properties: {
                                        [key: string]: {
                                            [key: string]: unknown;
                                        } & {
                                            type: string | string[];
                                            description?: string;
                                            enum?: string[];
                                            required?: string[];
                                            additionalProperties?: boolean;
                                        };
                                    };
                                    required?: string[];
                                    additionalProperties?: boolean;
                                };
                            };
                        }[];
                    };
                };
                /** @description No session, or one that has ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The organization has no chatty-voice entitlement. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The client is older than minClientVersion. */
                426: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UpgradeRequiredEnvelope"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatty-voice/tools/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run one tool
         * @description The tool is named by function, the canonical member, or by name, its legacy alias: they are equivalent, at least one is needed, and function counts when both are there. The executor passes arguments to the tool as they are, and looks into them no further than the tool itself does.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release of the contract that the client was built for. A client whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        function?: string;
                        name?: string;
                        arguments?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The call reached the executor. A tool that failed, is unknown or was not named is success: false with error, and with code too when the tool denied a permission. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            success: boolean;
                            message?: string;
                            error?: string;
                            code?: string;
                            data?: unknown;
                            action?: unknown;
                        };
                    };
                };
                /** @description No session, or one that has ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No chatty-voice entitlement, or the caller lacks the permission that the tool needs. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The executor itself failed; the same envelope, with success: false. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            success: boolean;
                            message?: string;
                            error?: string;
                            code?: string;
                            data?: unknown;
                            action?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatty-voice/ai-context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The system instructions, and whether the knowledge base and the workflow stages went into them */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release of the contract that the client was built for. A client whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The instructions for a new voice session. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            instructions: string;
                            knowledgeBaseLoaded: boolean;
                            workflowStagesLoaded: boolean;
                            timestamp: string;
                        };
                    };
                };
                /** @description No session, or one that has ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The organization has no chatty-voice entitlement. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/realtime-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mint an ephemeral token for an OpenAI Realtime session
         * @description One answer for three branches, told apart by its members: directWebRTC with clientSecret (the client talks to the model itself), useWebRTC (a desktop that exchanges its SDP through POST /api/realtime/webrtc), and fallback: true (no voice session now; talk over HTTP). Only fallback is always there.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release of the contract that the client was built for. A client whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        directWebRTC?: boolean;
                    };
                };
            };
            responses: {
                /** @description A token, or the word to fall back. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessionId?: string;
                            model?: string;
                            voice?: string;
                            clientSecret?: string;
                            fallback: boolean;
                            directWebRTC?: boolean;
                            useWebRTC?: boolean;
                            expiresInSeconds?: number;
                            metadata?: {
                                organizationId: string | number;
                            };
                            message?: string;
                        };
                    };
                };
                /** @description No session, or one that has ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The organization has no chatty-voice entitlement. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description Any method but POST. */
                405: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description Too many tokens for this user; wait before the next one. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No token could be minted; fallback is true, so the client talks over HTTP. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessionId?: string;
                            model?: string;
                            voice?: string;
                            clientSecret?: string;
                            fallback: boolean;
                            directWebRTC?: boolean;
                            useWebRTC?: boolean;
                            expiresInSeconds?: number;
                            metadata?: {
                                organizationId: string | number;
                            };
                            message?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/csrf-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A CSRF token for the SDP exchange
         * @description The token goes into the header X-CSRF-Token of POST /api/realtime/webrtc. It is bound to the caller, lasts 5 minutes and opens one exchange.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release of the contract that the client was built for. A client whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A new token. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: string;
                        };
                    };
                };
                /** @description No session, or one that has ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The organization has no chatty-voice entitlement. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/realtime/webrtc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the SDP through the server
         * @description For the desktop, which does not hold the upstream secret: the offer goes in as JSON, the answer of the model comes back as raw SDP text. Needs a token from GET /api/csrf-token in X-CSRF-Token. At most 3 requests a minute per IP address, whoever sends them.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The release of the contract that the client was built for. A client whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                    /** @description A token from GET /api/csrf-token, fresh and not used before. */
                    "X-CSRF-Token": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        sdp: string;
                    };
                };
            };
            responses: {
                /** @description The model's answer, raw SDP. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/sdp": string;
                    };
                };
                /** @description The SDP is missing or is not one. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No session, or one that has ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No chatty-voice entitlement, or the CSRF token is missing, old, used or not the caller's. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description More than 3 requests in a minute from this address. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The server itself failed before it asked upstream. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The upstream secret could not be minted. Not the common envelope: error says why, and status is the one that upstream answered, when it did answer. */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            error: string;
                            status?: number;
                        };
                    };
                };
                /** @description Upstream refused the exchange. Its status and its raw body are passed through as they came, JSON or text, whatever the model's provider writes at the time; nothing in it belongs to this contract. Clients treat it as opaque: they may log it and show that the voice session could not start, but must not read members out of it or decide by them what to do next. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                        "text/plain": string;
                    };
                };
            };
        };
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
        /** @description The body of every error that this API writes itself. */
        ErrorEnvelope: {
            /**
             * @description What went wrong, in words that may be shown.
             * @example Job not found
             */
            error: string;
            /**
             * @description What went wrong, for programs. New codes may appear in any release.
             * @example not_found
             */
            code?: string;
            /** @description Names this request in the logs; quote it to support. */
            requestId?: string;
            /** @description For a rejected body: what is wrong, by the JSON Pointer of the member. */
            fields?: {
                [key: string]: string[];
            };
        };
        /** @description The body of 426 Upgrade Required. */
        UpgradeRequiredEnvelope: {
            /**
             * @description What to tell the person.
             * @example Please update the app
             */
            error: string;
            /** @enum {string} */
            code: "upgrade_required";
            /**
             * @description The oldest release that is served.
             * @example 1.0.0
             */
            minClientVersion: string;
            /** @description The release of the contract that the server runs. */
            apiVersion: string;
            /** @description Where the update is, when there is one place for it. */
            upgradeUrl?: string;
        };
        VersionResponse: {
            /** @example 1.1.24 */
            apiVersion: string;
            /** @example 1.0.0 */
            minClientVersion: string;
        };
        ChattyToolDefinition: {
            /** @enum {string} */
            type: "function";
            function: {
                name: string;
                description: string;
                parameters: {
                    /** @enum {string} */
                    type: "object";
                    properties: {
                        [key: string]: {
                            [key: string]: unknown;
                        } & {
                            type: string | string[];
                            description?: string;
                            enum?: string[];
                            required?: string[];
                            additionalProperties?: boolean;
                        };
                    };
                    required?: string[];
                    additionalProperties?: boolean;
                };
            };
        };
        ChattyExecuteRequest: {
            function?: string;
            name?: string;
            arguments?: {
                [key: string]: unknown;
            };
        };
        ChattyExecuteResponse: {
            success: boolean;
            message?: string;
            error?: string;
            code?: string;
            data?: unknown;
            action?: unknown;
        };
        ChattyAiContextResponse: {
            instructions: string;
            knowledgeBaseLoaded: boolean;
            workflowStagesLoaded: boolean;
            timestamp: string;
        };
        RealtimeTokenRequest: {
            directWebRTC?: boolean;
        };
        RealtimeTokenResponse: {
            sessionId?: string;
            model?: string;
            voice?: string;
            clientSecret?: string;
            fallback: boolean;
            directWebRTC?: boolean;
            useWebRTC?: boolean;
            expiresInSeconds?: number;
            metadata?: {
                organizationId: string | number;
            };
            message?: string;
        };
        CsrfTokenResponse: {
            token: string;
        };
        RealtimeWebrtcRequest: {
            sdp: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
