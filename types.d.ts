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
                        /** @description Names this state of the answer; send it back as If-None-Match, or as If-Match of a write. */
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
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is calling, and what it may do */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The session. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                displayName: string;
                                email: string;
                                role: ("technician" | "dispatcher" | "admin") | string;
                            };
                            organization: {
                                id: string;
                                name: string;
                                /** @description IANA name; the working day is meant in it. */
                                timeZone: string;
                            };
                            /** @description What the organization has booked: chatty-voice, room-scans. */
                            entitlements: string[];
                            /** @description Beyond reading: customers.write, jobs.write, jobs.move, photos.write, scans.write. */
                            permissions: string[];
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
        /**
         * Sign in, or trade the refresh token for new tokens
         * @description A browser also gets the cookie serviceai_session (HttpOnly, Secure, SameSite=Strict) and drops the tokens. A refresh token works once; in the next 60 seconds it gets the same answer, later its use means theft and ends the session.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        grant: "password";
                        email: string;
                        password: string;
                    } | {
                        /** @enum {string} */
                        grant: "refresh";
                        refreshToken: string;
                    };
                };
            };
            responses: {
                /** @description The tokens; those before are void. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For the header Authorization, as a Bearer token. */
                            accessToken: string;
                            /**
                             * Format: date-time
                             * @description 15 minutes after it was made.
                             */
                            accessExpiresAt: string;
                            /** @description For the grant refresh, once, within 60 days. A secret for the Keychain, never for logs. */
                            refreshToken: string;
                        };
                    };
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description Wrong email or password, or a refresh token that is unknown, used or expired. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description Blocked: code user_blocked or organization_blocked. */
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
                /** @description More than 5 attempts in a minute for this email, or 20 from this address. */
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
        /**
         * Sign out
         * @description Voids both tokens and the cookie at once. After a 401 the session had ended already.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The session has ended. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers by name, in pages
         * @description A technician sees the customers of the own jobs; everyone else sees all.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Words to look for: each begins a word of the text, in any case, accents or not. */
                    q?: string;
                    /** @description nextCursor of the page before. Good for 24 hours and the same filters. */
                    cursor?: string;
                    /** @description The most items of the page, 50 when left out; fewer does not mean the last page. */
                    limit?: number;
                };
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
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
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                city?: string;
                                /** @description E.164, such as +493012345678. */
                                phone?: string;
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
    "/api/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path: {
                    /** @description The id of the customer; the client makes that of a new one. */
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The customer. */
                200: {
                    headers: {
                        /** @description Names this state of the answer; send it back as If-None-Match, or as If-Match of a write. */
                        ETag: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email?: string;
                            /** @description E.164, such as +493012345678. */
                            phone?: string;
                            address?: {
                                /** @description Street and number, then what else helps to find it. */
                                lines: string[];
                                postalCode: string;
                                city: string;
                                /** @description ISO 3166-1 alpha-2. */
                                countryCode: string;
                            };
                            notes?: string;
                            /** Format: date-time */
                            updatedAt: string;
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
                /** @description No such customer, or none that the caller may see. */
                404: {
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
        /**
         * Create or replace a customer
         * @description Safe to send again. A member that is left out is cleared, unless the release of the client does not have it.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                    /** @description To replace: the ETag of the state that the client edited. To create: left out. */
                    "If-Match"?: string;
                };
                path: {
                    /** @description The id of the customer; the client makes that of a new one. */
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        email?: string;
                        /** @description E.164, such as +493012345678. */
                        phone?: string;
                        address?: {
                            /** @description Street and number, then what else helps to find it. */
                            lines: string[];
                            postalCode: string;
                            city: string;
                            /** @description ISO 3166-1 alpha-2. */
                            countryCode: string;
                        };
                        notes?: string;
                    };
                };
            };
            responses: {
                /** @description Created. Read it before the next write. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Replaced. Read it before the next write. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
                /** @description The caller lacks the permission customers.write. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description If-Match is not the current ETag, or it is left out and other content exists already. */
                412: {
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workflow-stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stages of the workflow, in the order of the board
         * @description All of them, at most 40. They change rarely: keep them, and revalidate at start.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                    /** @description The ETag of the copy the client holds; when it is still current the answer is 304 without a body. */
                    "If-None-Match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Every stage. */
                200: {
                    headers: {
                        /** @description Names this state of the answer; send it back as If-None-Match, or as If-Match of a write. */
                        ETag: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            stages: {
                                id: string;
                                name: string;
                                /** @description What programs go by; the name is for people. */
                                kind: ("open" | "active" | "done" | "cancelled") | string;
                                /** @description Where a job may go from here. */
                                nextStageIds: string[];
                                /** @description What a job must have to enter. */
                                requires: (("assignee" | "schedule" | "photo" | "floor-plan") | string)[];
                            }[];
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
                /** @description No session, or one that has ended. */
                401: {
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
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs in pages, the latest change first
         * @description A technician sees the own jobs; everyone else sees all. Several filters must all hold.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Only jobs in this stage. */
                    stageId?: string;
                    /** @description Only jobs of this person. */
                    assigneeId?: string;
                    /** @description Only jobs changed at this instant or later. */
                    updatedSince?: string;
                    /** @description nextCursor of the page before. Good for 24 hours and the same filters. */
                    cursor?: string;
                    /** @description The most items of the page, 50 when left out; fewer does not mean the last page. */
                    limit?: number;
                };
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
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
                        "application/json": {
                            items: {
                                id: string;
                                /** @description For people, such as J-2041. */
                                number: string;
                                title: string;
                                stageId: string;
                                priority: ("low" | "normal" | "high") | string;
                                assigneeId?: string;
                                /** Format: date-time */
                                scheduledStart?: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
    "/api/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A job */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path: {
                    /** @description The id of the job; the client makes that of a new one. */
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The job. */
                200: {
                    headers: {
                        /** @description Names this state of the answer; send it back as If-None-Match, or as If-Match of a write. */
                        ETag: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description For people, such as J-2041. */
                            number: string;
                            title: string;
                            stageId: string;
                            priority: ("low" | "normal" | "high") | string;
                            assigneeId?: string;
                            /** Format: date-time */
                            scheduledStart?: string;
                            /** Format: date-time */
                            updatedAt: string;
                            customerId: string;
                            description?: string;
                            /** @description Where the work is: the address of the customer when the job was made. */
                            site?: {
                                /** @description Street and number, then what else helps to find it. */
                                lines: string[];
                                postalCode: string;
                                city: string;
                                /** @description ISO 3166-1 alpha-2. */
                                countryCode: string;
                            };
                            /** Format: date-time */
                            scheduledEnd?: string;
                            /** @description An amount of money in the currency's minor unit, such as cents. */
                            estimate?: {
                                amountMinor: number;
                                /** @description ISO 4217 code. */
                                currency: string;
                            };
                            /** @description The latest first. */
                            scanIds: string[];
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
                /** @description No such job, or none that the caller may see. */
                404: {
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
        /**
         * Create or replace a job
         * @description A new job enters the first stage of kind open. Safe to send again. As for a customer, what is left out is cleared.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                    /** @description To replace: the ETag of the state that the client edited. To create: left out. */
                    "If-Match"?: string;
                };
                path: {
                    /** @description The id of the job; the client makes that of a new one. */
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        customerId: string;
                        title: string;
                        description?: string;
                        /** @enum {string} */
                        priority: "low" | "normal" | "high";
                        assigneeId?: string;
                        /** Format: date-time */
                        scheduledStart?: string;
                        /** Format: date-time */
                        scheduledEnd?: string;
                    };
                };
            };
            responses: {
                /** @description Created. Read it before the next write. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Replaced. Read it before the next write. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
                /** @description The caller lacks the permission jobs.write. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description If-Match is not the current ETag, or it is left out and other content exists already. */
                412: {
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{jobId}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move a job to another stage
         * @description It must be in nextStageIds of the present stage, and the job have what it requires.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path: {
                    /** @description The id of the job; the client makes that of a new one. */
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        stageId: string;
                        /** @description Goes into the history of the job. */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Moved, or there already. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
                /** @description The caller lacks the permission jobs.move. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No such job, or none that the caller may see. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description Code stage_not_next, or requirement_missing: /stageId in fields names what is missing. */
                409: {
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{jobId}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos of a job in pages, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before. Good for 24 hours and the same filters. */
                    cursor?: string;
                    /** @description The most items of the page, 50 when left out; fewer does not mean the last page. */
                    limit?: number;
                };
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path: {
                    /** @description The id of the job; the client makes that of a new one. */
                    jobId: string;
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
                        "application/json": {
                            items: {
                                id: string;
                                status: ("processing" | "ready" | "rejected") | string;
                                caption?: string;
                                /** Format: date-time */
                                takenAt?: string;
                                /** @description When ready. Good for an hour, without the session. */
                                url?: string;
                                /** @description At most 480 pixels wide and high. */
                                thumbnailUrl?: string;
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
                /** @description No such job, or none that the caller may see. */
                404: {
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
    "/api/jobs/{jobId}/photos/{photoId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send a photo
         * @description Safe to send again. At most 25 MiB; takenAt comes from the EXIF data.
         */
        put: {
            parameters: {
                query?: {
                    /** @description What the photo shows. */
                    caption?: string;
                };
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path: {
                    /** @description The id of the job; the client makes that of a new one. */
                    jobId: string;
                    /** @description The id of the photo, made by the client. */
                    photoId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "image/jpeg": string;
                    "image/heic": string;
                    "image/png": string;
                };
            };
            responses: {
                /** @description Stored. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Was stored already; the caption is replaced. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
                /** @description The caller lacks the permission photos.write. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No such job, or none that the caller may see. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The id belongs to other bytes, or the job has 500 photos. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description More than 25 MiB. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description Neither JPEG, HEIC nor PNG. */
                415: {
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the knowledge base, the best article first
         * @description Without q, every article by title.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Words to look for: each begins a word of the text, in any case, accents or not. */
                    q?: string;
                    /** @description nextCursor of the page before. Good for 24 hours and the same filters. */
                    cursor?: string;
                    /** @description The most items of the page, 50 when left out; fewer does not mean the last page. */
                    limit?: number;
                };
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path?: never;
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
                        "application/json": {
                            items: {
                                id: string;
                                title: string;
                                /** @description CommonMark, without raw HTML. */
                                body: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
    "/api/scans/{scanId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A scan, how far it is, and where the missing parts go */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path: {
                    /** @description The id of the scan; the client makes that of a new one. */
                    scanId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The scan. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            jobId: string;
                            status: ("uploading" | "processing" | "ready" | "failed") | string;
                            /** Format: date-time */
                            capturedAt: string;
                            /** @description Of each part but the last, which is shorter. */
                            partByteSize: number;
                            /** @description While uploading. Each url is good for an hour. */
                            missingParts: {
                                /** @description From 1, in the order of the bytes. */
                                number: number;
                                /** @description Takes one PUT of the bytes, without the session. A secret. */
                                url: string;
                            }[];
                            failureCode?: ("archive_unreadable" | "no_room_found" | "internal") | string;
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
                /** @description No such scan, or none that the caller may see. */
                404: {
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
        /**
         * Announce a scan
         * @description Safe to send again. GET /api/scans/{scanId} then says where the parts go. Not complete after 7 days, it is gone.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path: {
                    /** @description The id of the scan; the client makes that of a new one. */
                    scanId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        jobId: string;
                        /** Format: date-time */
                        capturedAt: string;
                        /** @description Of the whole archive. */
                        byteSize: number;
                        /** @description Of the whole archive. */
                        sha256: string;
                        /** @description Whether the app has mirrored the plan; without it there is no render frame. */
                        clientMirrorApplied?: boolean;
                    };
                };
            };
            responses: {
                /** @description Announced. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Was announced already. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A parameter, a header or the body does not fit; fields says where. */
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
                /** @description No room-scans entitlement, or the caller lacks the permission scans.write. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No such job, or none that the caller may see. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The id belongs to another scan, or 5 scans of the job are uploading. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description byteSize is more than 2 GiB. */
                413: {
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scans/{scanId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that every part is sent
         * @description Starts the processing, once; sent again it changes nothing. Then ask for the scan, at most every 5 seconds.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                };
                path: {
                    /** @description The id of the scan; the client makes that of a new one. */
                    scanId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Every part is there. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                /** @description The caller lacks the permission scans.write. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No such scan, or none that the caller may see. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description Code parts_missing or checksum_mismatch; missingParts of the scan says what to send again. */
                409: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scans/{scanId}/floor-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The floor plan of a scan
         * @description 304 only while the geometryUrl of the copy is good for 10 minutes more.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                    /** @description The ETag of the copy the client holds; when it is still current the answer is 304 without a body. */
                    "If-None-Match"?: string;
                };
                path: {
                    /** @description The id of the scan; the client makes that of a new one. */
                    scanId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The floor plan. */
                200: {
                    headers: {
                        /** @description Names this state of the answer; send it back as If-None-Match, or as If-Match of a write. */
                        ETag: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            scanId: string;
                            /** @description A FloorPlanGeometry as JSON. Good for an hour, without the session. */
                            geometryUrl: string;
                            renderFrame: {
                                imageWidth: number;
                                imageHeight: number;
                                metresPerPixel: number;
                                originX: number;
                                originZ: number;
                                rotationRadians: number;
                                mirrorX: boolean;
                            } | null;
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
                /** @description No session, or one that has ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description No such scan, or none that the caller may see. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The scan is not ready; its status says whether to wait. */
                409: {
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
    "/api/scans/{scanId}/floor-plan/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stored PNG of the floor plan
         * @description Lies on the scan as renderFrame of the floor plan says.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
                    "X-Client-Version"?: string;
                    /** @description The ETag of the copy the client holds; when it is still current the answer is 304 without a body. */
                    "If-None-Match"?: string;
                };
                path: {
                    /** @description The id of the scan; the client makes that of a new one. */
                    scanId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The picture. */
                200: {
                    headers: {
                        /** @description Names this state of the answer; send it back as If-None-Match, or as If-Match of a write. */
                        ETag: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "image/png": string;
                    };
                };
                /** @description The copy that the client holds is current. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                /** @description No such scan, or none that the caller may see. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorEnvelope"];
                    };
                };
                /** @description The scan is not ready; its status says whether to wait. */
                409: {
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
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
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
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
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
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
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
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
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
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
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
                    /** @description The release that the client was built for. One whose major is no longer served gets 426. */
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
        SessionRequest: {
            /** @enum {string} */
            grant: "password";
            email: string;
            password: string;
        } | {
            /** @enum {string} */
            grant: "refresh";
            refreshToken: string;
        };
        SessionTokens: {
            /** @description For the header Authorization, as a Bearer token. */
            accessToken: string;
            /**
             * Format: date-time
             * @description 15 minutes after it was made.
             */
            accessExpiresAt: string;
            /** @description For the grant refresh, once, within 60 days. A secret for the Keychain, never for logs. */
            refreshToken: string;
        };
        User: {
            id: string;
            displayName: string;
            email: string;
            role: ("technician" | "dispatcher" | "admin") | string;
        };
        Organization: {
            id: string;
            name: string;
            /** @description IANA name; the working day is meant in it. */
            timeZone: string;
        };
        Session: {
            user: {
                id: string;
                displayName: string;
                email: string;
                role: ("technician" | "dispatcher" | "admin") | string;
            };
            organization: {
                id: string;
                name: string;
                /** @description IANA name; the working day is meant in it. */
                timeZone: string;
            };
            /** @description What the organization has booked: chatty-voice, room-scans. */
            entitlements: string[];
            /** @description Beyond reading: customers.write, jobs.write, jobs.move, photos.write, scans.write. */
            permissions: string[];
        };
        Address: {
            /** @description Street and number, then what else helps to find it. */
            lines: string[];
            postalCode: string;
            city: string;
            /** @description ISO 3166-1 alpha-2. */
            countryCode: string;
        };
        CustomerSummary: {
            id: string;
            name: string;
            city?: string;
            /** @description E.164, such as +493012345678. */
            phone?: string;
        };
        CustomerPage: {
            items: {
                id: string;
                name: string;
                city?: string;
                /** @description E.164, such as +493012345678. */
                phone?: string;
            }[];
            nextCursor?: string;
        };
        Customer: {
            id: string;
            name: string;
            email?: string;
            /** @description E.164, such as +493012345678. */
            phone?: string;
            address?: {
                /** @description Street and number, then what else helps to find it. */
                lines: string[];
                postalCode: string;
                city: string;
                /** @description ISO 3166-1 alpha-2. */
                countryCode: string;
            };
            notes?: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CustomerInput: {
            name: string;
            email?: string;
            /** @description E.164, such as +493012345678. */
            phone?: string;
            address?: {
                /** @description Street and number, then what else helps to find it. */
                lines: string[];
                postalCode: string;
                city: string;
                /** @description ISO 3166-1 alpha-2. */
                countryCode: string;
            };
            notes?: string;
        };
        /** @description An amount of money in the currency's minor unit, such as cents. */
        Money: {
            amountMinor: number;
            /** @description ISO 4217 code. */
            currency: string;
        };
        WorkflowStage: {
            id: string;
            name: string;
            /** @description What programs go by; the name is for people. */
            kind: ("open" | "active" | "done" | "cancelled") | string;
            /** @description Where a job may go from here. */
            nextStageIds: string[];
            /** @description What a job must have to enter. */
            requires: (("assignee" | "schedule" | "photo" | "floor-plan") | string)[];
        };
        WorkflowStageList: {
            stages: {
                id: string;
                name: string;
                /** @description What programs go by; the name is for people. */
                kind: ("open" | "active" | "done" | "cancelled") | string;
                /** @description Where a job may go from here. */
                nextStageIds: string[];
                /** @description What a job must have to enter. */
                requires: (("assignee" | "schedule" | "photo" | "floor-plan") | string)[];
            }[];
        };
        JobSummary: {
            id: string;
            /** @description For people, such as J-2041. */
            number: string;
            title: string;
            stageId: string;
            priority: ("low" | "normal" | "high") | string;
            assigneeId?: string;
            /** Format: date-time */
            scheduledStart?: string;
            /** Format: date-time */
            updatedAt: string;
        };
        JobPage: {
            items: {
                id: string;
                /** @description For people, such as J-2041. */
                number: string;
                title: string;
                stageId: string;
                priority: ("low" | "normal" | "high") | string;
                assigneeId?: string;
                /** Format: date-time */
                scheduledStart?: string;
                /** Format: date-time */
                updatedAt: string;
            }[];
            nextCursor?: string;
        };
        Job: {
            id: string;
            /** @description For people, such as J-2041. */
            number: string;
            title: string;
            stageId: string;
            priority: ("low" | "normal" | "high") | string;
            assigneeId?: string;
            /** Format: date-time */
            scheduledStart?: string;
            /** Format: date-time */
            updatedAt: string;
            customerId: string;
            description?: string;
            /** @description Where the work is: the address of the customer when the job was made. */
            site?: {
                /** @description Street and number, then what else helps to find it. */
                lines: string[];
                postalCode: string;
                city: string;
                /** @description ISO 3166-1 alpha-2. */
                countryCode: string;
            };
            /** Format: date-time */
            scheduledEnd?: string;
            /** @description An amount of money in the currency's minor unit, such as cents. */
            estimate?: {
                amountMinor: number;
                /** @description ISO 4217 code. */
                currency: string;
            };
            /** @description The latest first. */
            scanIds: string[];
        };
        JobInput: {
            customerId: string;
            title: string;
            description?: string;
            /** @enum {string} */
            priority: "low" | "normal" | "high";
            assigneeId?: string;
            /** Format: date-time */
            scheduledStart?: string;
            /** Format: date-time */
            scheduledEnd?: string;
        };
        MoveJobRequest: {
            stageId: string;
            /** @description Goes into the history of the job. */
            note?: string;
        };
        Photo: {
            id: string;
            status: ("processing" | "ready" | "rejected") | string;
            caption?: string;
            /** Format: date-time */
            takenAt?: string;
            /** @description When ready. Good for an hour, without the session. */
            url?: string;
            /** @description At most 480 pixels wide and high. */
            thumbnailUrl?: string;
        };
        PhotoPage: {
            items: {
                id: string;
                status: ("processing" | "ready" | "rejected") | string;
                caption?: string;
                /** Format: date-time */
                takenAt?: string;
                /** @description When ready. Good for an hour, without the session. */
                url?: string;
                /** @description At most 480 pixels wide and high. */
                thumbnailUrl?: string;
            }[];
            nextCursor?: string;
        };
        KnowledgeArticle: {
            id: string;
            title: string;
            /** @description CommonMark, without raw HTML. */
            body: string;
            /** Format: date-time */
            updatedAt: string;
        };
        KnowledgePage: {
            items: {
                id: string;
                title: string;
                /** @description CommonMark, without raw HTML. */
                body: string;
                /** Format: date-time */
                updatedAt: string;
            }[];
            nextCursor?: string;
        };
        ScanManifestRoom: {
            /** @description The captured room, a JSON file of the archive. */
            file: string;
            name?: string;
            /** @description 0 is the ground floor. */
            level: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string;
        };
        ScanKeyframe: {
            /** @description A JPEG file of the archive. */
            file: string;
            /** @description The place of its room in rooms, from 0. */
            room: number;
            /** Format: date-time */
            takenAt: string;
            /** @description From the camera to the scan: 4 columns of 4 numbers, in metres. */
            cameraTransform: number[];
            focalLengthPixels: number;
        };
        /** @description The file manifest.json, the first one of the ZIP archive that a scan uploads. */
        ScanManifest: {
            formatVersion: number;
            scanId: string;
            appVersion: string;
            deviceModel: string;
            /** @description All rooms in one structure, a JSON file of the archive. */
            mergedStructureFile?: string;
            rooms: {
                /** @description The captured room, a JSON file of the archive. */
                file: string;
                name?: string;
                /** @description 0 is the ground floor. */
                level: number;
                /** Format: date-time */
                startedAt: string;
                /** Format: date-time */
                endedAt: string;
            }[];
            keyframes: {
                /** @description A JPEG file of the archive. */
                file: string;
                /** @description The place of its room in rooms, from 0. */
                room: number;
                /** Format: date-time */
                takenAt: string;
                /** @description From the camera to the scan: 4 columns of 4 numbers, in metres. */
                cameraTransform: number[];
                focalLengthPixels: number;
            }[];
        };
        ScanPart: {
            /** @description From 1, in the order of the bytes. */
            number: number;
            /** @description Takes one PUT of the bytes, without the session. A secret. */
            url: string;
        };
        Scan: {
            id: string;
            jobId: string;
            status: ("uploading" | "processing" | "ready" | "failed") | string;
            /** Format: date-time */
            capturedAt: string;
            /** @description Of each part but the last, which is shorter. */
            partByteSize: number;
            /** @description While uploading. Each url is good for an hour. */
            missingParts: {
                /** @description From 1, in the order of the bytes. */
                number: number;
                /** @description Takes one PUT of the bytes, without the session. A secret. */
                url: string;
            }[];
            failureCode?: ("archive_unreadable" | "no_room_found" | "internal") | string;
        };
        ScanInput: {
            jobId: string;
            /** Format: date-time */
            capturedAt: string;
            /** @description Of the whole archive. */
            byteSize: number;
            /** @description Of the whole archive. */
            sha256: string;
            /** @description Whether the app has mirrored the plan; without it there is no render frame. */
            clientMirrorApplied?: boolean;
        };
        /** @description A point on the floor in the scan's own metres; y, upwards, is left out. */
        FloorPoint: {
            x: number;
            z: number;
        };
        FloorPlanRoom: {
            name?: string;
            kind: ("bathroom" | "bedroom" | "hallway" | "kitchen" | "living" | "utility" | "other") | string;
            areaSquareMetres: number;
            outline: {
                x: number;
                z: number;
            }[];
        };
        FloorPlanWall: {
            id: string;
            /** @description A point on the floor in the scan's own metres; y, upwards, is left out. */
            start: {
                x: number;
                z: number;
            };
            /** @description A point on the floor in the scan's own metres; y, upwards, is left out. */
            end: {
                x: number;
                z: number;
            };
            height: number;
            thickness: number;
        };
        FloorPlanOpening: {
            wallId: string;
            kind: ("door" | "window" | "passage") | string;
            /** @description From the start of the wall to the near edge. */
            offset: number;
            width: number;
            height: number;
            sillHeight: number;
        };
        FloorPlanFixture: {
            kind: ("radiator" | "sink" | "toilet" | "bathtub" | "shower" | "boiler" | "stove") | string;
            /** @description A point on the floor in the scan's own metres; y, upwards, is left out. */
            centre: {
                x: number;
                z: number;
            };
            width: number;
            depth: number;
            height: number;
            /** @description About the upward axis; 0 is along x. */
            rotationRadians: number;
        };
        FloorPlanGeometry: {
            rooms: {
                name?: string;
                kind: ("bathroom" | "bedroom" | "hallway" | "kitchen" | "living" | "utility" | "other") | string;
                areaSquareMetres: number;
                outline: {
                    x: number;
                    z: number;
                }[];
            }[];
            walls: {
                id: string;
                /** @description A point on the floor in the scan's own metres; y, upwards, is left out. */
                start: {
                    x: number;
                    z: number;
                };
                /** @description A point on the floor in the scan's own metres; y, upwards, is left out. */
                end: {
                    x: number;
                    z: number;
                };
                height: number;
                thickness: number;
            }[];
            openings: {
                wallId: string;
                kind: ("door" | "window" | "passage") | string;
                /** @description From the start of the wall to the near edge. */
                offset: number;
                width: number;
                height: number;
                sillHeight: number;
            }[];
            fixtures: {
                kind: ("radiator" | "sink" | "toilet" | "bathtub" | "shower" | "boiler" | "stove") | string;
                /** @description A point on the floor in the scan's own metres; y, upwards, is left out. */
                centre: {
                    x: number;
                    z: number;
                };
                width: number;
                depth: number;
                height: number;
                /** @description About the upward axis; 0 is along x. */
                rotationRadians: number;
            }[];
        };
        FloorPlan: {
            scanId: string;
            /** @description A FloorPlanGeometry as JSON. Good for an hour, without the session. */
            geometryUrl: string;
            renderFrame: {
                imageWidth: number;
                imageHeight: number;
                metresPerPixel: number;
                originX: number;
                originZ: number;
                rotationRadians: number;
                mirrorX: boolean;
            } | null;
        };
        /** @description How the stored floor-plan PNG maps onto the scan. mirrorX comes from scans.client_mirror_applied (negated when that is false). If any column it needs is NULL, the whole frame is null, never a part. */
        FloorPlanRenderFrame: {
            imageWidth: number;
            imageHeight: number;
            metresPerPixel: number;
            originX: number;
            originZ: number;
            rotationRadians: number;
            mirrorX: boolean;
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
