import { acknowledge } from '@bulwark/gate';
import { AccountSetup } from './account-setup';

const team = { owner: 'platform-security', until: '2027-10-31' } as const;

export const accountSetupAcks = acknowledge(AccountSetup, [
  {
    rule: ['HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC'],
    at: 'Function/Resource/Resource',
    reason:
      'It calls IAM, Inspector and Systems Manager, for which the VPC has no endpoint on purpose: an endpoint for this function would be open to every workload. It accesses no data.',
    ...team,
  },
  {
    rule: 'Bulwark-IamPrivilegeEscalationNotAllowed',
    at: 'Function/Role/Policy/Resource',
    details: ['iam:createservicelinkedrole'],
    reason:
      'Each statement names one role, whose policy and trust AWS writes: only AWS Config or Inspector can assume it. CloudFormation cannot create it where the account has it already.',
    ...team,
  },
]);
