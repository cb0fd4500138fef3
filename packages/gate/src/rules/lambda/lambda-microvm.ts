import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for images of small virtual machines. */
export const lambdaMicrovmRules: readonly Rule[] = createPropertyRules([
  {
    id: 'LambdaMicrovmLogging',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::Lambda::MicrovmImage'],
    what: 'Lambda MicroVM image writes logs',
    why: 'Without a log an investigation cannot show what ran in the machine.',
    fix: 'Replace Logging.Disabled by Logging.CloudWatch.',
    property: 'Logging.Disabled',
    expects: { absent: true },
    references: [
      pciDss('10.2.1'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-microvmimage.html'),
      nist('AU-12'),
    ],
  },
]);
