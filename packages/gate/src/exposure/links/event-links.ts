import type { TemplateResource } from '../../templates/template-resource';
import { listFrom, listTexts, readAt } from '../known-values';
import type { Link } from '../party';
import type { Surroundings } from '../surroundings';

/** Resources that an event pattern names, by the source of the events. */
const NAMED: Readonly<Record<string, string>> = {
  'aws.s3': 'EventPattern.detail.bucket.name.*',
  'aws.states': 'EventPattern.detail.stateMachineArn.*',
  'aws.ecr': 'EventPattern.detail.repository-name.*',
  'aws.dynamodb': 'EventPattern.detail.tableName.*',
};

/**
 * Events that AWS sends about a resource to the default bus, when a rule names the resource. Only those about objects
 * carry something that a caller of the resource wrote.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export function listEventLinks(surroundings: Surroundings): readonly Link[] {
  return surroundings
    .ofType('AWS::Events::Rule')
    .flatMap((rule) =>
      listTexts(readAt(rule, 'EventPattern.source')).flatMap((source) => linkSource(rule, source, surroundings)),
    );
}

function linkSource(rule: TemplateResource, source: string, surroundings: Surroundings): readonly Link[] {
  const path = NAMED[source];
  const values = path === undefined ? [] : listFrom(rule, path);
  return values.flatMap((value): readonly Link[] => {
    const from = surroundings.findNode(value);
    if (from === undefined) return [];
    return [{ from, to: rule, action: 'notifies', evidence: [rule], controls: [], isWay: source === 'aws.s3' }];
  });
}
