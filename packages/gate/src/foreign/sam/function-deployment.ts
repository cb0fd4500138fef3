import { getAtt, pick, ref, sub, toItems, toObject } from '../json-value';
import { createTrustPolicy, getManagedPolicyArn } from './role';
import type { SamOutput } from './sam-output';
import type { SamResource } from './sam-resource';

const APPLICATION = 'ServerlessDeploymentApplication';
const ROLE = 'CodeDeployServiceRole';
const KNOWN = ['Alarms', 'Enabled', 'Hooks', 'PassthroughCondition', 'Role', 'TriggerConfigurations', 'Type'];

/** Expands the gradual deployment of an alias by CodeDeploy. */
export function addDeployment(resource: SamResource, alias: string, output: SamOutput): void {
  const { DeploymentPreference: given } = resource.properties;
  if (given === undefined) return;
  const preference = toObject(given);
  output.rejectUnknown(resource, preference, KNOWN, 'DeploymentPreference.');
  if (output.resolve(preference['Enabled']) === false) return;
  const { Role: role = getAtt(ROLE, 'Arn'), Type: type, Alarms: alarms } = preference;
  output.add(resource, APPLICATION, 'AWS::CodeDeploy::Application', { ComputePlatform: 'Lambda' });
  if (preference['Role'] === undefined) {
    output.add(resource, ROLE, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: createTrustPolicy('codedeploy.amazonaws.com'),
      ManagedPolicyArns: [getManagedPolicyArn('service-role/AWSCodeDeployRoleForLambdaLimited')],
    });
  }
  const listed = toItems(alarms).map((alarm) => ({ Name: alarm }));
  output.add(resource, `${resource.id}DeploymentGroup`, 'AWS::CodeDeploy::DeploymentGroup', {
    ApplicationName: ref(APPLICATION),
    AutoRollbackConfiguration: {
      Enabled: true,
      Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
    },
    AlarmConfiguration: listed.length === 0 ? undefined : { Enabled: true, Alarms: listed },
    DeploymentConfigName: sub(`CodeDeployDefault.Lambda\${ConfigName}`, { ConfigName: type }),
    DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
    ServiceRoleArn: role,
    ...pick(preference, ['TriggerConfigurations']),
  });
  output.changeResource(alias, (declared) => ({
    ...declared,
    UpdatePolicy: {
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: ref(APPLICATION),
        DeploymentGroupName: ref(`${resource.id}DeploymentGroup`),
      },
    },
  }));
}
