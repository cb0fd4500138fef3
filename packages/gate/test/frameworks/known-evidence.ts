import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { getCheckId } from '../../src/engine/evaluate-packs';
import { createPacks } from '../../src/engine/known-packs';
import { collectPackRules, type PackRule } from '../../src/engine/pack-rules';
import { groupBy } from '../../src/templates/group-by';

const CDK = dirname(require.resolve('aws-cdk-lib/package.json'));

/** Rules of all packs by their name. A pack checks all of its rules on every resource. */
export const packRules: ReadonlyMap<string, readonly PackRule[]> = groupBy(learnAllRules(), getCheckId);

/** The resource types of CloudFormation for which CDK has a class. */
export const resourceTypes: ReadonlySet<string> = new Set(
  readKeys(JSON.parse(readFileSync(join(CDK, 'cloudformation-include', 'cfn-types-2-classes.json'), 'utf8'))),
);

/**
 * Controls that a pack of cdk-nag, and with it a conformance pack of AWS Config, maps to a rule: `AU-2b` belongs to
 * AU-2.
 */
export function findRelatedControls(pack: string, check: string): ReadonlySet<string> {
  const infos = (packRules.get(check) ?? []).filter((rule) => rule.pack === pack).map(({ info }) => info);
  return new Set(
    infos
      .map((info) => info.slice(info.indexOf('(Control ID')))
      .flatMap((text) => text.match(/164\.\d{3}(\(\w+\))+|\b[A-Z]{2}-\d+(\(\d+\))?/g) ?? []),
  );
}

function learnAllRules(): PackRule[] {
  const bucket = new CfnResource(new Stack(new App(), 'Stack'), 'Bucket', { type: 'AWS::S3::Bucket' });
  return createPacks().flatMap((pack) => collectPackRules(pack, bucket));
}

function readKeys(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
