import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';
import type { ArchivePart, ArchiveUser, IncidentArchive } from './incident-archive';

/** What every function of the response needs. */
export interface ResponseContext {
  readonly prefix: string;
  readonly shared: SharedFunctionResources;
  readonly archive: IncidentArchive;
  readonly alerts: AlertTopic;
}

export interface ResponseFunctionProps extends ResponseContext {
  readonly purpose: string;
  /** Folder under lambda/response/. */
  readonly code: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** @default 2 */
  readonly concurrency?: number;
}

/** Longer than three attempts of each call. The state machine waits a little longer. */
export const FUNCTION_TIMEOUT = Duration.seconds(100);

/**
 * A function of the response. It runs outside of the VPC, since it calls only APIs of AWS for which the VPC has no
 * endpoint on purpose, and it must work while the network is under attack.
 */
export class ResponseFunction extends ServiceFunction implements ArchiveUser {
  readonly archiveParts = new Set<ArchivePart>();
  readonly archive: IncidentArchive;
  readonly #alerts: AlertTopic;

  constructor(scope: Construct, id: string, props: ResponseFunctionProps) {
    const { prefix, shared, archive, alerts, purpose, code, environment = {}, concurrency = 2 } = props;
    super(scope, id, {
      purpose,
      code: `response/${code}`,
      timeout: FUNCTION_TIMEOUT,
      memoryMiB: 512,
      concurrency,
      environment: {
        ENVIRONMENT: prefix,
        ACCOUNT: Stack.of(scope).account,
        RECORD_BUCKET: archive.bucketName,
        ALERT_TOPIC: alerts.topic.topicArn,
        ...environment,
      },
      shared,
    });
    this.archive = archive;
    this.#alerts = alerts;
  }

  /** Lets the function send alerts. */
  allowNotify(): void {
    this.#alerts.grantPublish(this.role);
  }
}
