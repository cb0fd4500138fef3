import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { cloudtrailPins } from './cloudtrail-pins';

const field = (Field: string, ...Equals: unknown[]) => ({ Field, Equals });
const selector = (...FieldSelectors: unknown[]) => ({ FieldSelectors });
const advanced = (...AdvancedEventSelectors: unknown[]) => ({ AdvancedEventSelectors });
const MANAGEMENT = selector(field('eventCategory', 'Management'));
const data = (type: unknown, ...more: unknown[]) =>
  selector(field('eventCategory', 'Data'), field('resources.type', type), ...more);

rulesDecide('trail pins', cloudtrailPins, {
  CloudTrailEventSelectorsComplete: {
    holds: [
      advanced(MANAGEMENT, data('AWS::S3::Object', { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::archive/'] })),
    ],
    broken: [
      advanced(selector()),
      advanced(selector(field('eventCategory'))),
      advanced(data('AWS::S3::Object', { Field: 'resources.ARN', StartsWith: [] })),
      advanced(data('AWS::S3::Object', { Field: 'resources.ARN' })),
      advanced(data('AWS::S3::Object', { Equals: ['x'] })),
    ],
    undecided: [{ AdvancedEventSelectors: UNKNOWN }, advanced(selector(field('eventCategory', UNKNOWN)))],
    notApplicable: [{}, { EventSelectors: [{}] }],
  },
});
