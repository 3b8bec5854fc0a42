/** The face for server teams: every named schema with its type, the operation table and the version helpers. */
export { parseVersion, type SemVer, upgradeRequiredFor, type VersionPolicy } from './contract/client-version.js';
export * from './contract/index.js';
export type {
  Area,
  Content,
  Method,
  Operation,
  Parameter,
  ParameterPlace,
  RequestBody,
  Response,
  ResponseHeader,
  Responses,
} from './contract/operation.js';
export { API_VERSION, MIN_CLIENT_VERSION } from './contract/release.js';
export {
  type Handler,
  type OperationName,
  type Operations,
  operations,
  type ReplyOf,
  type RequestOf,
} from './contract/table.js';
