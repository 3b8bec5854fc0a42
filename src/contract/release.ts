/**
 * The release that these sources are. The release train writes this file; a build refuses it when package.json says otherwise.
 */

/** The version of the contract (Semantic Versioning 2.0.0), as in `info.version` of the document. */
export const API_VERSION = '1.1.24';

/** The oldest release whose clients are served; older majors get 426. */
export const MIN_CLIENT_VERSION = '1.0.0';
