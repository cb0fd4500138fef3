import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { type NagPack, rules as nagRules } from 'cdk-nag';
import { allRules } from '../rules/all-rules';
import { getCheckId } from './evaluate-packs';
import { createPacks } from './known-packs';
import { collectPackRules } from './pack-rules';

/**
 * Finds the check behind each id of a rule that a report shows: with its pack (`AwsSolutions-S10`), and without
 * (`S3BucketSSLRequestsOnly`, `RdsProxyTls`).
 *
 * @param packs of the app, which may have rules of their own
 */
export function mapRulesToChecks(packs: readonly NagPack[]): ReadonlyMap<string, string> {
  const bucket = new CfnResource(new Stack(new App(), 'Stack'), 'Bucket', { type: 'AWS::S3::Bucket' });
  const ofPacks = [...createPacks(), ...packs].flatMap((pack) => collectPackRules(pack, bucket));
  const names = [
    ...allRules.map(({ id }) => id),
    // cdk-nag has rules that no pack lists.
    ...Object.values(nagRules).flatMap((group) => Object.values(group).map(({ name }) => name)),
    ...ofPacks.map(getCheckId),
  ];
  return new Map([
    ...names.map((name) => [name, name] as const),
    ...ofPacks.map((rule) => [rule.id, getCheckId(rule)] as const),
  ]);
}
