import type { TemplateResource } from '../../templates/template-resource';
import { awsConfig, awsDocs, nist, type Rule } from '../rule';

/** Days. A corruption is often noticed only after some days. */
const WEEK = 7;

/** Rules for what backup plans cover and how long they keep it. */
export const backupRules: readonly Rule[] = [
  {
    id: 'BackupPlanCoversCluster',
    level: 'required',
    keepsData: true,
    group: 'backups',
    types: ['AWS::RDS::DBCluster'],
    what: 'RDS cluster is covered by a backup plan',
    why: 'The automated backups of a cluster can be deleted with the cluster. A plan keeps copies in a separate vault.',
    fix: 'Add the ARN of the cluster to Resources of an AWS::Backup::BackupSelection.',
    property: 'Properties.DBClusterIdentifier',
    references: [awsConfig('aurora-resources-protected-by-backup-plan'), nist('CP-9')],
    check: (cluster, templates) =>
      templates
        .ofType('AWS::Backup::BackupSelection')
        .some((selection) => selectsResource(selection, cluster) || selectsTags(selection, cluster)),
  },
  {
    id: 'BackupPlanRetention',
    level: 'hardening',
    group: 'backups',
    types: ['AWS::Backup::BackupPlan'],
    what: 'Backup plan keeps recovery points for at least 7 days, and deletes them later',
    why: 'A corruption noticed late is in every newer backup. A backup without an end keeps erased personal data.',
    fix: 'Set Lifecycle.DeleteAfterDays of each rule to 7 or more.',
    property: 'Properties.BackupPlan.BackupPlanRule',
    references: [awsDocs('aws-backup/latest/devguide/creating-a-backup-plan.html'), nist('CP-9')],
    check: (plan) => {
      const rules = plan.at('BackupPlan.BackupPlanRule').items();
      return rules.length > 0 && rules.every((rule) => (rule.at('Lifecycle.DeleteAfterDays').number() ?? 0) >= WEEK);
    },
  },
];

function selectsResource(selection: TemplateResource, cluster: TemplateResource): boolean {
  return selection
    .at('BackupSelection.Resources')
    .items()
    .some((arn) => arn.target() === cluster || /^\*$|:rds:[^:]*:[^:]*:cluster:\*$/.test(arn.display()));
}

/** A selection by tags takes every resource that has one of them. */
function selectsTags(selection: TemplateResource, cluster: TemplateResource): boolean {
  const tags = cluster.at('Tags').items();
  return selection
    .at('BackupSelection.ListOfTags')
    .items()
    .some((condition) =>
      tags.some(
        (tag) =>
          tag.at('Key').text() === condition.at('ConditionKey').text() &&
          tag.at('Value').text() === condition.at('ConditionValue').text(),
      ),
    );
}
