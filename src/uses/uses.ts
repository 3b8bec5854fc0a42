/** Client code -> the operations that it calls. Pure; the files are read by whoever asks. */
import type { OpenApi } from '../openapi/model.js';
import { type Call, callsIn } from './calls.js';
import { constantsIn, constantsOf, onlyCalled } from './constants.js';
import { languageOf } from './language.js';
import { generatedCalls, operationsByName } from './names.js';
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
  const names = operationsByName(documents);
  const read = files.flatMap(({ path, text }) => {
    const language = languageOf(path);
    return language === undefined ? [] : [{ path, tokens: tokensOf(text, language) }];
  });
  const every = read.map(({ tokens }) => tokens);
  const constants = constantsOf(every);
  const calls = read.map(({ path, tokens }) => ({ path, tokens, calls: callsIn(tokens, constants) }));
  const called = onlyCalled(every, counted(calls.flatMap((file) => file.calls)));
  const operations = new Set<string>();
  const unclear: string[] = [];
  for (const { path, tokens, calls: its } of calls) {
    const named = new Map(constantsIn(tokens).map(({ at, name }) => [at, name]));
    for (const call of its) {
      // A path that is only given a name here is called where the name is.
      if (called.has(named.get(call.at) ?? '')) continue;
      const told = tell(call, paths);
      for (const name of told.operations) operations.add(name);
      if (told.doubt !== null) unclear.push(`${path}:${call.line}: ${told.doubt}`);
    }
    for (const name of generatedCalls(tokens, names)) operations.add(name);
  }
  const order = [...paths.methods].flatMap(([path, methods]) => [...methods].map((method) => `${method} ${path}`));
  const known = order.filter((name) => operations.has(name));
  return { operations: [...known, ...[...operations].filter((name) => !order.includes(name)).sort()], unclear };
}

/** How many calls found their path by each name. */
function counted(calls: readonly Call[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of calls.flatMap(({ by }) => by)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

interface Told {
  readonly operations: readonly string[];
  readonly doubt: string | null;
}

const nothing: Told = { operations: [], doubt: null };

function tell({ path, method, sure }: Call, paths: Paths): Told {
  if (path === null) return { operations: [], doubt: `the path of this ${method ?? 'call'} is not written here` };
  // Any text may hold a slash and no more; behind a method it is the root.
  const clean = sure && path === '/' ? path : pathIn(path);
  const isOpen = sure && path.startsWith(hole);
  if (clean === null) return isOpen ? open(path) : nothing;
  const shown = clean.replaceAll(hole, '{}');
  const templates = templatesFor(clean, paths);
  if (templates.length === 0 && isOpen) return open(path);
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

/** A call of something that begins with a value which is not known, and that no path suits. */
function open(path: string): Told {
  return { operations: [], doubt: `no path suits ${path.replaceAll(hole, '{}')}, whose values are not written here` };
}

function operationsOf(template: string, method: string | null, { methods }: Paths): string[] {
  const known = [...(methods.get(template) ?? [])];
  return known.filter((each) => method === null || each === method).map((each) => `${each} ${template}`);
}
