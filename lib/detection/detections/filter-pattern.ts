import type { Calls, Condition } from './calls';

/**
 * Calls that an AWS service makes for itself or for someone, CloudFormation among them: their source is the name of the
 * service. What a deployment does is reviewed as code, so it is no detection.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const NOT_BY_A_SERVICE = '$.sourceIPAddress != "*.amazonaws.com"';

/** Renders calls of people and of programs as a filter pattern of CloudWatch Logs for JSON events. */
export function renderFilterPattern(matched: readonly Calls[], where: readonly Condition[] = []): string {
  return `{ ${[NOT_BY_A_SERVICE, ...where.map(renderCondition), joinAny(matched.map(renderCalls))].join(' && ')} }`;
}

function renderCalls({ service, names, where }: Calls): string {
  const parts = [`$.eventSource = ${quoteIfNeeded(`${service}.amazonaws.com`)}`];
  if (names.length > 0) parts.push(joinAny(names.map((name) => `$.eventName = ${quoteIfNeeded(name)}`)));
  return `(${[...parts, ...where.map(renderCondition)].join(' && ')})`;
}

function renderCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'is':
      return joinAny(condition.values.map((value) => `$.${condition.path} = "${value}"`));
    case 'isNot':
      return condition.values.map((value) => `$.${condition.path} != "${value}"`).join(' && ');
    case 'isBoolean':
      return `$.${condition.path} IS ${condition.value ? 'TRUE' : 'FALSE'}`;
    case 'isAbsent':
      return `$.${condition.path} NOT EXISTS`;
    case 'isAtMost':
      return `$.${condition.path} <= ${condition.value}`;
    case 'anyOf':
      return joinAny(condition.conditions.map((each) => `(${renderCondition(each)})`));
  }
}

const joinAny = (tests: readonly string[]) => (tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' || ')})`);

/** Names need no quotes, as in the patterns of the CIS benchmark, and a pattern has room for 1024 characters. */
const quoteIfNeeded = (text: string) => (/^[\w.]+$/.test(text) ? text : `"${text}"`);
