/** The face for server teams: every named schema with its type, the operation table and the version helpers. */
export * from './contract/chatty.js';
export { parseVersion, type SemVer, upgradeRequiredFor, type VersionPolicy } from './contract/client-version.js';
export { ErrorEnvelope, UpgradeRequiredEnvelope } from './contract/envelopes.js';
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
export * from './contract/realtime.js';
export { API_VERSION, MIN_CLIENT_VERSION } from './contract/release.js';
export {
  type Handler,
  type OperationName,
  type Operations,
  operations,
  type ReplyOf,
  type RequestOf,
} from './contract/table.js';
export * from './contract/version.js';
