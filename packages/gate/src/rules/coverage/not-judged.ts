import { NOT_JUDGED_TYPES, type NotJudgedKind } from '../../foreign/not-judged';
import { awsDocs, cdkNag, nist, type Rule } from '../rule';

const TRANSFORMS = awsDocs('AWSCloudFormation/latest/UserGuide/template-macros.html');
const FORMATS = awsDocs('AWSCloudFormation/latest/UserGuide/template-formats.html');
const SAM = awsDocs('serverless-application-model/latest/developerguide/sam-specification.html');

/** Rules for the parts of templates that no other rule has seen. */
export const notJudgedRules: readonly Rule[] = [
  createRule('file', {
    id: 'NotJudgedFile',
    what: 'Template file is JSON or YAML that CloudFormation reads',
    why: 'No rule has seen what this file deploys. A weakness in it stays hidden.',
    fix: 'Change the named line, or leave the file out if it is no template.',
    references: [FORMATS],
  }),
  createRule('resource', {
    id: 'NotJudgedResource',
    what: 'Resource of a template is written so that rules can read it',
    why: 'No rule has seen this resource. A weakness in it stays hidden.',
    fix: 'Write Type as a text and Properties as a map, with each key once.',
    references: [FORMATS],
  }),
  createRule('property', {
    id: 'NotJudgedProperty',
    what: 'Property of a template is one that the gate can expand',
    why: 'CloudFormation makes resources of this property that no rule has seen. A weakness in them stays hidden.',
    fix: 'Write the resources that CloudFormation makes of the property into the template.',
    references: [SAM],
  }),
  createRule('transform', {
    id: 'NotJudgedTransform',
    what: 'Template is deployed as it is written, without a macro that the gate cannot run',
    why: 'A macro may change any resource during the deployment. No rule has seen the result.',
    fix: 'Replace the macro by its result: judge the processed template of a change set.',
    references: [TRANSFORMS],
  }),
];

function createRule(kind: NotJudgedKind, texts: Pick<Rule, 'id' | 'what' | 'why' | 'fix' | 'references'>): Rule {
  return {
    ...texts,
    references: [cdkNag('CdkNagValidationFailure'), nist('CM-3'), ...texts.references],
    level: 'required',
    group: 'changes',
    types: [NOT_JUDGED_TYPES[kind]],
    property: 'Properties.Cause',
    check: (part) => [removeBrackets(`${part.at('Subject').display()}: ${part.at('Cause').display()}`)],
  };
}

/** CDK refuses the id of a finding with a bracket that is never closed, and a parser quotes the text of a file. */
function removeBrackets(text: string): string {
  return text.replaceAll(/[()[\]{}]/g, '');
}
