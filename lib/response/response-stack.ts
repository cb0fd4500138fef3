import { Stack } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { PlaybookName } from '../../lambda/response/playbooks/playbook-name';
import type { AlertTopic } from '../audit/alert-topic';
import type { AuditTrail } from '../audit/audit-trail';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { EnvironmentProps } from '../environment-props';
import type { Network } from '../network/network';
import { Approvals } from './approvals';
import { FindingRouter } from './finding-router';
import { IncidentArchive } from './incident-archive';
import { PlaybookFunctions, type PlaybookFunctionsProps, toConstructId } from './playbook-functions';
import { PlaybookMachine } from './playbook-machine';
import { ResponseFunction } from './response-function';
import { ScheduledFunctions } from './scheduled-functions';
import { SlackChannel } from './slack-channel';
import { UnfinishedPlaybooks } from './unfinished-playbooks';

export interface ResponseStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly alerts: AlertTopic;
  /** The log archive, which keeps the incident record. */
  readonly archive: Bucket;
  readonly trail: AuditTrail | undefined;
  readonly network: Network;
  readonly userPool: UserPool;
  /** The IP set that the web ACL of the API blocks. */
  readonly blockedAddresses: PlaybookFunctionsProps['blocked'];
}

/** The playbooks with their approvals, what starts them, and what people are told. */
export class ResponseStack extends Stack {
  constructor(scope: Construct, id: string, props: ResponseStackProps) {
    super(scope, id, props);
    const { keys, deadLetters, alerts, trail, prefix, blockedAddresses: blocked } = props;
    const settings = props.settings.response;
    const { approvalMinutes, logRetentionDays, slack } = settings;
    const archive = new IncidentArchive(props.archive, keys.audit);
    const context = { prefix, archive, alerts, shared: { keys, deadLetters, logRetentionDays } };

    const approvals = new Approvals(this, 'Approvals', {
      ...context,
      approvalMinutes,
      settings: props.settings.encryption,
    });
    const close = new ResponseFunction(this, 'Close', {
      ...context,
      purpose: 'Records and reports how a playbook ended',
      code: 'close',
    });
    archive.grantAdd(close, 'incidents', 'incident-days');
    archive.grantRead(close, 'incidents');
    close.allowNotify();

    const { functions } = new PlaybookFunctions(this, 'Playbooks', {
      ...context,
      blocked,
      userPool: props.userPool,
      network: props.network,
      trail,
      settings,
    });
    const machines = new Map<PlaybookName, string>();
    for (const [playbook, act] of functions) {
      const { arn } = new PlaybookMachine(this, `${toConstructId(playbook)}Machine`, {
        ...context,
        playbook,
        act,
        ask: approvals.ask,
        close,
        approvalMinutes,
      });
      machines.set(playbook, arn);
    }
    const restoreRoleArn = functions.get('restore-trail')?.role.role.roleArn;
    new FindingRouter(this, 'Router', {
      ...context,
      playbooks: machines,
      trail: trail && restoreRoleArn ? { name: trail.settings.name, restoreRoleArn } : undefined,
      deadLetters,
    });
    new UnfinishedPlaybooks(this, 'Unfinished', { machines: [...machines.values()], alerts, deadLetters });
    new ScheduledFunctions(this, 'Scheduled', { ...context, blocked, deadLetters });
    if (slack) new SlackChannel(this, 'Slack', { prefix, slack, alerts });
  }
}
