import type { TemplateResource, Value } from '../../templates/template-resource';
import { isBroad } from '../generic/cidr';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub, trivy } from '../rule';

const CLUSTER = 'AWS::EKS::Cluster';
/** The custom resource with which CDK creates clusters. It hands `Config` to the API, whose names start in lower case. */
const CDK_CLUSTER = 'Custom::AWSCDK-EKS-Cluster';
const GUIDE = 'eks/latest/userguide';
/**
 * Versions without security updates, also for those who pay for extended support, on 2026-11-01.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
const ENDED_VERSION = /^1\.(1?\d|2\d|30)$/;

/** Rules for clusters. cdk-nag has rules about a public endpoint and the logs of the control plane. */
export const eksClusterRules: readonly Rule[] = [
  {
    id: 'EksClusterPublicRangesLimited',
    level: 'required',
    group: 'noPublicAccess',
    types: [CLUSTER, CDK_CLUSTER],
    what: 'EKS cluster endpoint is not open to every address of the internet',
    why: 'The API server of Kubernetes is attacked with stolen tokens and new vulnerabilities from anywhere.',
    fix: 'Set EndpointPublicAccess to false, or PublicAccessCidrs to the addresses of your offices.',
    property: 'Properties.ResourcesVpcConfig.PublicAccessCidrs',
    references: [checkov('CKV_AWS_38'), trivy('AVD-AWS-0041'), nist('SC-7')],
    check: (cluster) => {
      const network = readConfig(cluster, 'ResourcesVpcConfig');
      if (network('EndpointPublicAccess').flag() === false) return 'not applicable';
      const ranges = network('PublicAccessCidrs').items();
      return ranges.length > 0 && !ranges.some((range) => isBroad(range.text() ?? ''));
    },
  },
  {
    id: 'EksClusterSecretsEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: [CLUSTER, CDK_CLUSTER],
    what: 'EKS cluster encrypts the secrets of Kubernetes with a KMS key',
    why: 'Whoever reads the database of the cluster or a copy of it reads every secret.',
    fix: 'Add an entry to EncryptionConfig with Resources secrets and a key in Provider.KeyArn.',
    property: 'Properties.EncryptionConfig',
    references: [securityHub('EKS.3'), checkov('CKV_AWS_58'), trivy('AVD-AWS-0039')],
    check: (cluster) =>
      (cluster.type === CLUSTER ? cluster.at('EncryptionConfig') : cluster.at('Config.encryptionConfig'))
        .items()
        .some((entry) => encryptsSecrets(entry, cluster)),
  },
  ...createPropertyRules([
    {
      id: 'EksClusterVersionSupported',
      level: 'required',
      group: 'patched',
      types: [CLUSTER],
      what: 'EKS cluster runs a supported version of Kubernetes',
      why: 'Versions without support get no security updates.',
      fix: 'Set Version to a version in standard support, or remove it.',
      property: 'Version',
      references: [securityHub('EKS.2'), checkov('CKV_AWS_339'), nist('SI-2')],
      expects: { differsFromPattern: ENDED_VERSION },
    },
    {
      id: 'EksClusterDeletionProtection',
      level: 'required',
      keepsData: true,
      group: 'resilience',
      types: [CLUSTER],
      what: 'EKS cluster does not switch off deletion protection',
      why: 'One wrong call deletes the cluster with everything that runs in it.',
      fix: 'Set DeletionProtection to true.',
      property: 'DeletionProtection',
      references: [prowler('eks_cluster_deletion_protection_enabled'), awsDocs(`${GUIDE}/deletion-protection.html`)],
      expects: { differsFrom: false },
    },
    {
      id: 'EksClusterAccessEntries',
      level: 'required',
      group: 'leastPrivilege',
      types: [CLUSTER],
      what: 'EKS cluster does not grant access through a ConfigMap only',
      why: 'The aws-auth ConfigMap is changed inside the cluster, without a trace in CloudTrail.',
      fix: 'Set AccessConfig.AuthenticationMode to API.',
      property: 'AccessConfig.AuthenticationMode',
      references: [pciDss('7.2.1'), awsDocs(`${GUIDE}/access-entries.html`), nist('AC-2')],
      expects: { differsFrom: 'CONFIG_MAP' },
    },
    {
      id: 'EksClusterCreatorNotAdmin',
      level: 'required',
      group: 'leastPrivilege',
      types: [CLUSTER],
      what: 'EKS cluster does not make its creator an administrator',
      why: 'The role that deploys stacks becomes administrator of the cluster, which no list of access entries shows.',
      fix: 'Set AccessConfig.BootstrapClusterCreatorAdminPermissions to false.',
      property: 'AccessConfig.BootstrapClusterCreatorAdminPermissions',
      references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/grant-k8s-access.html`), nist('AC-6')],
      expects: { differsFrom: true },
    },
  ]),
];

/** Reads below a part of the configuration, in the spelling of the type. */
function readConfig(cluster: TemplateResource, part: string): (name: string) => Value {
  if (cluster.type === CLUSTER) return (name) => cluster.at(`${part}.${name}`);
  return (name) => cluster.at(`Config.${lowerFirst(part)}.${lowerFirst(name)}`);
}

function encryptsSecrets(entry: Value, { type }: TemplateResource): boolean {
  const [resources, key] = type === CLUSTER ? ['Resources', 'Provider.KeyArn'] : ['resources', 'provider.keyArn'];
  return (
    entry.at(key).present &&
    entry
      .at(resources)
      .items()
      .some((resource) => resource.text() === 'secrets')
  );
}

function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
