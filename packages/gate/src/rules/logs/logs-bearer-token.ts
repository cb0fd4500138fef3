import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for who may write into a log group. */
export const logsBearerTokenRules: readonly Rule[] = createPropertyRules([
  {
    id: 'LogsBearerTokenDisabled',
    level: 'required',
    group: 'logIntegrity',
    types: ['AWS::Logs::LogGroup'],
    what: 'CloudWatch log group accepts no bearer tokens',
    why: 'A token that was copied out of an application writes false events for as long as it exists.',
    fix: 'Set BearerTokenAuthenticationEnabled to false, or remove it.',
    property: 'BearerTokenAuthenticationEnabled',
    expects: { differsFrom: true },
    references: [
      pciDss('8.6.3'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html'),
      nist('IA-5(1)'),
    ],
  },
]);
