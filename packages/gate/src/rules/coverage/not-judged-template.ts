import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, cdkNag, nist, type Rule } from '../rule';

const NESTED = awsDocs('AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html');
const WHY =
  'Its resources are deployed with the rights of this stack, and no rule has seen them. Who can write the file decides.';
const REFERENCES = [cdkNag('CdkNagValidationFailure'), nist('CM-3')];

/** Rules for templates that a resource deploys and that are not part of the judged assembly. */
export const notJudgedTemplateRules: readonly Rule[] = [
  {
    id: 'NotJudgedTemplateNested',
    level: 'required',
    group: 'changes',
    types: ['AWS::CloudFormation::Stack'],
    what: 'Nested stack deploys a template of the judged assembly',
    why: WHY,
    fix: 'Use NestedStack of aws-cdk-lib, or judge the file of TemplateURL by itself and acknowledge this finding.',
    property: 'Properties.TemplateURL',
    references: [...REFERENCES, NESTED],
    check: (nested, templates) => isJudgedTemplate(nested, templates),
  },
  {
    id: 'NotJudgedTemplateElsewhere',
    level: 'required',
    group: 'changes',
    types: [
      'AWS::CloudFormation::StackSet',
      'AWS::ServiceCatalog::CloudFormationProduct',
      'AWS::Proton::ServiceTemplate',
    ],
    what: 'Template that a resource deploys later is part of the judged assembly',
    why: WHY,
    fix: 'Add the file of TemplateURL to what is judged, and acknowledge this finding with its name and version.',
    property: 'Properties.TemplateURL',
    references: [...REFERENCES, awsDocs('AWSCloudFormation/latest/UserGuide/what-is-cfnstacksets.html')],
    check: () => false,
  },
];

function isJudgedTemplate({ stack, logicalId }: TemplateResource, { stacks }: TemplateSet): boolean {
  return stacks.some(({ source: { nestedIn } }) => nestedIn?.path === stack.path && nestedIn.logicalId === logicalId);
}
