/** All rules: one file each, in the order of the API from the outside in. */
import type { Rule } from '../change/rule.js';
import { callbackRenamed } from './callback-renamed.js';
import { componentAdded } from './component-added.js';
import { componentOther } from './component-other.js';
import { componentRemoved } from './component-removed.js';
import { componentRenamed } from './component-renamed.js';
import { deprecated } from './deprecated.js';
import { encoding } from './encoding.js';
import { headerAdded } from './header-added.js';
import { headerRemoved } from './header-removed.js';
import { mediaTypeAdded } from './media-type-added.js';
import { mediaTypeRemoved } from './media-type-removed.js';
import { operationAdded } from './operation-added.js';
import { operationId } from './operation-id.js';
import { operationRemoved } from './operation-removed.js';
import { otherDifference } from './other-difference.js';
import { parameterAdded } from './parameter-added.js';
import { parameterEmpty } from './parameter-empty.js';
import { parameterMoved } from './parameter-moved.js';
import { parameterRemoved } from './parameter-removed.js';
import { parameterRequired } from './parameter-required.js';
import { parameterStyle } from './parameter-style.js';
import { pathShadowed } from './path-shadowed.js';
import { pathTemplate } from './path-template.js';
import { propertyAdded } from './property-added.js';
import { propertyReadOnly } from './property-read-only.js';
import { propertyRemoved } from './property-removed.js';
import { propertyRequired } from './property-required.js';
import { requestBodyAdded } from './request-body-added.js';
import { requestBodyRemoved } from './request-body-removed.js';
import { requestBodyRequired } from './request-body-required.js';
import { responseAdded } from './response-added.js';
import { responseRemoved } from './response-removed.js';
import { schemaAdditional } from './schema-additional.js';
import { schemaArray } from './schema-array.js';
import { schemaComposition } from './schema-composition.js';
import { schemaContent } from './schema-content.js';
import { schemaDefault } from './schema-default.js';
import { schemaEnum } from './schema-enum.js';
import { schemaNumber } from './schema-number.js';
import { schemaObject } from './schema-object.js';
import { schemaRewritten } from './schema-rewritten.js';
import { schemaString } from './schema-string.js';
import { schemaType } from './schema-type.js';
import { security } from './security.js';
import { securityScheme } from './security-scheme.js';
import { servers } from './servers.js';
import { webhookRenamed } from './webhook-renamed.js';
import { words } from './words.js';

/** A rule is a file in this folder and a line in this list. */
export const rules: readonly Rule[] = [
  operationRemoved,
  operationAdded,
  pathTemplate,
  pathShadowed,
  callbackRenamed,
  webhookRenamed,
  operationId,
  security,
  securityScheme,
  servers,
  parameterRemoved,
  parameterAdded,
  parameterMoved,
  parameterRequired,
  parameterStyle,
  parameterEmpty,
  requestBodyRemoved,
  requestBodyAdded,
  requestBodyRequired,
  mediaTypeRemoved,
  mediaTypeAdded,
  encoding,
  responseRemoved,
  responseAdded,
  headerRemoved,
  headerAdded,
  propertyRemoved,
  propertyAdded,
  propertyRequired,
  propertyReadOnly,
  schemaType,
  schemaEnum,
  schemaNumber,
  schemaString,
  schemaArray,
  schemaObject,
  schemaAdditional,
  schemaComposition,
  schemaDefault,
  schemaContent,
  schemaRewritten,
  componentRemoved,
  componentAdded,
  componentRenamed,
  componentOther,
  deprecated,
  words,
  otherDifference,
];

/** The rule of an id. */
export const ruleOf: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
