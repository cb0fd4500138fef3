import { createPropertyRules } from '../../packages/gate/src/rules/property-rule';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

const MACHINES = ['AWS::StepFunctions::StateMachine'];
const PERMISSIONS = ['AWS::Lambda::Permission'];
const LOGS = awsDocs('step-functions/latest/dg/cw-logs.html');
const URLS = awsDocs('lambda/latest/dg/urls-auth.html');

/** Rules for the playbooks of this blueprint, and for the address at which a person approves. */
export const responsePins: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'StepFunctionsLogDestination',
      level: 'pinned',
      group: 'auditLogs',
      types: MACHINES,
      what: 'Step Functions state machine names the log group of its log',
      why: 'Without a destination CloudFormation refuses the log, or nothing is logged.',
      fix: 'Set LoggingConfiguration.Destinations to the log group of the state machine.',
      property: 'LoggingConfiguration.Destinations.0.CloudWatchLogsLogGroup.LogGroupArn',
      expects: { present: true },
      references: [LOGS, nist('AU-2')],
    },
    {
      id: 'StepFunctionsNameFixed',
      level: 'pinned',
      group: 'alerts',
      types: MACHINES,
      what: 'Step Functions state machine has a fixed name',
      why: 'Runbooks start and undo a playbook by its name, and its role trusts this name only.',
      fix: 'Set StateMachineName.',
      property: 'StateMachineName',
      expects: { present: true },
      references: [awsDocs('step-functions/latest/dg/procedure-create-iam-role.html'), nist('IR-4')],
    },
    {
      id: 'StepFunctionsDataKeyReuse',
      level: 'pinned',
      group: 'keyManagement',
      types: MACHINES,
      what: 'Step Functions state machine uses a data key for five minutes',
      why: 'A longer time lets an execution read data after the key was disabled; Step Functions accepts 60 to 900 seconds.',
      fix: 'Set EncryptionConfiguration.KmsDataKeyReusePeriodSeconds to 300.',
      property: 'EncryptionConfiguration.KmsDataKeyReusePeriodSeconds',
      expects: { equals: 300 },
      whenAbsent: 'passes',
      references: [awsDocs('step-functions/latest/dg/encryption-at-rest.html'), nist('SC-12')],
    },
    {
      id: 'LambdaPermissionUrlWithoutCredentials',
      level: 'pinned',
      group: 'noPublicAccess',
      types: PERMISSIONS,
      what: 'Lambda permission for the function URL names its authorization type',
      why: 'Without the type it also permits a URL that is changed later.',
      fix: 'Set FunctionUrlAuthType to that of the URL.',
      property: 'FunctionUrlAuthType',
      expects: { equals: 'NONE' },
      onlyIf: (permission) => permission.at('Action').text() === 'lambda:InvokeFunctionUrl',
      references: [URLS, nist('AC-3')],
    },
    {
      id: 'LambdaPermissionThroughUrlOnly',
      level: 'pinned',
      group: 'noPublicAccess',
      types: PERMISSIONS,
      what: 'Lambda permission for everyone allows invocations through the function URL only',
      why: 'Otherwise every account of AWS invokes the function directly, with an event of its choice.',
      fix: 'Set InvokedViaFunctionUrl to true.',
      property: 'InvokedViaFunctionUrl',
      expects: { equals: true },
      onlyIf: (permission) =>
        permission.at('Principal').text() === '*' && permission.at('Action').text() === 'lambda:InvokeFunction',
      references: [URLS, nist('AC-3')],
    },
  ]),
  {
    id: 'StepFunctionsDefinitionComplete',
    level: 'pinned',
    group: 'alerts',
    types: MACHINES,
    what: 'Step Functions state machine has a definition, and a substitution for each name in it',
    why: 'A name without a substitution is no function: the playbook fails when it is needed.',
    fix: 'Set DefinitionString, and each name of it in DefinitionSubstitutions.',
    property: 'Properties.DefinitionString',
    references: [awsDocs('step-functions/latest/dg/concepts-amazon-states-language.html'), nist('IR-4')],
    check: (machine) => {
      const text = machine.at('DefinitionString').text();
      if (text === undefined) return ['DefinitionString'];
      const names = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
      return [...new Set(names)].filter((name) => !machine.at(`DefinitionSubstitutions.${name}`).present);
    },
  },
];
