import { CfnPermission, CfnUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { ApprovalKey } from './approval-key';
import { type ResponseContext, ResponseFunction } from './response-function';

export interface ApprovalsProps extends ResponseContext {
  readonly approvalMinutes: number;
  readonly settings: Settings['encryption'];
}

/**
 * Approvals by a link that is signed, expires and works once. One function signs and sends it. Another answers at a
 * function URL, the only public address of the response. It verifies the link with KMS before it reads anything, and
 * may only answer the state machine that waits.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
export class Approvals extends Construct {
  /** Asks for an approval. */
  readonly ask: ResponseFunction;
  /** Answers at the URL. */
  readonly decide: ResponseFunction;

  constructor(scope: Construct, id: string, props: ApprovalsProps) {
    super(scope, id);
    const { archive, approvalMinutes, settings } = props;
    const key = new ApprovalKey(this, 'Key', settings);
    this.decide = new ResponseFunction(this, 'Decide', {
      ...props,
      purpose: 'Receives the decision of a person about a playbook',
      code: 'decide-approval',
      // Strangers call it too, and must not keep out the person with the link.
      concurrency: 10,
      environment: { APPROVAL_KEY: key.arn },
    });
    const { function: fn, role } = this.decide;
    archive.grantAdd(this.decide, 'approvals');
    archive.grantRead(this.decide, 'approvals');
    key.grantVerify(role);
    // Both actions support no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
    role.allow({ actions: ['states:SendTaskFailure', 'states:SendTaskSuccess'], resources: ['*'] });
    const url = new CfnUrl(this, 'Url', { targetFunctionArn: fn.functionArn, authType: FunctionUrlAuthType.NONE });
    new CfnPermission(this, 'UrlPermission', {
      action: 'lambda:InvokeFunctionUrl',
      functionName: fn.functionArn,
      principal: '*',
      functionUrlAuthType: FunctionUrlAuthType.NONE,
    });
    // Since October 2025 a function URL needs both actions.
    new CfnPermission(this, 'InvokePermission', {
      action: 'lambda:InvokeFunction',
      functionName: fn.functionArn,
      principal: '*',
      invokedViaFunctionUrl: true,
    });

    this.ask = new ResponseFunction(this, 'Ask', {
      ...props,
      purpose: 'Asks a person to approve a playbook',
      code: 'ask-approval',
      environment: {
        APPROVAL_KEY: key.arn,
        APPROVAL_URL: url.attrFunctionUrl,
        APPROVAL_MINUTES: `${approvalMinutes}`,
      },
    });
    archive.grantAdd(this.ask, 'approvals', 'incidents');
    key.grantSign(this.ask.role);
    this.ask.allowNotify();
  }
}
