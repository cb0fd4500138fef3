import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, prowler, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::S3::AccessPoint', 'AWS::S3::MultiRegionAccessPoint', 'AWS::S3Express::AccessPoint'];
const BLOCK = 'PublicAccessBlockConfiguration';
const SETTINGS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
const GUIDE = 'AmazonS3/latest/userguide';

/** Rules for the access points of buckets. */
export const accessPointRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'S3AccessPointVpcOnly',
      level: 'hardening',
      group: 'privateNetwork',
      types: ['AWS::S3::AccessPoint', 'AWS::S3Express::AccessPoint', 'AWS::S3Outposts::AccessPoint'],
      what: 'S3 access point accepts requests from one VPC only',
      why: 'With leaked credentials the objects can be read from everywhere.',
      fix: 'Set VpcConfiguration.VpcId. It cannot be changed later.',
      property: 'VpcConfiguration.VpcId',
      references: [awsDocs(`${GUIDE}/access-points-vpc.html`), nist('SC-7')],
      expects: { present: true },
    },
  ]),
  {
    id: 'S3AccessPointPublicAccessBlocked',
    level: 'required',
    group: 'noPublicAccess',
    types: TYPES,
    what: 'S3 access point does not switch off a block public access setting',
    why: 'A single mistake in the policy of the access point would expose the objects to the internet.',
    fix: `Set the four properties of ${BLOCK} to true, or remove it.`,
    property: `Properties.${BLOCK}`,
    references: [
      securityHub('S3.19'),
      securityHub('S3.24'),
      prowler('s3_access_point_public_access_block'),
      prowler('s3_multi_region_access_point_public_access_block'),
      nist('AC-3'),
    ],
    // S3 creates access points with all four settings.
    check: (point) => (point.at(BLOCK).present ? findDisabled(point) : true),
  },
];

function findDisabled(point: TemplateResource): readonly string[] {
  return SETTINGS.filter((setting) => point.at(`${BLOCK}.${setting}`).flag() !== true);
}
