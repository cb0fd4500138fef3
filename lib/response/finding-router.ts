import { Construct } from 'constructs';
import { DETAIL_TYPES } from '../../lambda/response/findings/read-event';
import type { PlaybookName } from '../../lambda/response/playbooks/playbook-name';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { EventRule } from '../functions/event-rule';
import { type ResponseContext, ResponseFunction } from './response-function';

export interface FindingRouterProps extends ResponseContext {
  /** ARN of the state machine of each playbook. */
  readonly playbooks: ReadonlyMap<PlaybookName, string>;
  /** The trail, and the role of the playbook that restores it; undefined where the environment has no trail. */
  readonly trail: { readonly name: string; readonly restoreRoleArn: string } | undefined;
  readonly deadLetters: DeadLetterQueue;
}

/** Opens an incident for each finding, and starts its playbooks or alerts the people on call. */
export class FindingRouter extends Construct {
  constructor(scope: Construct, id: string, props: FindingRouterProps) {
    super(scope, id);
    const { playbooks, trail, archive, deadLetters } = props;
    const route = new ResponseFunction(this, 'Route', {
      ...props,
      purpose: 'Opens incidents and starts playbooks',
      code: 'route',
      concurrency: 5,
      environment: {
        PLAYBOOKS: JSON.stringify(Object.fromEntries(playbooks)),
        ...(trail === undefined ? {} : { RESTORE_TRAIL_ROLE: trail.restoreRoleArn }),
      },
    });
    archive.grantAdd(route, 'incidents', 'incident-days');
    archive.grantRead(route, 'incidents');
    route.allowNotify();
    route.role.allow({ actions: ['states:StartExecution'], resources: [...playbooks.values()] });
    const patterns = { ...FINDING_PATTERNS, ...buildAlarmPattern(props.prefix), ...buildTrailPattern(trail?.name) };
    for (const [name, pattern] of Object.entries(patterns)) {
      new EventRule(this, `${name}Rule`, {
        purpose: `Sends events "${pattern['detail-type'].join('", "')}" to the response`,
        on: { pattern },
        target: route,
        deadLetters,
      });
    }
  }
}

interface Pattern {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail?: object;
}

/**
 * New findings that are worth an incident. Security Hub sends each finding again after every update.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 */
const FINDING_PATTERNS: Readonly<Record<string, Pattern>> = {
  GuardDuty: { source: ['aws.guardduty'], 'detail-type': [DETAIL_TYPES.guardDuty] },
  SecurityHub: {
    source: ['aws.securityhub'],
    'detail-type': [DETAIL_TYPES.securityHub],
    detail: {
      findings: {
        RecordState: ['ACTIVE'],
        Workflow: { Status: ['NEW'] },
        Severity: { Label: ['MEDIUM', 'HIGH', 'CRITICAL'] },
      },
    },
  },
  SecurityHubV2: {
    source: ['aws.securityhub'],
    'detail-type': [DETAIL_TYPES.securityHubV2],
    detail: { findings: { severity: ['Medium', 'High', 'Critical', 'Fatal'] } },
  },
};

/** Alarms of this environment: their names begin with the names of its stacks. */
function buildAlarmPattern(prefix: string): Readonly<Record<string, Pattern>> {
  const detail = { alarmName: [{ prefix: `${prefix}-` }], state: { value: ['ALARM'] } };
  return { Alarm: { source: ['aws.cloudwatch'], 'detail-type': [DETAIL_TYPES.alarm], detail } };
}

/** Calls that change the trail; CloudTrail sends events to EventBridge without the trail too. */
function buildTrailPattern(trailName: string | undefined): Readonly<Record<string, Pattern>> {
  if (trailName === undefined) return {};
  const detail = {
    eventSource: ['cloudtrail.amazonaws.com'],
    eventName: ['DeleteTrail', 'PutEventSelectors', 'PutInsightSelectors', 'StopLogging', 'UpdateTrail'],
    requestParameters: {
      $or: ['name', 'trailName'].map((field) => ({ [field]: [trailName, { suffix: `:trail/${trailName}` }] })),
    },
  };
  return { Trail: { source: ['aws.cloudtrail'], 'detail-type': [DETAIL_TYPES.call], detail } };
}
