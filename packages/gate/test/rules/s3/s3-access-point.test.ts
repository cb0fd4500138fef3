import { accessPointRules } from '../../../src/rules/s3/s3-access-point';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const ALL = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const block = (properties: object) => ({ PublicAccessBlockConfiguration: { ...ALL, ...properties } });

rulesDecide('S3 access point rules', accessPointRules, {
  S3AccessPointVpcOnly: decideProperty('VpcConfiguration.VpcId', {
    holds: ['vpc-0abc', { Ref: 'Vpc' }],
    broken: [undefined],
    unknownAt: '',
  }),
  S3AccessPointPublicAccessBlocked: {
    holds: [{}, block({})],
    broken: [
      block({ BlockPublicPolicy: false }),
      block({ RestrictPublicBuckets: undefined }),
      {
        resources: {
          Point: { Type: 'AWS::S3::MultiRegionAccessPoint', Properties: block({ IgnorePublicAcls: 'false' }) },
        },
      },
    ],
    undecided: [block({ BlockPublicAcls: UNKNOWN })],
  },
});
