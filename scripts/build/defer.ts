/**
 * What makes `import` of the main entry cheap: a bundle of the contract, rewritten so that it builds on first use what its
 * sources build at once: some 750 Zod objects, of which 55 are left.
 *
 *     const limit = queryParameter('limit', z.int());  →  function limit() { return (limit$ ??= queryParameter('limit', z.int())); }
 *     const Job = z.object({ id: id('job') });         →  const Job = (() => z.object({ get id() { … } }))();
 *
 * Getters are Zod's own form for members that are resolved later; it reads them once. Values that are exported stay values,
 * and stand in calls that are marked pure, so that a bundler drops those that nobody imports though all are in one file.
 */
import ts from 'typescript';

/** One replacement in the text. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A variable of the bundle's top level that is computed when the bundle loads. */
interface Variable {
  readonly name: string;
  readonly statement: ts.VariableStatement;
  readonly initializer: ts.Expression;
}

/** The calls that leave the members of their object alone until somebody reads them. */
const LEAVE_MEMBERS = ['object', 'extend', 'defineOperation', 'defineArea'];

/** What tells bundlers that a call can go when nobody wants its value (the annotation of Rollup, esbuild and terser). */
const PURE = '/* @__PURE__ */ ';

const ONCE = `
function $once(object, name, value) {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return value;
}
`;

/**
 * @param code a bundle of the contract, by esbuild, not minified.
 * @returns the same module, as far as whoever imports it can tell.
 * @throws Error when the bundle has a form that this does not know.
 */
export function defer(code: string): string {
  const source = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const variables = variablesOf(source);
  const exported = exportedOf(source);
  const deferred = deferredOf(variables, exported);
  const imports = importsOf(source);
  assertUnshadowed(source, new Set([...deferred, ...imports.names.keys(), ...imports.names.values()]));
  const edits = [...imports.edits, ...editsOf(source, deferred, imports.names)];
  for (const { name, statement, initializer } of variables) {
    if (deferred.has(name)) {
      const head = `var ${name}$;\nfunction ${name}() {\n  return ${name}$ ??= `;
      edits.push({ from: statement.getStart(), to: initializer.getStart(), text: head });
      edits.push({ from: statement.end, to: statement.end, text: '\n}' });
    } else if (exported.has(name) && computes(initializer, deferred)) {
      const [before, after] = isPlainCall(initializer, deferred) ? [PURE, ''] : [`${PURE}(() => (`, '))()'];
      edits.push({ from: initializer.getStart(), to: initializer.getStart(), text: before });
      edits.push({ from: initializer.end, to: initializer.end, text: after });
    }
  }
  return apply(code, edits) + ONCE;
}

function variablesOf(source: ts.SourceFile): Variable[] {
  return source.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations.flatMap(({ name, initializer }, _, { length }) => {
      if (initializer === undefined || isRequire(initializer)) return [];
      if (!ts.isIdentifier(name) || length > 1) throw new Error(`unknown declaration: ${statement.getText()}`);
      return [{ name: name.text, statement, initializer }];
    }),
  );
}

/** How a CommonJS bundle imports. */
const isRequire = (node: ts.Expression): boolean => /^(__toESM\()?require\(/.test(node.getText());

/** Every source imports zod for itself: the first import stays and serves all. `names` has the names of the others. */
function importsOf(source: ts.SourceFile): { readonly names: ReadonlyMap<string, string>; readonly edits: Edit[] } {
  const first = new Map<string, string>();
  const names = new Map<string, string>();
  const edits: Edit[] = [];
  for (const statement of source.statements.filter(ts.isImportDeclaration)) {
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) throw new Error(`unknown import: ${statement.getText()}`);
    const other = bindings.elements.map(({ propertyName, name }) => {
      const thing = `${(propertyName ?? name).text} of ${statement.moduleSpecifier.getText()}`;
      const known = first.get(thing);
      if (known === undefined) first.set(thing, name.text);
      else names.set(name.text, known);
      return known !== undefined;
    });
    if (other.every(Boolean)) edits.push({ from: statement.getStart(), to: statement.end, text: '' });
    else if (other.includes(true)) throw new Error(`unknown import: ${statement.getText()}`);
  }
  return { names, edits };
}

/** The names that the bundle exports: `export { Job }`, or in CommonJS `__export(exports, { Job: () => Job })`. */
function exportedOf(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
      for (const { propertyName, name } of statement.exportClause.elements) names.add((propertyName ?? name).text);
    const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (call && ts.isCallExpression(call) && call.expression.getText() === '__export')
      for (const [, name] of call.getText().matchAll(/\(\) => ([\w$]+)/g)) names.add(name as string);
  }
  if (names.size === 0) throw new Error('the bundle exports nothing');
  return names;
}

/** The variables that nobody outside sees, and whose value is computed, or needs one that is deferred. */
function deferredOf(variables: readonly Variable[], exported: ReadonlySet<string>): ReadonlySet<string> {
  const deferred = new Set<string>();
  const inner = variables.filter(({ name }) => !exported.has(name));
  for (let size = -1; size !== deferred.size; ) {
    size = deferred.size;
    for (const { name, initializer } of inner) if (computes(initializer, deferred)) deferred.add(name);
  }
  return deferred;
}

/** Whether the value needs a call when it is evaluated. */
function computes(node: ts.Node, deferred: ReadonlySet<string>): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return true;
  if (ts.isIdentifier(node)) return deferred.has(node.text) && isReference(node);
  return ts.forEachChild(node, (child) => computes(child, deferred) || undefined) ?? false;
}

/** Whether the value is one call and evaluates nothing else, once the members that may wait do. */
function isPlainCall(node: ts.Node, deferred: ReadonlySet<string>): boolean {
  if (!ts.isCallExpression(node) || computes(node.expression, deferred)) return false;
  const parts = node.arguments.flatMap((argument): readonly ts.Node[] =>
    ts.isObjectLiteralExpression(argument) ? argument.properties.filter((one) => !mayWait(one)) : [argument],
  );
  return !parts.some((part) => computes(part, deferred));
}

/** Whether a member becomes a getter when it computes. */
function mayWait(
  member: ts.ObjectLiteralElementLike,
): member is ts.PropertyAssignment | ts.ShorthandPropertyAssignment {
  return (ts.isPropertyAssignment(member) || ts.isShorthandPropertyAssignment(member)) && isLeft(member);
}

/** Every reference to a deferred variable becomes a call, and every member that computes a getter; some names get others. */
function editsOf(source: ts.SourceFile, deferred: ReadonlySet<string>, names: ReadonlyMap<string, string>): Edit[] {
  const edits: Edit[] = [];
  const written = (name: string) => (deferred.has(name) ? `${name}()` : names.get(name));
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && isLeft(node) && computes(node.initializer, deferred)) {
      const [before, after] = getter(node);
      edits.push({ from: node.getStart(), to: node.initializer.getStart(), text: before });
      visit(node.initializer);
      edits.push({ from: node.end, to: node.end, text: after });
    } else if (ts.isShorthandPropertyAssignment(node)) {
      const { text: name } = node.name;
      const value = written(name);
      const text = deferred.has(name) && isLeft(node) ? getter(node).join(`${value}`) : `${name}: ${value}`;
      if (value !== undefined) edits.push({ from: node.getStart(), to: node.end, text });
    } else if (ts.isIdentifier(node)) {
      const text = written(node.text);
      if (text !== undefined && isReference(node)) edits.push({ from: node.getStart(), to: node.end, text });
    } else if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return edits;
}

/** Whether a member stands in an object whose members may wait. */
function isLeft({ parent: object }: ts.ObjectLiteralElementLike): boolean {
  const call = object.parent;
  return ts.isCallExpression(call) && call.arguments[0] === object && LEAVE_MEMBERS.includes(calleeOf(call));
}

function calleeOf({ expression }: ts.CallExpression): string {
  return (ts.isPropertyAccessExpression(expression) ? expression.name : expression).getText();
}

/** What stands around the value of a member that waits. Zod keeps what its getters give; an object of ours does so itself. */
function getter({ name, parent }: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): [string, string] {
  const key = keyText(name);
  const keeps = calleeOf(parent.parent as ts.CallExpression).startsWith('define');
  const [before, after] = keeps ? [`$once(this, ${key}, `, ')'] : ['', ''];
  return [`get ${name.getText()}() { return ${before}`, `${after}; }`];
}

function keyText(name: ts.PropertyName): string {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return JSON.stringify(name.text);
  throw new Error(`unknown name of a member: ${name.getText()}`);
}

/** Whether an identifier stands for a value, and is not the name of a member or of a declaration. */
function isReference(node: ts.Identifier): boolean {
  return (node.parent as { readonly name?: ts.Node }).name !== node;
}

/** @throws Error when a name means something else in some place: then a reference cannot be told by its name. */
function assertUnshadowed(source: ts.SourceFile, deferred: ReadonlySet<string>): void {
  const visit = (node: ts.Node): void => {
    const inner = ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node);
    const local = ts.isVariableDeclaration(node) && node.parent.parent.parent !== source;
    if ((inner || local) && node.name && ts.isIdentifier(node.name) && deferred.has(node.name.text))
      throw new Error(`${node.name.text} is declared twice in the bundle`);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function apply(code: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    text += code.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + code.slice(at);
}
