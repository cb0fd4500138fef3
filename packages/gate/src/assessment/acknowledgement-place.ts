import { App, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isLibraryClass } from '../acknowledgements/acknowledgement';
import type { FindingRecord } from './assessment';

/**
 * Finds where an acknowledgement file accepts findings about a resource: in the file of the nearest construct class of
 * the app around it.
 *
 * @param path of the resource
 * @param subject its construct, or its stack. @default - neither is in the app
 */
export function findAcknowledgementPlace(path: string, subject: IConstruct | undefined): FindingRecord['place'] {
  const scopes = listAppScopes(subject);
  // The classes of an app that is minified itself look like those of the library.
  const scope = scopes.find((each) => !isMinified(each.constructor)) ?? scopes[0];
  if (scope === undefined) return undefined;
  const { path: base } = scope.node;
  return { class: scope.constructor.name, at: path === base ? '' : path.slice(base.length + 1) };
}

/** The constructs around a resource whose classes have a name and are no public classes of a library. */
function listAppScopes(subject: IConstruct | undefined): readonly IConstruct[] {
  const scopes: IConstruct[] = [];
  for (let scope = subject; scope !== undefined; scope = scope.node.scope) {
    if (App.isApp(scope) || Stage.isStage(scope)) break;
    // An anonymous class cannot be imported.
    if (!isLibraryClass(scope.constructor) && scope.constructor.name !== '') scopes.push(scope);
  }
  return scopes;
}

/**
 * Whether a class is written without the space that a compiler puts before its body. aws-cdk-lib is published so, and
 * its classes that are not exported, such as `RootResource`, have no name of jsii. No file can import them. tsx removes
 * spaces too, and keeps the name of each class by a call at its beginning.
 */
function isMinified(subject: object): boolean {
  if (typeof subject !== 'function') return false;
  const [, beginning] = /^class\b[^{]*[^\s{]\{(\S.{0,20})/.exec(Function.prototype.toString.call(subject)) ?? [];
  return beginning !== undefined && !/^static\s*\{\s*__name\(/.test(beginning);
}
