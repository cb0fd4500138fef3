import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule, securityHub } from '../rule';

const SYNTHESIZER = awsDocs('cdk/v2/guide/configure-synth.html');
const PROTECTION = awsDocs('AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html');

/** Rules for what a cloud assembly says about the deployment of a stack beside its template. */
export const deploymentRules: readonly Rule[] = [
  {
    id: 'DeploymentByOwnAccounts',
    level: 'required',
    group: 'changes',
    types: [EVERY_TYPE],
    appliesTo: isFirstOfStack,
    isAboutStack: true,
    what: 'Stack is deployed with roles, buckets and repositories of own accounts',
    why: 'Another account that deploys or supplies the assets exchanges the template or the code after every check.',
    fix: 'Use the bootstrap roles and buckets of the own account, or add the account to trusts.accounts of the policy.',
    property: 'Properties',
    references: [pciDss('6.5.1'), nist('SA-9'), SYNTHESIZER],
    check: ({ stack }) => stack.source.deployment?.strangers ?? 'not applicable',
  },
  {
    id: 'DeploymentTerminationProtection',
    level: 'hardening',
    group: 'backups',
    types: [EVERY_TYPE],
    appliesTo: isFirstOfStack,
    isAboutStack: true,
    what: 'Stack has termination protection enabled',
    why: 'A single call, also by mistake, deletes the stack with every resource that is not retained.',
    fix: 'Set terminationProtection of the stack to true.',
    property: 'Properties',
    references: [securityHub('CloudFormation.3'), PROTECTION, nist('CP-9')],
    check: ({ stack }, templates) => {
      const { deployment } = stack.source;
      return deployment === undefined || templates.isDisposable(stack.path)
        ? 'not applicable'
        : deployment.terminationProtection;
    },
  },
];

/** The assembly has no place for findings, so the first resource of a stack reports them. */
function isFirstOfStack(resource: TemplateResource): boolean {
  return resource === resource.stack.resources[0];
}
