import type { TemplateResource } from '../../templates/template-resource';
import { selectValues } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

/** Properties that name the region of a copy of the data, by type. */
const COPIES: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupPlan': 'BackupPlan.BackupPlanRule.*.CopyActions.*.DestinationBackupVaultArn',
  'AWS::DynamoDB::GlobalTable': 'Replicas.*.Region',
  'AWS::ECR::ReplicationConfiguration': 'ReplicationConfiguration.Rules.*.Destinations.*.Region',
  'AWS::SecretsManager::Secret': 'ReplicaRegions.*.Region',
};

/** The rule about copies of data in another part of the world. */
export const trustRegionRules: readonly Rule[] = [
  {
    id: 'TrustRegionOfCopies',
    level: 'hardening',
    group: 'dataMinimisation',
    types: Object.keys(COPIES),
    what: 'Copies of the data stay in the part of the world of their stack',
    why: 'In another country other authorities may demand the data, and GDPR allows the transfer under conditions only.',
    fix: 'Use a region of the same area, such as eu-west-1 beside eu-central-1, or acknowledge the transfer.',
    property: 'Properties',
    references: [awsDocs('whitepapers/latest/navigating-gdpr-compliance/data-access-controls.html'), nist('SA-9')],
    check: (resource) => {
      const { region } = resource.stack.source;
      const path = COPIES[resource.type];
      if (region === undefined || path === undefined) return 'not applicable';
      return listCopies(resource, path)
        .filter(({ area }) => area !== undefined && area !== readArea(region))
        .map(({ place, area }) => `${place}: ${area} is not ${readArea(region)}`);
    },
  },
];

function listCopies(resource: TemplateResource, path: string): readonly { place: string; area: string | undefined }[] {
  return selectValues(resource.at(''), path.split('.')).map((value) => {
    const text = value.text() ?? '';
    const region = text.startsWith('arn:') ? (text.split(':')[3] ?? '') : text;
    return { place: value.property.replace(/^Properties\./, ''), area: readArea(region) };
  });
}

/** The part of the world of a region: `eu` of `eu-central-1`; undefined for a text that is no region. */
function readArea(region: string): string | undefined {
  return /^([a-z]{2})(?:-[a-z]+)+-\d+$/.exec(region)?.[1];
}
