import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { SINGLE_PLACES } from '../src/rules/replacing/single-places';
import { readSpecVersion } from './spec-version';

/** What src/rules/replacing/identifiers.json contains. */
export interface Identifiers {
  readonly source: string;
  readonly version: string;
  /** The properties that identify a resource of a type, separated by spaces. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Types whose schema leaves out a part of the identifier, each with that part. */
const INCOMPLETE: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Model': 'RestApiId',
  'AWS::Scheduler::Schedule': 'GroupName',
};

/**
 * Collects the types whose registry schema identifies a resource by properties of the template. CloudFormation cannot
 * create a second resource with the same identifier.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
export function collectIdentifiers(): Identifiers {
  const entries = loadAwsServiceSpecSync()
    .all('resource')
    .flatMap(({ cloudFormationType: type, primaryIdentifier = [], properties }): readonly [string, string][] => {
      const isWritten = primaryIdentifier.length > 0 && primaryIdentifier.every((name) => name in properties);
      if (!isWritten || type in SINGLE_PLACES) return [];
      const missing = INCOMPLETE[type];
      return [[type, [...primaryIdentifier, ...(missing === undefined ? [] : [missing])].join(' ')]];
    });
  return {
    source: '@aws-cdk/aws-service-spec',
    version: readSpecVersion(),
    properties: Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}
