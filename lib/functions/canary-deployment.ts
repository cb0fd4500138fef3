import { Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { type Alias, CfnAlias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ServiceRole } from '../iam/service-role';

export interface CanaryDeploymentProps {
  readonly alias: Alias;
  /** Each rolls the deployment back when it goes off. */
  readonly rollBackOn: readonly Alarm[];
}

/**
 * Sends one more tenth of the requests to a new version every two minutes, until it gets all of them. A failed
 * deployment or an alarm rolls it back. With one tenth for five minutes, as CodeDeploy's canary configuration has it, a
 * service with one request a minute would most likely send a faulty version none of them.
 *
 * It uses L1 constructs, because the L2 construct attaches an AWS managed policy to any role that is passed in.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html#cfn-attributes-updatepolicy-codedeploylambdaaliasupdate
 */
export class CanaryDeployment extends Construct {
  /** Alarms whose state CodeDeploy may read. */
  readonly alarmArnPattern: string;

  constructor(scope: Construct, id: string, { alias, rollBackOn }: CanaryDeploymentProps) {
    super(scope, id);
    const role = new ServiceRole(this, 'Role', {
      purpose: `CodeDeploy moves the alias ${alias.aliasName} to a new version`,
      assumedBy: 'codedeploy.amazonaws.com',
    });
    const { lambda } = alias;
    role.allow({
      actions: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
      resources: [lambda.functionArn, `${lambda.functionArn}:${alias.aliasName}`],
    });
    // CodeDeploy lists the alarms, an action that IAM authorizes on all alarms of the account and region.
    const { partition, region, account } = Stack.of(this);
    this.alarmArnPattern = `arn:${partition}:cloudwatch:${region}:${account}:alarm:*`;
    role.allow({ actions: ['cloudwatch:DescribeAlarms'], resources: [this.alarmArnPattern] });

    const application = new CfnApplication(this, 'Application', { computePlatform: 'Lambda' });
    const group = new CfnDeploymentGroup(this, 'DeploymentGroup', {
      applicationName: application.ref,
      serviceRoleArn: role.role.roleArn,
      deploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery2Minutes',
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      alarmConfiguration: { enabled: true, alarms: rollBackOn.map(({ alarmName }) => ({ name: alarmName })) },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
      },
    });
    group.node.addDependency(role);
    const resource = alias.node.defaultChild;
    if (!CfnAlias.isCfnAlias(resource)) throw new Error(`${alias.node.path}: expected defaultChild to be a CfnAlias`);
    resource.cfnOptions.updatePolicy = {
      codeDeployLambdaAliasUpdate: { applicationName: application.ref, deploymentGroupName: group.ref },
    };
  }
}
