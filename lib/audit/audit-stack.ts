import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DataKeys } from '../encryption/data-keys';
import type { EnvironmentProps } from '../environment-props';
import { AlertTopic } from './alert-topic';
import { AuditTrail } from './audit-trail';
import { DeadLetterQueue } from './dead-letter-queue';
import { LogArchive } from './log-archive';
import { TrailWatch } from './trail-watch';

export interface AuditStackProps extends EnvironmentProps {
  readonly keys: DataKeys;
}

/** Evidence, and the way it reaches people; in place before anything there is to record. */
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
      deadLetters: this.deadLetters,
    });
    this.deadLetters.alert(this.alerts);

    const archive = new LogArchive(this, 'Archive', { key: keys.audit, settings: settings.audit });
    if (settings.audit.trail === 'here') {
      const { logGroup } = new AuditTrail(this, 'Trail', {
        prefix,
        archive: archive.bucket,
        keys,
        logRetentionDays: settings.audit.logRetentionDays,
      });
      new TrailWatch(this, 'TrailWatch', { logGroup, prefix, alerts: this.alerts });
    }
  }
}
