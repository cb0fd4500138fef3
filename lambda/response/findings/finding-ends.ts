import type { PlaybookName } from '../playbooks/playbook-name';

/** Playbooks that a finding of one of the types starts, each if it finds its subject in the finding. */
export interface FindingEnd {
  readonly why: string;
  readonly playbooks: readonly PlaybookName[];
  readonly types: readonly string[];
}

/**
 * The finding types with a playbook: of GuardDuty, of the format of Security Hub, and calls in the trail.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-active.html
 */
export const FINDING_ENDS: readonly FindingEnd[] = [
  {
    why: 'A credential does what it never did, or is used from where it never was.',
    playbooks: ['quarantine-credential'],
    types: [
      'AttackSequence:IAM/CompromisedCredentials',
      'CredentialAccess:IAMUser/AnomalousBehavior',
      'CredentialAccess:IAMUser/CompromisedCredentials',
      'DefenseEvasion:IAMUser/AnomalousBehavior',
      'DefenseEvasion:IAMUser/BedrockLoggingDisabled',
      'Discovery:IAMUser/AnomalousBehavior',
      'Discovery:S3/AnomalousBehavior',
      'Exfiltration:IAMUser/AnomalousBehavior',
      'Exfiltration:S3/AnomalousBehavior',
      'Impact:IAMUser/AnomalousBehavior',
      'Impact:S3/AnomalousBehavior.Delete',
      'Impact:S3/AnomalousBehavior.Permission',
      'Impact:S3/AnomalousBehavior.Write',
      'InitialAccess:IAMUser/AnomalousBehavior',
      'PenTest:IAMUser/KaliLinux',
      'PenTest:IAMUser/ParrotLinux',
      'PenTest:IAMUser/PentooLinux',
      'PenTest:S3/KaliLinux',
      'PenTest:S3/ParrotLinux',
      'PenTest:S3/PentooLinux',
      'Persistence:IAMUser/AnomalousBehavior',
      'PrivilegeEscalation:IAMUser/AnomalousBehavior',
      'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
      'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.InsideAWS',
      'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
      'UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.OutsideAWS',
    ],
  },
  {
    why: 'A function of the environment talks to an attacker, or mines coins.',
    playbooks: ['contain-function'],
    types: [
      'Backdoor:Lambda/C&CActivity.B',
      'CryptoCurrency:Lambda/BitcoinTool.B',
      'Trojan:Lambda/BlackholeTraffic',
      'Trojan:Lambda/DropPoint',
      'UnauthorizedAccess:Lambda/MaliciousIPCaller.Custom',
      'UnauthorizedAccess:Lambda/TorClient',
      'UnauthorizedAccess:Lambda/TorRelay',
    ],
  },
  {
    why: 'Somebody signed in to the database who should not.',
    playbooks: ['preserve-database'],
    types: [
      'CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce',
      'CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin',
      'CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin',
      'CredentialAccess:RDS/TorIPCaller.SuccessfulLogin',
    ],
  },
  {
    why: 'A credential is used from the address of an attacker, which may not call the API either.',
    playbooks: ['quarantine-credential', 'block-address'],
    types: [
      'Discovery:S3/MaliciousIPCaller',
      'Discovery:S3/MaliciousIPCaller.Custom',
      'Discovery:S3/TorIPCaller',
      'Exfiltration:S3/MaliciousIPCaller',
      'Impact:S3/MaliciousIPCaller',
      'Recon:IAMUser/MaliciousIPCaller',
      'Recon:IAMUser/MaliciousIPCaller.Custom',
      'Recon:IAMUser/TorIPCaller',
      'UnauthorizedAccess:IAMUser/MaliciousIPCaller',
      'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom',
      'UnauthorizedAccess:IAMUser/TorIPCaller',
      'UnauthorizedAccess:S3/MaliciousIPCaller.Custom',
      'UnauthorizedAccess:S3/TorIPCaller',
    ],
  },
  {
    why: 'An address tries ports.',
    playbooks: ['block-address'],
    types: ['Recon:EC2/PortProbeEMRUnprotectedPort', 'Recon:EC2/PortProbeUnprotectedPort'],
  },
  {
    why: 'The trail was stopped.',
    playbooks: ['restore-trail'],
    types: ['Stealth:IAMUser/CloudTrailLoggingDisabled'],
  },
  {
    why: 'Somebody changed the trail by hand.',
    playbooks: ['restore-trail'],
    types: [
      'CloudTrail/DeleteTrail',
      'CloudTrail/PutEventSelectors',
      'CloudTrail/PutInsightSelectors',
      'CloudTrail/StopLogging',
      'CloudTrail/UpdateTrail',
    ],
  },
  {
    why: 'Another product that sends findings to Security Hub reports that the account of a person was taken over.',
    playbooks: ['disable-user'],
    types: ['Unusual Behaviors/User'],
  },
];
