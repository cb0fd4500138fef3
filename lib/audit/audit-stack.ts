import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { EnvironmentProps } from '../environment-props';
import { AlertTopic } from './alert-topic';
import { AuditTrail } from './audit-trail';
import { CloudTrailAlarms } from './cloudtrail-alarms';
import { DeadLetterQueue } from './dead-letter-queue';
import { LogArchive } from './log-archive';

export interface AuditStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
}

/** The audit trail, its archive and the alerts. It is deployed first, so that it records everything that follows. */
export class AuditStack extends Stack {
  readonly deadLetters: DeadLetterQueue;
  readonly alerts: AlertTopic;

  constructor(scope: Construct, id: string, props: AuditStackProps) {
    super(scope, id, props);
    const { keys, prefix, settings } = props;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { key: keys.messaging });
    this.alerts = new AlertTopic(this, 'Alerts', {
      key: keys.messaging,
      emails: settings.alertEmails,
      deadLetterQueue: this.deadLetters.queue,
    });
    this.deadLetters.addAlarm(this.alerts);

    const archive = new LogArchive(this, 'Archive', {
      key: keys.audit,
      settings: settings.audit,
      disposable: settings.disposable,
    });
    if (settings.audit.trail === 'here') {
      const { logGroup } = new AuditTrail(this, 'Trail', {
        prefix,
        archive: archive.bucket,
        keys,
        logRetentionDays: settings.audit.logRetentionDays,
      });
      new CloudTrailAlarms(this, 'CloudTrailAlarms', { logGroup, prefix, alerts: this.alerts });
    }
  }
}
