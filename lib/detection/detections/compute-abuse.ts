import { calls, is, isPresent } from './calls';
import { type Detection, onTrail } from './detection';

const FAMILY = { runbook: 'compute-abuse.md', tactic: 'impact' } as const;

/** Large machines and machines with accelerators, by the name of the instance type. */
const UNUSUAL_TYPES = [
  ...['p', 'g', 'x', 'u', 'dl', 'trn', 'inf', 'hpc', 'mac'].map((start) => `${start}*`),
  ...['metal', '8xlarge', '12xlarge', '16xlarge', '24xlarge'].map((end) => `*${end}`),
];

/** Someone uses the account as their own: for computing, models, mail. */
export const computeAbuse: readonly Detection[] = [
  {
    ...FAMILY,
    id: 'UnusualInstanceLaunched',
    title: 'A large instance, or one with accelerators, was launched or requested.',
    techniques: ['T1578.002', 'T1496.001'],
    severity: 'high',
    sees: 'Miners take the largest machines that the account may launch. A refused request is seen too.',
    falseAlarms: 'A team tries a model or a large build. Bulwark has no instances.',
    form: onTrail([
      calls('ec2', ['RunInstances'], is('requestParameters.instanceType', ...UNUSUAL_TYPES)),
      calls('ec2', ['RequestSpotInstances', 'RequestSpotFleet']),
    ]),
  },
  {
    ...FAMILY,
    id: 'UnusedServiceStarted',
    title: 'Computing was started in a service that this environment does not use.',
    techniques: ['T1496.001', 'T1578.002'],
    severity: 'medium',
    sees: 'Miners use services that no team reviews.',
    falseAlarms: 'Another application of the account uses the service.',
    form: onTrail([
      calls('ecs', ['CreateCluster', 'RunTask', 'RegisterTaskDefinition']),
      calls('eks', ['CreateCluster', 'CreateNodegroup']),
      calls('batch', ['SubmitJob', 'CreateComputeEnvironment']),
      calls('sagemaker', ['CreateNotebookInstance', 'CreateTrainingJob']),
      calls('lightsail', ['CreateInstances']),
      calls('elasticmapreduce', ['RunJobFlow']),
      calls('codebuild', ['CreateProject']),
      calls('autoscaling', ['CreateAutoScalingGroup']),
      calls('cloudshell', ['CreateSession']),
    ]),
  },
  {
    ...FAMILY,
    id: 'ModelInvoked',
    title: 'A model of Bedrock was invoked, or access to models was requested.',
    techniques: ['T1496.004'],
    severity: 'high',
    sees: 'Stolen credentials are sold for the use of models. The cost reaches thousands of dollars a day.',
    falseAlarms: 'Bulwark uses no models. Another application of the account may.',
    form: onTrail([
      calls('bedrock', [
        'InvokeModel*',
        'Converse*',
        'PutUseCaseForModelAccess',
        'CreateFoundationModelAgreement',
        'PutFoundationModelEntitlement',
        'CreateModelInvocationJob',
        'CreateProvisionedModelThroughput',
      ]),
    ]),
  },
  {
    ...FAMILY,
    id: 'PaidServicesExplored',
    title: 'The models of Bedrock or the sending limits of Amazon SES were listed.',
    techniques: ['T1526', 'T1580'],
    tactic: 'discovery',
    severity: 'medium',
    sees: 'The caller looks for what can be sold: models, and mail to everyone. It is the step before the abuse.',
    falseAlarms: 'Someone opens the console of Bedrock or SES. Bulwark uses neither.',
    form: onTrail(
      [
        calls('bedrock', [
          'ListFoundationModel*',
          'GetFoundationModel*',
          'ListInferenceProfiles',
          'GetUseCaseForModelAccess',
          'ListProvisionedModelThroughputs',
          'GetModelInvocationLoggingConfiguration',
        ]),
        calls('ses', [
          'ListIdentities',
          'ListEmailIdentities',
          'GetSendQuota',
          'GetAccount*',
          'GetIdentity*',
          'GetSendStatistics',
        ]),
      ],
      { threshold: 2 },
    ),
  },
  {
    ...FAMILY,
    id: 'MessagingAbused',
    title: 'The account was prepared to send mail or text messages.',
    techniques: ['T1496.003', 'T1566'],
    severity: 'high',
    sees: 'The account sends phishing mail, or text messages to numbers that the attacker earns from.',
    falseAlarms: 'A sender is verified by hand. Bulwark sends no text messages.',
    form: onTrail([
      calls('ses', ['CreateEmailIdentity', 'Verify*', 'PutAccountDetails', 'UpdateAccountSendingEnabled']),
      calls('ses', ['PutAccountSendingAttributes']),
      calls('sns', ['SetSMSAttributes', 'CreateSMSSandboxPhoneNumber']),
      calls('sns', ['Publish'], isPresent('requestParameters.phoneNumber')),
      calls('sms-voice', ['RequestPhoneNumber', 'SetTextMessageSpendLimitOverride']),
    ]),
  },
  {
    ...FAMILY,
    id: 'LimitsRaised',
    title: 'A service quota was raised, or a region was enabled.',
    techniques: ['T1535', 'T1578.005'],
    tactic: 'defense evasion',
    severity: 'high',
    sees: 'The attacker prepares for large machines, or hides in a region that no team reviews.',
    falseAlarms: 'A planned increase.',
    form: onTrail([calls('servicequotas', ['RequestServiceQuotaIncrease']), calls('account', ['EnableRegion'])]),
  },
  {
    ...FAMILY,
    id: 'AccountDetailsChanged',
    title: 'The contacts or a domain of the account changed, or the account was closed.',
    techniques: ['T1531', 'T1098', 'T1584.001'],
    severity: 'critical',
    sees: 'Warnings of AWS reach the attacker instead of the owner. Whoever has the domain has its traffic and mail.',
    falseAlarms: 'A contact changes its telephone number, or a domain is moved as planned.',
    form: onTrail([
      calls('account', [
        'PutContactInformation',
        'PutAlternateContact',
        'DeleteAlternateContact',
        'CloseAccount',
        'StartPrimaryEmailUpdate',
      ]),
      calls('route53domains', [
        'DisableDomainTransferLock',
        'TransferDomain*',
        'RetrieveDomainAuthCode',
        'UpdateDomainNameservers',
        'UpdateDomainContact',
      ]),
      calls('route53', ['DisableHostedZoneDNSSEC', 'DeactivateKeySigningKey']),
    ]),
  },
];
