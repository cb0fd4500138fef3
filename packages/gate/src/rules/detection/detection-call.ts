import { isRecord } from '../../templates/template';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, checkov, nist, pciDss, type Rule } from '../rule';

/** Calls of AWS that stop logs, detection, firewalls and keys, or that delete what they have recorded. */
const CALLS = (
  'stopLogging deleteTrail stopEventDataStoreIngestion deleteEventDataStore deleteDetector ' +
  'stopMonitoringMembers disassociateFromAdministratorAccount archiveFindings disableSecurityHub ' +
  'batchDisableStandards disableMacie deleteAnalyzer stopConfigurationRecorder deleteConfigurationRecorder ' +
  'deleteDeliveryChannel deleteConfigRule deleteFlowLogs deleteAlarms disableAlarmActions deleteMetricFilter ' +
  'deleteSubscriptionFilter deleteLogGroup deleteLogStream disassociateWebACL deleteWebACL ' +
  'deleteLoggingConfiguration disableKey disableKeyRotation scheduleKeyDeletion deleteBackupVault ' +
  'deleteBackupVaultLockConfiguration deleteRecoveryPoint deletePublicAccessBlock disableEbsEncryptionByDefault ' +
  'disableSnapshotBlockPublicAccess disableImageBlockPublicAccess deleteAccountPasswordPolicy deactivateMFADevice ' +
  'leaveOrganization'
).split(' ');

/** Calls of AWS that give an identity more rights, or that hand snapshots and images to others. */
const GRANTS = (
  'addUserToGroup attachGroupPolicy attachRolePolicy attachUserPolicy createAccessKey createLoginProfile ' +
  'createPolicyVersion createUser deleteRolePermissionsBoundary deleteUserPermissionsBoundary putGroupPolicy ' +
  'putRolePolicy putUserPolicy setDefaultPolicyVersion updateAssumeRolePolicy updateLoginProfile ' +
  'modifyDBClusterSnapshotAttribute modifyDBSnapshotAttribute modifyImageAttribute modifySnapshotAttribute'
).split(' ');

/**
 * `aws-sdk:cloudtrail:stopLogging` of schedules and state machines, `"action":"stopLogging"` of AwsCustomResource,
 * `"Api":"StopLogging"` of automation documents, and the command of the AWS CLI.
 */
function matchCalls(calls: readonly string[]): RegExp {
  const names = calls.join('|');
  const inShell = calls.map(toShell).join('|');
  return new RegExp(
    `aws-sdk:\\w+:(?:${names})\\b|"(?:action|api)"\\s*:\\s*"(?:${names})(?:Command)?"|\\baws [a-z0-9-]+ (?:${inShell})\\b`,
    'gi',
  );
}

const STOPPING = matchCalls(CALLS);
const GRANTING = matchCalls(GRANTS);

/** Calls that enable as well as disable. Only these values disable. */
const SWITCH = /\b(updateDetector|putEventSelectors)\b/i;
const OFF = /"(enable|includeManagementEvents)"\s*:\s*"?false/i;

/** Where the types keep the calls that they make. The deletion of a custom resource takes back what it had created. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'AWS::Scheduler::Schedule': ['Target.Arn', 'Target.Input'],
  'AWS::StepFunctions::StateMachine': ['DefinitionString', 'Definition'],
  'AWS::SSM::Document': ['Content'],
  'AWS::SSM::Association': ['Parameters'],
  'AWS::Events::Rule': ['Targets'],
  'Custom::AWS': ['Create', 'Update'],
};

/** Rules for deployments and automations that switch off detection. */
export const detectionCallRules: readonly Rule[] = [
  {
    id: 'DetectionCallNotMade',
    level: 'required',
    group: 'logIntegrity',
    types: Object.keys(PLACES),
    what: 'Schedule, state machine, document or custom resource makes no call that stops logs, detection or keys',
    why: 'Intruders first stop what would show them, and here the deployment does it for them.',
    fix: 'Remove the call.',
    property: 'Properties.Target.Arn',
    references: [
      pciDss('10.2.1.6'),
      awsDocs('awscloudtrail/latest/userguide/best-practices-security.html'),
      nist('AU-9'),
    ],
    check: (resource) => listCalls(resource, findStoppingCalls),
  },
  {
    id: 'DetectionCallNoRightsGranted',
    level: 'required',
    group: 'leastPrivilege',
    types: Object.keys(PLACES),
    what: 'Schedule, state machine, document or custom resource makes no call that gives rights or shares snapshots',
    why: 'Rights that a call gives are in no template, so that no review and no drift detection shows them.',
    fix: 'Remove the call, and declare the role, policy or share in the template.',
    property: 'Properties.Target.Arn',
    references: [checkov('CKV_AWS_110'), awsDocs('IAM/latest/UserGuide/best-practices.html'), nist('AC-6')],
    check: (resource) => listCalls(resource, (text) => text.match(GRANTING) ?? []),
  },
];

function listCalls(resource: TemplateResource, find: (text: string) => readonly string[]): readonly string[] {
  const texts = (PLACES[resource.type] ?? []).map((place) => readAll(resource, place));
  return [...new Set(texts.flatMap(find))];
}

function findStoppingCalls(text: string): readonly string[] {
  const [switched = ''] = SWITCH.exec(text) ?? [];
  return [...(text.match(STOPPING) ?? []), ...(switched !== '' && OFF.test(text) ? [switched] : [])];
}

function readAll(resource: TemplateResource, place: string): string {
  const value: Value = resource.at(place);
  const { raw } = value;
  // References inside of an object cannot be the name of a call.
  return isRecord(raw) || Array.isArray(raw) ? `${JSON.stringify(raw)} ${value.display()}` : value.display();
}

function toShell(call: string): string {
  return call
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
