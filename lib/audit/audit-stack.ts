import { Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { EventDetections } from '../detection/event-detections';
import { TrailDetections } from '../detection/trail-detections';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { EnvironmentProps } from '../environment-props';
import { AlertTopic } from './alert-topic';
import { AuditTrail } from './audit-trail';
import { DeadLetterQueue } from './dead-letter-queue';
import { LogArchive } from './log-archive';

export interface AuditStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
}

/** The audit trail, its archive and the alerts. It is deployed first, so that it records everything that follows. */
export class AuditStack extends Stack {
  readonly deadLetters: DeadLetterQueue;
  readonly alerts: AlertTopic;
  /** The log archive. */
  readonly archive: Bucket;
  /** Undefined where the organisation has the trail. */
  readonly trail: AuditTrail | undefined;

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
    this.archive = archive.bucket;
    if (settings.audit.trail === 'here') {
      this.trail = new AuditTrail(this, 'Trail', {
        prefix,
        archive: archive.bucket,
        keys,
        logRetentionDays: settings.audit.logRetentionDays,
      });
      // The id is older than the other detections: another one would replace the alarms of a running environment.
      new TrailDetections(this, 'CloudTrailAlarms', { logGroup: this.trail.logGroup, prefix, alerts: this.alerts });
    }
    new EventDetections(this, 'EventDetections', {
      prefix,
      trail: settings.audit.trail,
      alerts: this.alerts,
      deadLetters: this.deadLetters,
    });
  }
}
