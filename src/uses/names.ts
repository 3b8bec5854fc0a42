/** What code generators call an operation: the calls of a generated client write no path. */
import type { OpenApi } from '../openapi/model.js';
import type { Token } from './tokens.js';

/** What an operation is called by its identifier, or else by method and path, in the ways of common generators. */
function generatedNames(method: string, path: string, operationId: string | null): string[] {
  const verb = method.toLowerCase();
  if (operationId !== null) return [...new Set([operationId, spelledOut(operationId), camelCase(operationId)])];
  // swift-openapi-generator (its defensive and its idiomatic names), openapi-generator.
  return [spelledOut(`${verb}${path}`), camelCase(`${verb}${path}`), camelCase(`${path}/${verb}`)];
}

/** The operations of some documents by what generators call them. */
export function operationsByName(documents: readonly OpenApi[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const document of documents) {
    for (const { kind, path, method, name, json } of document.operations()) {
      if (kind !== 'path') continue;
      const { operationId } = json as { readonly operationId?: unknown };
      const names = generatedNames(method, path, typeof operationId === 'string' ? operationId : null);
      for (const each of names) if (!known.has(each)) known.set(each, name);
    }
  }
  return known;
}

/** The operations that a file calls by such a name: `client.getJob(...)`. A name of one word is one where a client is called. */
export function generatedCalls(tokens: readonly Token[], names: ReadonlyMap<string, string>): string[] {
  return tokens.flatMap(({ kind, text }, i) => {
    const operation = kind === 'word' ? names.get(text) : undefined;
    const isCall = tokens[i - 1]?.text === '.' && /^[({]$/.test(tokens[i + 1]?.text ?? '');
    if (operation === undefined || !isCall) return [];
    const isTold = /[^_][A-Z_]/.test(text) || /(?:client|api)$/i.test(tokens[i - 2]?.text ?? '');
    return isTold ? [operation] : [];
  });
}

const signs: Readonly<Record<string, string>> = { '/': 'sol', '-': 'hyphen', '{': 'lcub', '}': 'rcub', '.': 'period' };

function spelledOut(text: string): string {
  return text.replace(/[^A-Za-z0-9_]/g, (sign) => `_${signs[sign] ?? `x${sign.charCodeAt(0).toString(16)}`}_`);
}

function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
