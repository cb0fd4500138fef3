import type { TemplateResource } from '../../templates/template-resource';
import { findText, listAt, listKnown, readAt } from '../known-values';
import type { Link, Party } from '../party';
import type { Surroundings } from '../surroundings';

/** Copies of data in backup vaults, and access logs of load balancers, whose ends several properties name together. */
export function listBackupLinks(surroundings: Surroundings): readonly Link[] {
  return [
    ...surroundings.ofType('AWS::Backup::BackupPlan').flatMap((plan) => readPlan(plan, surroundings)),
    ...surroundings
      .ofType('AWS::ElasticLoadBalancingV2::LoadBalancer')
      .flatMap((balancer) => readAccessLogs(balancer, surroundings)),
  ];
}

function readPlan(plan: TemplateResource, surroundings: Surroundings): readonly Link[] {
  const rules = listKnown(readAt(plan, 'BackupPlan.BackupPlanRule'));
  const selections = surroundings.listReferring('AWS::Backup::BackupSelection', 'BackupPlanId', plan);
  const vaults = rules.flatMap((rule) => surroundings.findParty(readAt(rule, 'TargetBackupVault')) ?? []);
  const copies = rules.flatMap((rule) => {
    const from = surroundings.findParty(readAt(rule, 'TargetBackupVault'));
    return listAt(rule, ['CopyActions', '*', 'DestinationBackupVaultArn']).flatMap((arn) => {
      const to = surroundings.findParty(arn);
      return from === undefined || to === undefined ? [] : [copy(from, to, [plan])];
    });
  });
  const backups = selections.flatMap((selection) =>
    listSelected(selection, surroundings).flatMap((from) =>
      [...new Set(vaults)].map((to) => copy(from, to, [selection])),
    ),
  );
  return [...backups, ...copies];
}

function listSelected(selection: TemplateResource, surroundings: Surroundings): readonly TemplateResource[] {
  return listAt(readAt(selection, 'BackupSelection'), ['Resources', '*']).flatMap(
    (arn) => surroundings.findNode(arn) ?? [],
  );
}

function copy(from: Party, to: Party, evidence: readonly TemplateResource[]): Link {
  return { from, to, action: 'is copied to', evidence, controls: [], isWay: false };
}

function readAccessLogs(balancer: TemplateResource, surroundings: Surroundings): readonly Link[] {
  const attribute = listKnown(readAt(balancer, 'LoadBalancerAttributes')).find(
    (each) => findText(readAt(each, 'Key')) === 'access_logs.s3.bucket',
  );
  const bucket = attribute && surroundings.findNode(readAt(attribute, 'Value'));
  return bucket === undefined
    ? []
    : [{ from: balancer, to: bucket, action: 'writes logs to', evidence: [balancer], controls: [], isWay: false }];
}
