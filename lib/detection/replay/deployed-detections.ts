import { matchesEventPattern } from './event-pattern';
import { parseFilterPattern } from './filter-pattern';
import { buildBusEvent, type TrailRecord } from './trail-record';

/** A detection as the templates deploy it. */
export interface DeployedDetection {
  readonly id: string;
  readonly matches: (record: TrailRecord) => boolean;
  /** Matches in one period at which it fires. */
  readonly threshold: number;
  /** Minutes. */
  readonly period: number;
}

/** A synthesized stack. */
export interface DeployedStack {
  readonly region: string;
  readonly template: object;
}

interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Lists what looks at the records of CloudTrail: the metric filters on the log group of a trail that have an alarm, and
 * the event rules whose description starts with the id of a detection in brackets.
 */
export function listDeployedDetections(stacks: readonly DeployedStack[]): readonly DeployedDetection[] {
  return stacks.flatMap((stack) => {
    const resources = listResources(stack.template);
    return [...listFilters(resources), ...listRules(resources, stack.region)];
  });
}

function listFilters(resources: readonly Resource[]): readonly DeployedDetection[] {
  const groups = new Set(
    resources
      .filter(({ type }) => type === 'AWS::CloudTrail::Trail')
      .map(({ properties }) => readReference(properties['CloudWatchLogsLogGroupArn'])),
  );
  const alarms = resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm');
  return resources
    .filter(
      ({ type, properties }) =>
        type === 'AWS::Logs::MetricFilter' && groups.has(readReference(properties['LogGroupName'])),
    )
    .flatMap(({ properties }) => {
      const matches = parseFilterPattern(readText(properties['FilterPattern']));
      return listItems(properties['MetricTransformations']).flatMap((metric) =>
        alarms
          .filter((alarm) => isAlarmOn(alarm.properties, metric))
          .map(({ properties: alarm }) => ({
            id: readText(metric['MetricName']),
            matches,
            threshold: readThreshold(alarm),
            period: Number(alarm['Period']) / SECONDS_IN_MINUTE,
          })),
      );
    });
}

const SECONDS_IN_MINUTE = 60;

function isAlarmOn(alarm: Fields, metric: Fields): boolean {
  return (
    alarm['MetricName'] === metric['MetricName'] &&
    alarm['Namespace'] === metric['MetricNamespace'] &&
    alarm['ActionsEnabled'] !== false
  );
}

/** Each match counts one, so more than N is N + 1 or more. */
function readThreshold(alarm: Fields): number {
  const threshold = Number(alarm['Threshold']);
  return alarm['ComparisonOperator'] === 'GreaterThanThreshold' ? Math.floor(threshold) + 1 : threshold;
}

/** Id of a detection at the start of the description of its rule. */
const RULE_DESCRIPTION = /^\[(\w+)\] /;

/**
 * A rule receives the calls of one region, and calls that only read when its state says so.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
function listRules(resources: readonly Resource[], region: string): readonly DeployedDetection[] {
  return resources.flatMap(({ type, properties }) => {
    const [, id] = RULE_DESCRIPTION.exec(String(properties['Description'])) ?? [];
    const state = properties['State'];
    if (type !== 'AWS::Events::Rule' || id === undefined || state === 'DISABLED') return [];
    const withReads = state === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
    const isReceived = (record: TrailRecord) =>
      record['awsRegion'] === region && (withReads || record['readOnly'] !== true);
    return [
      {
        id,
        matches: (record: TrailRecord) =>
          isReceived(record) && matchesEventPattern(properties['EventPattern'], buildBusEvent(record)),
        threshold: 1,
        period: 1,
      },
    ];
  });
}

function listResources(template: object): readonly Resource[] {
  return Object.entries(readFields(readFields(template)['Resources'])).map(([id, declaration]) => {
    const fields = readFields(declaration);
    return { id, type: String(fields['Type']), properties: readFields(fields['Properties']) };
  });
}

const readFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const listItems = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(readFields) : []);

/** Logical id of `Ref` or `Fn::GetAtt`. */
function readReference(value: unknown): string | undefined {
  const { Ref: ref, 'Fn::GetAtt': attribute } = readFields(value);
  const id: unknown = ref ?? (Array.isArray(attribute) ? attribute[0] : undefined);
  return typeof id === 'string' ? id : undefined;
}

function readText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error(
    `A replay reads what is written in the template. ${JSON.stringify(value)} is resolved at deployment.`,
  );
}
