import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { checkId } from '../../../lib/compliance/engine/pack-judgement';
import { type PackRule, rulesOf } from '../../../lib/compliance/engine/pack-rules';
import { grouped } from '../../../lib/compliance/grouped';
import { packs } from '../../../lib/compliance/packs';

const TESTS = join(__dirname, '..', '..');
const CDK = dirname(require.resolve('aws-cdk-lib/package.json'));

/** Rules of the packs by their check. Packs ask all of them of any resource. */
export const packRules: ReadonlyMap<string, readonly PackRule[]> = grouped(everyRule(), checkId);

/** Types that CloudFormation has, as CDK knows them. */
export const resourceTypes: ReadonlySet<string> = new Set(
  keysOf(JSON.parse(readFileSync(join(CDK, 'cloudformation-include', 'cfn-types-2-classes.json'), 'utf8'))),
);

/** Tests, each as `file: title`. */
export const testTitles: ReadonlySet<string> = new Set(
  readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => titlesIn(readFileSync(join(TESTS, file), 'utf8')).map((title) => slashed(`${file}: ${title}`))),
);

/** Controls that a pack of cdk-nag, and with it a conformance pack of AWS Config, relates to a check: `AU-2b` is of AU-2. */
export function packRelations(pack: string, check: string): ReadonlySet<string> {
  const infos = (packRules.get(check) ?? []).filter((rule) => rule.pack === pack).map(({ info }) => info);
  return new Set(
    infos
      .map((info) => info.slice(info.indexOf('(Control ID')))
      .flatMap((text) => text.match(/164\.\d{3}(\(\w+\))+|\b[A-Z]{2}-\d+(\(\d+\))?/g) ?? []),
  );
}

function everyRule(): PackRule[] {
  const bucket = new CfnResource(new Stack(new App(), 'Stack'), 'Bucket', { type: 'AWS::S3::Bucket' });
  return packs().flatMap((pack) => rulesOf(pack, bucket).rules);
}

/** A string before a function is the title of a test, or of a group of them. */
function titlesIn(source: string): string[] {
  const found = source.matchAll(/\(\s*(['"`])((?:\\.|(?!\1).)*)\1,\s*(?:async )?\(/g);
  return [...found]
    .filter(({ index }) => !/describe(\.each\([^\n]*\))?$/.test(source.slice(0, index)))
    .map(([, , title = '']) => title.replaceAll('\\', ''));
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
