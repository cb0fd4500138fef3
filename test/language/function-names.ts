import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Module, parseSync } from '@swc/core';

/** A function with a name of its own. */
export interface NamedFunction {
  readonly file: string;
  readonly name: string;
}

const ROOT = join(__dirname, '..', '..');
/** Source of the product; tests are not counted, as in the review that set the bar. */
const FOLDERS = ['bin', 'cost', 'lib', 'lambda', 'local', 'packages/gate/src', 'rehearsal'];

/** Every named function of the product: declarations, functions in variables, and methods; no constructors and no accessors. */
export function findNamedFunctions(): readonly NamedFunction[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const file = `${folder}/${name}`;
        return findNames(readFileSync(join(ROOT, file), 'utf8')).map((found) => ({ file, name: found }));
      }),
  );
}

function findNames(text: string): string[] {
  const names: string[] = [];
  visit(parseSync(text, { syntax: 'typescript', target: 'es2022' }), names);
  return names;
}

/** Collects names over the whole syntax tree, whose node types are not of interest here. */
function visit(node: Module | unknown, names: string[]): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, names);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const name = getFunctionName(node);
  if (name !== undefined) names.push(name);
  for (const child of Object.values(node)) visit(child, names);
}

function getFunctionName(node: object): string | undefined {
  switch (Reflect.get(node, 'type')) {
    case 'FunctionDeclaration':
      return getText(node, 'identifier');
    case 'VariableDeclarator':
      return isFunction(Reflect.get(node, 'init')) ? getText(node, 'id') : undefined;
    case 'ClassMethod':
    case 'PrivateMethod':
      return Reflect.get(node, 'kind') === 'method' ? getText(node, 'key') : undefined;
    default:
      return undefined;
  }
}

function isFunction(node: unknown): boolean {
  return ['ArrowFunctionExpression', 'FunctionExpression'].includes(String(Reflect.get(Object(node), 'type')));
}

/** The identifier below a key; private names have one more step. */
function getText(node: object, key: string): string | undefined {
  const identifier: unknown = Reflect.get(node, key);
  const inner: unknown = Reflect.get(Object(identifier), 'id');
  const value: unknown = Reflect.get(Object(identifier), 'value') ?? Reflect.get(Object(inner), 'value');
  return typeof value === 'string' ? value : undefined;
}
