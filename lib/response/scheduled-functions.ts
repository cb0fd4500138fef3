import type { CfnIPSet } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { EventRule } from '../functions/event-rule';
import { grantIpSet } from './ip-set';
import { type ResponseContext, ResponseFunction } from './response-function';

export interface ScheduledFunctionsProps extends ResponseContext {
  readonly blocked: CfnIPSet;
  readonly deadLetters: DeadLetterQueue;
}

/** What runs on a schedule: the sweep that lifts blocks, every hour, and the digest, every morning. */
export class ScheduledFunctions extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledFunctionsProps) {
    super(scope, id);
    const { archive, blocked, deadLetters } = props;
    const sweep = new ResponseFunction(this, 'Sweep', {
      ...props,
      purpose: 'Lifts blocks of addresses that have ended',
      code: 'sweep-blocks',
      concurrency: 1,
      environment: { IP_SET: blocked.ref },
    });
    grantIpSet(sweep.role, blocked);
    archive.grantRead(sweep, 'blocks');
    new EventRule(this, 'SweepRule', {
      purpose: 'Lifts ended blocks every hour',
      on: { schedule: 'rate(1 hour)' },
      target: sweep,
      deadLetters,
    });
    const digest = new ResponseFunction(this, 'Digest', {
      ...props,
      purpose: 'Sends what happened on the day before',
      code: 'digest',
      concurrency: 1,
    });
    archive.grantList(digest, 'incident-days');
    archive.grantRead(digest, 'incident-days');
    digest.allowNotify();
    new EventRule(this, 'DigestRule', {
      purpose: 'Sends the digest every day',
      on: { schedule: 'cron(0 6 * * ? *)' },
      target: digest,
      deadLetters,
    });
  }
}
