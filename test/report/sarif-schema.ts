/**
 * The parts of SARIF 2.1.0 (OASIS standard, section 3) that the report writes, as JSON Schema: what must be there, which
 * words are allowed, and no member that the standard does not name.
 */
const text = { type: 'string', minLength: 1 };
const strings = { type: 'array', items: { type: 'string' }, uniqueItems: true };
const message = {
  type: 'object',
  properties: { text, markdown: text, id: text, arguments: strings },
  anyOf: [{ required: ['text'] }, { required: ['id'] }],
  additionalProperties: false,
};
const bag = { type: 'object' };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const location = {
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: -1 },
    message,
    physicalLocation: {
      type: 'object',
      properties: {
        artifactLocation: {
          type: 'object',
          properties: { uri: { type: 'string', format: 'uri-reference' } },
          additionalProperties: false,
        },
        region: {
          type: 'object',
          properties: { startLine: { type: 'integer', minimum: 1 } },
          additionalProperties: false,
        },
      },
      required: ['artifactLocation'],
      additionalProperties: false,
    },
    logicalLocations: {
      type: 'array',
      items: {
        type: 'object',
        properties: { fullyQualifiedName: { type: 'string' }, kind: text },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};
const locations = { type: 'array', items: location };
const rule = {
  type: 'object',
  properties: { id: text, shortDescription: message, fullDescription: message },
  required: ['id'],
  additionalProperties: false,
};
const result = {
  type: 'object',
  properties: {
    ...{
      ruleId: text,
      ruleIndex: { type: 'integer', minimum: 0 },
      level,
      message,
      locations,
      relatedLocations: locations,
    },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    properties: bag,
  },
  required: ['message'],
  additionalProperties: false,
};
const notification = {
  type: 'object',
  properties: { level, message },
  required: ['message'],
  additionalProperties: false,
};
const run = {
  type: 'object',
  properties: {
    tool: {
      type: 'object',
      properties: {
        driver: {
          type: 'object',
          properties: { name: text, rules: { type: 'array', items: rule, uniqueItems: true } },
          required: ['name'],
          additionalProperties: false,
        },
      },
      required: ['driver'],
      additionalProperties: false,
    },
    invocations: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: { type: 'array', items: notification },
        },
        required: ['executionSuccessful'],
        additionalProperties: false,
      },
    },
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    results: { type: 'array', items: result },
    properties: bag,
  },
  required: ['tool'],
  additionalProperties: false,
};

/** A log file of it. */
export const sarifLog = {
  type: 'object',
  properties: {
    $schema: { type: 'string', format: 'uri' },
    version: { const: '2.1.0' },
    runs: { type: 'array', items: run },
  },
  required: ['version', 'runs'],
  additionalProperties: false,
};
