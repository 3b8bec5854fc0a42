#!/usr/bin/env node
/** What `api-spec` starts: the program beside it (main.ts, bundled), compiled as little as a short run needs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { codeFolder, compiled } from './kept-code.js';
import { optimizeLate } from './v8.js';

const load = createRequire(import.meta.url);
const folder = codeFolder(process.env, process.platform);

type Body = (exports: object, require: (id: string) => unknown, module: object, file: string, folder: string) => void;

const exported = new Map<string, object>();

/** Runs a CommonJS file of dist/ once and returns what it exports; what it requires of dist/ is run in the same way. */
function runFile(path: string): object {
  const known = exported.get(path);
  if (known !== undefined) return known;
  const body = compiled(path, readFileSync(path), folder).runInThisContext() as Body;
  const module = { exports: {} };
  const beside = (id: string): unknown => (id.startsWith('./') ? runFile(join(dirname(path), id)) : load(id));
  body(module.exports, beside, module, path, dirname(path));
  exported.set(path, module.exports);
  return module.exports;
}

optimizeLate();
runFile(join(import.meta.dirname, 'main.cjs'));
