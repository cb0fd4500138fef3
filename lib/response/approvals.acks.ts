import { acknowledge } from '@bulwark/gate';
import { Approvals } from './approvals';

const LINK =
  'A person opens the link of a message, without credentials of AWS. The function answers only a link with a code that KMS verifies, which expires and decides once. Ten executions at a time are the limit.';
const OWNER = { owner: 'platform-security', until: '2027-10-31' } as const;

export const approvalsAcks = acknowledge(Approvals, [
  { rule: 'Bulwark-LambdaUrlAuthenticated', at: 'Url', reason: LINK, ...OWNER },
  ...['UrlPermission', 'InvokePermission'].map((at) => ({
    rule: [
      'HIPAA.Security-LambdaFunctionPublicAccessProhibited',
      'NIST.800.53.R5-LambdaFunctionPublicAccessProhibited',
      'PCI.DSS.321-LambdaFunctionPublicAccessProhibited',
      'Bulwark-LambdaPermissionNotPublic',
      'Bulwark-LambdaPermissionSourceArn',
    ],
    at,
    reason: LINK,
    ...OWNER,
  })),
]);
