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
  for (let scope = subject; scope !== undefined; scope = scope.node.scope) {
    if (App.isApp(scope) || Stage.isStage(scope)) return undefined;
    // An anonymous class cannot be imported.
    if (isLibraryClass(scope.constructor) || scope.constructor.name === '') continue;
    const { path: base } = scope.node;
    return { class: scope.constructor.name, at: path === base ? '' : path.slice(base.length + 1) };
  }
  return undefined;
}
