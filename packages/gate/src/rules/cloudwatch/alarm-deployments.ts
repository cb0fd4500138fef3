import { memoize } from '../../templates/memoize';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

/** Where a deployment names the alarms that stop it, as the path of each name or ARN below `Properties`. */
const STOPPED_BY: Readonly<Record<string, (deployment: TemplateResource) => readonly Value[]>> = {
  'AWS::CodeDeploy::DeploymentGroup': (group) =>
    group
      .at('AlarmConfiguration.Alarms')
      .items()
      .map((alarm) => alarm.at('Name')),
  'AWS::ECS::Service': (service) => service.at('DeploymentConfiguration.Alarms.AlarmNames').items(),
  'AWS::AppConfig::Environment': (environment) =>
    environment
      .at('Monitors')
      .items()
      .map((monitor) => monitor.at('AlarmArn')),
};

/**
 * Whether a deployment stops when an alarm fires. CodeDeploy, ECS and AppConfig read the state of the alarm, so it needs
 * no action of its own.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html
 */
export function stopsDeployments(alarm: TemplateResource, deployment: TemplateSet): boolean {
  return findAlarmsOfDeployments(deployment).has(alarm);
}

const findAlarmsOfDeployments = memoize(
  (deployment: TemplateSet): ReadonlySet<TemplateResource> =>
    new Set(
      Object.entries(STOPPED_BY).flatMap(([type, listAlarms]) =>
        deployment.ofType(type).flatMap((resource) => listAlarms(resource).flatMap((alarm) => alarm.target() ?? [])),
      ),
    ),
);
