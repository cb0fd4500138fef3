import { elasticBeanstalkEnvironmentRules } from '../../../src/rules/elasticbeanstalk/elastic-beanstalk-environment';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const HEALTH = 'aws:elasticbeanstalk:healthreporting:system';
const LOGS = 'aws:elasticbeanstalk:cloudwatch:logs';
const LAUNCH = 'aws:autoscaling:launchconfiguration';
const option = (Namespace: string, OptionName: string, Value: unknown) => ({
  OptionSettings: [
    { Namespace: 'aws:autoscaling:asg', OptionName: 'MinSize', Value: '2' },
    { Namespace, OptionName, Value },
  ],
});
const fromTemplate = (settings: Record<string, unknown>) => ({
  resources: {
    Environment: { Type: 'AWS::ElasticBeanstalk::Environment', Properties: { TemplateName: { Ref: 'Template' } } },
    Template: { Type: 'AWS::ElasticBeanstalk::ConfigurationTemplate', Properties: settings },
  },
});

rulesDecide('Elastic Beanstalk environment rules', elasticBeanstalkEnvironmentRules, {
  ElasticBeanstalkEnvironmentManagedUpdates: {
    holds: [{}, option('aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'true')],
    broken: [option('aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'false')],
    undecided: [option('aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', UNKNOWN)],
  },
  ElasticBeanstalkEnvironmentHealth: {
    holds: [option(HEALTH, 'SystemType', 'enhanced'), fromTemplate(option(HEALTH, 'SystemType', 'enhanced'))],
    broken: [{}, option(HEALTH, 'SystemType', 'basic'), fromTemplate({})],
    undecided: [option(HEALTH, 'SystemType', UNKNOWN)],
  },
  ElasticBeanstalkEnvironmentLogs: {
    holds: [option(LOGS, 'StreamLogs', 'true'), option(LOGS, 'StreamLogs', true)],
    broken: [{}, option(LOGS, 'StreamLogs', 'false')],
    undecided: [option(LOGS, 'StreamLogs', UNKNOWN)],
  },
  ElasticBeanstalkEnvironmentImdsV2: {
    holds: [{}, option(LAUNCH, 'DisableIMDSv1', 'true')],
    broken: [option(LAUNCH, 'DisableIMDSv1', 'false')],
    undecided: [option(LAUNCH, 'DisableIMDSv1', UNKNOWN)],
  },
  ElasticBeanstalkEnvironmentSshClosed: {
    holds: [{}, option(LAUNCH, 'SSHSourceRestriction', 'tcp, 22, 22, 198.51.100.0/24')],
    broken: [option(LAUNCH, 'SSHSourceRestriction', 'tcp,22,22,0.0.0.0/0')],
    undecided: [option(LAUNCH, 'SSHSourceRestriction', UNKNOWN)],
  },
  ElasticBeanstalkEnvironmentNoPublicAddress: {
    holds: [{}, option('aws:ec2:vpc', 'AssociatePublicIpAddress', 'false')],
    broken: [option('aws:ec2:vpc', 'AssociatePublicIpAddress', 'true')],
    undecided: [option('aws:ec2:vpc', 'AssociatePublicIpAddress', UNKNOWN)],
  },
});
