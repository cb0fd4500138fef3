import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

const GUIDE = 'eks/latest/userguide';
/** The role of the function by which CDK applies manifests. */
const KUBECTL_ROLE = /KubectlProviderHandlerServiceRole[\dA-F]{8}$/;
const ADMIN_POLICY = /:cluster-access-policy\/AmazonEKS(Cluster)?AdminPolicy$/;

/** Rules for who reaches a cluster and its nodes. */
export const eksAccessRules: readonly Rule[] = [
  createElementRule({
    id: 'EksAccessEntryNotAdmin',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::EKS::AccessEntry'],
    what: 'EKS access entry does not grant administration of the whole cluster',
    why: 'Whoever takes over the principal reads every secret and runs code on every node.',
    fix: 'Set AccessScope.Type to namespace, or PolicyArn to AmazonEKSEditPolicy or AmazonEKSViewPolicy.',
    elements: 'AccessPolicies.*',
    references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/access-policies.html`), nist('AC-6')],
    // CDK applies manifests by this function, and gives its role the entry.
    onlyIf: (entry) => !KUBECTL_ROLE.test(entry.at('PrincipalArn').target()?.logicalId ?? ''),
    isFaulty: (policy) =>
      ADMIN_POLICY.test(policy.at('PolicyArn').display()) && policy.at('AccessScope.Type').text() === 'cluster',
  }),
  ...createPropertyRules([
    {
      id: 'EksAccessNodegroupSshLimited',
      level: 'required',
      group: 'closedInbound',
      types: ['AWS::EKS::Nodegroup'],
      what: 'EKS node group does not open SSH to the internet',
      why: 'With a key and no source group, EKS opens port 22 of each node to every address.',
      fix: 'Remove RemoteAccess, or set SourceSecurityGroups.',
      property: 'RemoteAccess.SourceSecurityGroups',
      references: [checkov('CKV_AWS_100'), nist('SC-7')],
      expects: { present: true },
      onlyIf: (nodes) => nodes.at('RemoteAccess.Ec2SshKey').present,
    },
    {
      id: 'EksAccessArgoCdPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: ['AWS::EKS::Capability'],
      what: 'EKS capability for Argo CD is reached through VPC endpoints only',
      why: 'Without endpoints, the sign-in page of the deployment system is on the internet.',
      fix: 'Set Configuration.ArgoCd.NetworkAccess.VpceIds.',
      property: 'Configuration.ArgoCd.NetworkAccess.VpceIds',
      references: [securityHub('EKS.1'), awsDocs(`${GUIDE}/argocd.html`), nist('SC-7')],
      expects: { present: true },
      onlyIf: (capability) => capability.at('Type').text() === 'ARGOCD',
    },
  ]),
];
