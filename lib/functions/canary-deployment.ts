import { Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { type Alias, CfnAlias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ServiceRole } from '../iam/service-role';

export interface CanaryDeploymentProps {
  readonly alias: Alias;
  /** Each takes the deployment back when it goes off. */
  readonly rollBackOn: readonly Alarm[];
}

/**
 * One request in ten goes to a new version for five minutes, then all; a failing deployment or the alarm takes it back. Written with
 * L1 constructs, because the library's own attaches an AWS managed policy to whatever role it is given.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html#cfn-attributes-updatepolicy-codedeploylambdaaliasupdate
 */
export class CanaryDeployment extends Construct {
  /** Alarms whose state it may read. */
  readonly alarms: string;

  constructor(scope: Construct, id: string, { alias, rollBackOn }: CanaryDeploymentProps) {
    super(scope, id);
    const role = new ServiceRole(this, 'Role', {
      purpose: `CodeDeploy shifts the alias ${alias.aliasName}`,
      assumedBy: 'codedeploy.amazonaws.com',
    });
    const { lambda } = alias;
    role.allow({
      actions: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
      resources: [lambda.functionArn, `${lambda.functionArn}:${alias.aliasName}`],
    });
    // CodeDeploy asks for the list, which is authorised on all alarms of the account and region.
    const { partition, region, account } = Stack.of(this);
    this.alarms = `arn:${partition}:cloudwatch:${region}:${account}:alarm:*`;
    role.allow({ actions: ['cloudwatch:DescribeAlarms'], resources: [this.alarms] });

    const application = new CfnApplication(this, 'Application', { computePlatform: 'Lambda' });
    const group = new CfnDeploymentGroup(this, 'Group', {
      applicationName: application.ref,
      serviceRoleArn: role.role.roleArn,
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      alarmConfiguration: { enabled: true, alarms: rollBackOn.map(({ alarmName }) => ({ name: alarmName })) },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
      },
    });
    group.node.addDependency(role);
    const resource = alias.node.defaultChild;
    if (!CfnAlias.isCfnAlias(resource)) throw new Error(`${alias.node.path} holds no alias`);
    resource.cfnOptions.updatePolicy = {
      codeDeployLambdaAliasUpdate: { applicationName: application.ref, deploymentGroupName: group.ref },
    };
  }
}
