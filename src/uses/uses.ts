/** Client code -> the operations that it calls. Pure; the files are read by whoever asks. */
import type { OpenApi } from '../openapi/model.js';
import { type Call, callsIn } from './calls.js';
import { languageOf } from './language.js';
import { type Paths, pathIn, pathsOf, templatesFor } from './paths.js';
import { hole, tokensOf } from './tokens.js';

/** A file of client code. */
export interface SourceFile {
  /** What messages call it. */
  readonly path: string;
  readonly text: string;
}

/** What was found. */
export interface Found {
  /** As `GET /path`, in the order of the documents; those that no document has come last. */
  readonly operations: readonly string[];
  /** Calls that could not be told for certain: one sentence each. */
  readonly unclear: readonly string[];
}

/** Finds the calls of the operations that the documents have. Files in no known language are passed over. */
export function usesIn(files: readonly SourceFile[], documents: readonly OpenApi[]): Found {
  const paths = pathsOf(documents);
  const operations = new Set<string>();
  const unclear: string[] = [];
  for (const { path, text } of files) {
    const language = languageOf(path);
    if (language === undefined) continue;
    for (const call of callsIn(tokensOf(text, language))) {
      const told = tell(call, paths);
      for (const name of told.operations) operations.add(name);
      if (told.doubt !== null) unclear.push(`${path}:${call.line}: ${told.doubt}`);
    }
  }
  const order = [...paths.methods].flatMap(([path, methods]) => [...methods].map((method) => `${method} ${path}`));
  const known = order.filter((name) => operations.has(name));
  return { operations: [...known, ...[...operations].filter((name) => !order.includes(name)).sort()], unclear };
}

interface Told {
  readonly operations: readonly string[];
  readonly doubt: string | null;
}

const nothing: Told = { operations: [], doubt: null };

function tell({ path, method, sure }: Call, paths: Paths): Told {
  if (path === null) return { operations: [], doubt: `the path of this ${method} is not written here` };
  const clean = pathIn(path);
  if (clean === null) return nothing;
  const shown = clean.replaceAll(hole, '{}');
  const templates = templatesFor(clean, paths);
  if (templates.length === 0)
    return sure && method !== null ? { operations: [`${method} ${shown}`], doubt: null } : nothing;
  const found = templates.flatMap((template) => operationsOf(template, method, paths));
  if (method !== null && found.length === 0)
    return { operations: templates.map((template) => `${method} ${template}`), doubt: null };
  const many = templates.length > 1 ? `${shown} may mean ${templates.join(' or ')}` : null;
  const all =
    method === null && found.length > 1
      ? `no method is stated for ${shown}, so all are taken: ${found.join(', ')}`
      : null;
  return { operations: found, doubt: many ?? all };
}

function operationsOf(template: string, method: string | null, { methods }: Paths): string[] {
  const known = [...(methods.get(template) ?? [])];
  return known.filter((each) => method === null || each === method).map((each) => `${each} ${template}`);
}
