import { TemplateSet } from '@bulwark/gate/templates';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { suppressAcceptedFindings } from '../../bin/suppress-accepted-findings';
import { Backend } from '../../lib/backend';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { createProductionDraft, createSandboxDraft, createTestApp, parseDraft } from '../scaffold';

/** An environment as `cdk synth` writes it after chapter 3.2 of docs/deploy.md. */
export interface DeployedEnvironment {
  readonly name: string;
  readonly templates: TemplateSet;
}

/** The certificate, the truststore and the secret that the settings below name. They exist outside of the templates. */
const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/11111111-2222-4333-8444-555555555555';
export const TRUSTSTORE = 'arn:aws:s3:::truststore.example.com/truststore.pem';
export const CLIENT_SECRET = 'staff-directory-client';

/** Both presets as they are, and each with the optional settings that add resources, properties or references. */
const DRAFTS: readonly EnvironmentDraft[] = [
  createSandboxDraft(),
  createProductionDraft(),
  addOptions(createSandboxDraft(), {
    network: { blockPublicAccess: true, allowedDomains: ['api.example.com'] },
    identity: {
      federation: [
        { type: 'saml', name: 'Partners', metadataUrl: 'https://partners.example.com/metadata.xml' },
        {
          type: 'oidc',
          name: 'Staff',
          issuer: 'https://staff.example.com',
          clientId: 'bulwark',
          clientSecretName: CLIENT_SECRET,
        },
      ],
    },
    data: {
      readers: 1,
      generation: 2,
      restoreFrom: { snapshotArn: 'arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:records' },
      backupCopy: {
        vaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies',
        keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef',
      },
    },
    api: {
      botControl: true,
      canary: true,
      allowedCountries: ['DE'],
      domain: {
        name: 'api.example.com',
        certificateArn: CERTIFICATE,
        hostedZone: { id: 'Z0123456789EXAMPLE', name: 'example.com' },
        mutualTlsTruststore: TRUSTSTORE.replace('arn:aws:s3:::', 's3://'),
      },
    },
  }),
  addOptions(createProductionDraft(), {
    audit: { trail: 'elsewhere' },
    detection: {
      config: { mode: 'elsewhere', managedBy: 'the security team' },
      securityHubUnified: { mode: 'here' },
      internalAccess: { mode: 'here' },
      macie: { mode: 'here' },
    },
    monitoring: { costAnomalies: { mode: 'here', minimumUsd: 20 } },
    response: { slack: { workspaceId: 'T0123456789', channelId: 'C0123456789' } },
    identity: { machineClients: [] },
    data: { generation: 2, restoreFrom: { cluster: 'production-records-1' } },
    api: {
      manageAccountLogging: false,
      canary: false,
      domain: { name: 'api.example.com', certificateArn: CERTIFICATE },
    },
  }),
];

function addOptions(draft: EnvironmentDraft, options: Readonly<Record<string, object>>): EnvironmentDraft {
  const sections = Object.entries(options).map(([section, fields]) => [
    section,
    { ...Object(draft[section]), ...fields },
  ]);
  return { ...draft, ...Object.fromEntries(sections) };
}

export function synthesizeEnvironments(): readonly DeployedEnvironment[] {
  return DRAFTS.map((draft) => {
    const settings = parseDraft(draft);
    const app = createTestApp();
    app.node.setContext('@aws-cdk/core:bootstrapQualifier', 'bulwark');
    app.node.setContext('@aws-cdk/core:permissionsBoundary', { name: 'bulwark-workload' });
    const backend = new Backend(app, settings.name, { settings });
    suppressAcceptedFindings(backend);
    const stacks = backend.node.children.filter((child) => Stack.isStack(child));
    const { account, region } = settings;
    const templates = stacks.map((stack) => ({
      path: stack.stackName,
      file: `${stack.stackName}.template.json`,
      account,
      region,
      template: Template.fromStack(stack).toJSON(),
    }));
    return { name: settings.name, templates: new TemplateSet(templates) };
  });
}
