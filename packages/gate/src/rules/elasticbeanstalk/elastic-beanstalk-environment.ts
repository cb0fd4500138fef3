import type { TemplateResource } from '../../templates/template-resource';
import { isBroad } from '../generic/cidr';
import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::ElasticBeanstalk::Environment'];
const TEMPLATE = 'AWS::ElasticBeanstalk::ConfigurationTemplate';
const PROPERTY = 'Properties.OptionSettings';
const OPTIONS = awsDocs('elasticbeanstalk/latest/dg/command-options-general.html');

/** Rules for environments. cdk-nag has rules about their VPC, updates and logs in S3. */
export const elasticBeanstalkEnvironmentRules: readonly Rule[] = [
  {
    id: 'ElasticBeanstalkEnvironmentHealth',
    level: 'required',
    group: 'alerts',
    types: TYPES,
    what: 'Elastic Beanstalk environment has enhanced health reporting enabled',
    why: 'Basic reporting misses instances that fail or are compromised behind the load balancer.',
    fix: 'Set SystemType to enhanced in the namespace aws:elasticbeanstalk:healthreporting:system.',
    property: PROPERTY,
    references: [securityHub('ElasticBeanstalk.1'), checkov('CKV_AWS_312'), OPTIONS],
    check: (environment) =>
      readOption(environment, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType') === 'enhanced',
  },
  {
    id: 'ElasticBeanstalkEnvironmentLogs',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'Elastic Beanstalk environment streams logs to CloudWatch',
    why: 'Logs disappear with the instance, and an attacker on it deletes them.',
    fix: 'Set StreamLogs to true in the namespace aws:elasticbeanstalk:cloudwatch:logs.',
    property: PROPERTY,
    references: [securityHub('ElasticBeanstalk.3'), OPTIONS, nist('AU-12')],
    check: (environment) => readOption(environment, 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs') === 'true',
  },
  {
    id: 'ElasticBeanstalkEnvironmentManagedUpdates',
    level: 'required',
    group: 'patched',
    types: [...TYPES, TEMPLATE],
    what: 'Elastic Beanstalk environment does not switch off managed platform updates',
    why: 'Vulnerabilities of the operating system and of the runtime stay open on every instance.',
    fix: 'Set ManagedActionsEnabled to true in the namespace aws:elasticbeanstalk:managedactions.',
    property: PROPERTY,
    references: [securityHub('ElasticBeanstalk.2'), checkov('CKV_AWS_340'), OPTIONS],
    check: (environment) =>
      readOption(environment, 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled') !== 'false',
  },
  {
    id: 'ElasticBeanstalkEnvironmentImdsV2',
    level: 'required',
    group: 'leastPrivilege',
    types: [...TYPES, TEMPLATE],
    what: 'Elastic Beanstalk environment does not switch on version 1 of the instance metadata service',
    why: 'With version 1, a server-side request forgery in the application reads the credentials of the instance role.',
    fix: 'Set DisableIMDSv1 to true in the namespace aws:autoscaling:launchconfiguration.',
    property: PROPERTY,
    references: [securityHub('EC2.8'), OPTIONS, nist('AC-6')],
    check: (environment) => readOption(environment, 'aws:autoscaling:launchconfiguration', 'DisableIMDSv1') !== 'false',
  },
  {
    id: 'ElasticBeanstalkEnvironmentNoPublicAddress',
    level: 'required',
    group: 'privateNetwork',
    types: [...TYPES, TEMPLATE],
    what: 'Elastic Beanstalk environment does not assign public IP addresses to its instances',
    why: 'Each instance with a public address is scanned and attacked directly from the internet.',
    fix: 'Set AssociatePublicIpAddress to false in the namespace aws:ec2:vpc.',
    property: PROPERTY,
    references: [securityHub('EC2.9'), OPTIONS, nist('SC-7')],
    check: (environment) => readOption(environment, 'aws:ec2:vpc', 'AssociatePublicIpAddress') !== 'true',
  },
  {
    id: 'ElasticBeanstalkEnvironmentSshClosed',
    level: 'required',
    group: 'closedInbound',
    types: [...TYPES, TEMPLATE],
    what: 'Elastic Beanstalk environment does not open SSH to the internet',
    why: 'Passwords are guessed and vulnerabilities are tried on port 22 within minutes.',
    fix: 'Set SSHSourceRestriction to a known range in the namespace aws:autoscaling:launchconfiguration.',
    property: PROPERTY,
    references: [securityHub('EC2.13'), OPTIONS, nist('SC-7')],
    check: (environment) => {
      // `tcp, 22, 22, 198.51.100.0/24`
      const source = readOption(environment, 'aws:autoscaling:launchconfiguration', 'SSHSourceRestriction');
      return !isBroad(source?.split(',').at(-1) ?? '');
    },
  },
];

/** The value of an option, of the environment or of the template that it uses, in lower case. */
function readOption(environment: TemplateResource, namespace: string, name: string): string | undefined {
  const own = findOption(environment, namespace, name);
  if (own !== undefined) return own;
  const template = environment.at('TemplateName').target();
  return template?.type === TEMPLATE ? findOption(template, namespace, name) : undefined;
}

function findOption(resource: TemplateResource, namespace: string, name: string): string | undefined {
  return resource
    .at('OptionSettings')
    .items()
    .find((option) => option.at('Namespace').text() === namespace && option.at('OptionName').text() === name)
    ?.at('Value')
    .text()
    ?.toLowerCase();
}
