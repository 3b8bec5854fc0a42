/** What rules look at: one interface for each level of a document, each holding both releases. */
import type { Json, JsonObject } from '../../json.js';
import type { Located, OpenApi, Operation, Parameter, Used } from '../../openapi/model.js';
import type { Pair, Spot } from './pair.js';

/** The two releases. */
export interface Documents {
  readonly base: OpenApi;
  readonly revision: OpenApi;
  /**
   * Is what stands at a pointer of both the same JSON, read in one dialect? (A path item, a webhook, a component, a
   * member of the root.)
   */
  same(pointer: string): boolean;
  /** The same JSON, whatever the dialects: for what holds no schemas, and for what is only said to have changed. */
  sameText(pointer: string): boolean;
}

/** The sections whose names code imports. */
export const namedSections = ['schemas', 'responses', 'parameters', 'headers', 'requestBodies'] as const;
/** One of them. */
export type Section = (typeof namedSections)[number];

/** A component that one release lacks. */
export interface Component {
  readonly section: Section;
  readonly name: string;
  readonly pointer: string;
}

/** The components without a partner of the same name, and those of them that are one component under two names. */
export interface LooseComponents {
  readonly documents: Documents;
  readonly removed: readonly Component[];
  readonly added: readonly Component[];
  /** Pointer in the base to pointer in the revision. */
  readonly renames: ReadonlyMap<string, string>;
}

/** Something that one of the releases may lack. */
export interface Perhaps<Value> {
  readonly base: Value | null;
  readonly revision: Value | null;
}

/** An operation that both releases have. */
export interface OperationPair {
  readonly documents: Documents;
  readonly base: Operation;
  readonly revision: Operation;
}

/** All operations of both releases, matched. */
export interface OperationLists {
  readonly documents: Documents;
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Parameters of one operation that have no partner of the same name and place. */
export interface LooseParameters {
  readonly operations: OperationPair;
  readonly removed: readonly Parameter[];
  readonly added: readonly Parameter[];
}

/** A parameter or header that both releases have; `name` and `place` as HTTP has them. */
export interface ParameterPair extends Pair<JsonObject> {
  readonly documents: Documents;
  readonly name: string;
  readonly place: Parameter['in'];
}

/** The request body of an operation, in the releases that have one. */
export interface BodyPair extends Perhaps<Used> {
  readonly operations: OperationPair;
}

/** A request body that both releases have. */
export interface RequestBodyPair extends Pair<JsonObject> {}

/** The responses of one operation by status, and how the sender's statuses meet the receiver's. */
export interface ResponsesPair {
  readonly operations: OperationPair;
  readonly base: ReadonlyMap<string, Used>;
  readonly revision: ReadonlyMap<string, Used>;
}

/** The content of a request body or response by media type. */
export interface ContentPair {
  readonly part: 'request' | 'response';
  /** The object that has the `content`. */
  readonly holder: Pair<JsonObject>;
  readonly base: ReadonlyMap<string, Located<JsonObject>>;
  readonly revision: ReadonlyMap<string, Located<JsonObject>>;
}

/** A media type of both releases. */
export interface MediaPair extends Pair<JsonObject> {
  readonly documents: Documents;
  readonly name: string;
}

/** The headers of a response or of an encoding by name. */
export interface HeadersPair {
  readonly holder: Pair<JsonObject>;
  readonly base: ReadonlyMap<string, Used>;
  readonly revision: ReadonlyMap<string, Used>;
}

/** Any object of both releases, for what is the same at every level: words, deprecation. */
export interface ObjectPair extends Pair<JsonObject> {
  readonly level: Level;
}

/** What an object of both releases is, for words about it. */
export type Level =
  | 'document'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'media'
  | 'header'
  | 'schema'
  | 'scheme';

/** A place of a schema where the two releases differ. */
export interface SchemaPlace extends Pair {
  readonly documents: Documents;
  /** What each release says at this place, in 2020-12 words, subschemas as they stand. */
  readonly says: { readonly base: JsonObject; readonly revision: JsonObject };
  /**
   * The keywords that differ and that no other rule has claimed: a member that is compared by itself is not among them.
   */
  readonly differs: ReadonlySet<string>;
  /** Are two schemas the same, renamed components seen through? */
  readonly same: (base: Json, revision: Json) => boolean;
  /** Are the two the same schema written differently, as far as messages show? */
  readonly equivalent: boolean;
  /** Was one schema replaced by another of another type? Then the members are not compared. */
  readonly apart: boolean;
  /** Does one release allow null beside what is compared by itself? */
  readonly besideNull?: boolean;
  readonly members: Members;
  readonly spot: Spot;
}

/** A member and the schema that declares it. */
export interface Member {
  readonly name: string;
  readonly place: Located;
}

/** The members of a place by who declares them. */
export interface Members {
  readonly removed: readonly Member[];
  readonly added: readonly Member[];
  /** Names that one more part of a composition declares, or one less, beside several others or instead of a branch. */
  readonly shared: readonly string[];
  /** Declared in both, in other parts of the composition: they are compared by themselves. */
  readonly moved: readonly Pair[];
  /** Names that either release requires and that neither gained nor lost. */
  readonly both: readonly string[];
}

/** Each level and what its rules look at. */
export interface Subjects {
  components: LooseComponents;
  operations: OperationLists;
  operation: OperationPair;
  parameters: LooseParameters;
  parameter: ParameterPair;
  body: BodyPair;
  requestBody: RequestBodyPair;
  responses: ResponsesPair;
  content: ContentPair;
  media: MediaPair;
  headers: HeadersPair;
  object: ObjectPair;
  schema: SchemaPlace;
  /** What is left when no other rule found anything, although the texts differ. */
  remainder: Documents;
}
