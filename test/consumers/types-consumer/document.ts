/** Whoever reads the document itself. */
import document from '@serviceai/api-spec/openapi.json' with { type: 'json' };

export const version: string = document.info.version;
