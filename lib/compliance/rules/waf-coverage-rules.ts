import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule, securityHub } from './rule';
import { hasWebAcl } from './web-acl';

const LOGGING = ['AWS::WAFv2::LoggingConfiguration'];
const LOGGING_PAGE = awsDocs('waf/latest/developerguide/logging-destinations.html');

/** The property with the name of a resource that AWS WAF can write to. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['AWS::Logs::LogGroup', 'LogGroupName'],
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::KinesisFirehose::DeliveryStream', 'DeliveryStreamName'],
]);

/** What has to reach the log: what was refused, and what would have been. */
const KEPT = ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'];

/** Rules for what stands behind a web ACL, and for what its log keeps. */
export const wafCoverageRules: readonly Rule[] = [
  {
    id: 'WafBeforeApi',
    types: ['AWS::ApiGateway::Stage'],
    what: 'A web ACL stands before the stage.',
    why: 'Without one every attack on the internet reaches the API itself and is paid for by the request.',
    fix: 'Add an AWS::WAFv2::WebACLAssociation with the ARN of the stage and of a web ACL.',
    property: 'Properties.StageName',
    references: [securityHub('APIGateway.4'), nist('SC-7')],
    check: (stage, deployment) =>
      hasWebAcl((association) => namesStage(association.at('ResourceArn'), stage), deployment),
  },
  {
    id: 'WafBeforeUserPool',
    types: ['AWS::Cognito::UserPool'],
    what: 'A web ACL stands before the user pool.',
    why: 'Sign-in is where stolen passwords are tried, thousands at a time, from a few addresses.',
    fix: 'Add an AWS::WAFv2::WebACLAssociation with the ARN of the user pool and of a web ACL.',
    property: 'Properties.UserPoolName',
    references: [nist('SC-7'), awsDocs('cognito/latest/developerguide/user-pool-waf.html')],
    check: (pool, deployment) =>
      hasWebAcl((association) => association.at('ResourceArn').target() === pool, deployment),
  },
  {
    id: 'WafLogging',
    types: ['AWS::WAFv2::WebACL'],
    what: 'The web ACL writes a log.',
    why: 'Metrics tell that something was blocked. Only the log tells what, from where and by which rule.',
    fix: 'Add an AWS::WAFv2::LoggingConfiguration with the ARN of the web ACL.',
    property: 'Properties.Name',
    references: [securityHub('WAF.11'), nist('AU-12')],
    check: (acl, deployment) => {
      const arns = deployment.ofType(...LOGGING).map((logging) => logging.at('ResourceArn'));
      if (arns.some((arn) => arn.target() === acl)) return true;
      for (const arn of arns) if (arn.target() === undefined) arn.text();
      return false;
    },
  },
  {
    id: 'WafLogRedaction',
    types: LOGGING,
    what: 'The log of the web ACL holds neither tokens nor cookies.',
    why: 'Whoever reads the log could otherwise take a token out of it and act as its owner.',
    fix: 'Name the SingleHeader authorization and the SingleHeader cookie in RedactedFields.',
    property: 'Properties.RedactedFields',
    references: [nist('SI-12'), awsDocs('waf/latest/developerguide/logging-management.html')],
    check: (logging) => {
      const redacted = logging
        .at('RedactedFields')
        .items()
        .map((field) => field.at('SingleHeader.Name').text()?.toLowerCase());
      return ['authorization', 'cookie'].filter((header) => !redacted.includes(header));
    },
  },
  {
    id: 'WafLogDestination',
    types: LOGGING,
    what: 'The log goes to one place, under a name that AWS WAF accepts.',
    why: 'AWS WAF writes only where the name starts with aws-waf-logs-; with another name there is no log.',
    fix: 'Name one log group, bucket or delivery stream that starts with aws-waf-logs- in LogDestinationConfigs.',
    property: 'Properties.LogDestinationConfigs',
    references: [securityHub('WAF.11'), LOGGING_PAGE],
    check: (logging) => {
      const destinations = logging.at('LogDestinationConfigs').items();
      return destinations.length === 1 && destinations.every(isAccepted);
    },
  },
  {
    id: 'WafLogKeepsRefused',
    types: LOGGING,
    what: 'The log keeps every request that a rule blocked or counted.',
    why: 'A filter that drops them leaves a log of what was harmless.',
    fix: 'Leave LoggingFilter out, or KEEP with MEETS_ANY the actions BLOCK, COUNT and EXCLUDED_AS_COUNT, and DROP none of them.',
    property: 'Properties.LoggingFilter',
    references: [nist('AU-12'), awsDocs('waf/latest/developerguide/logging-management.html')],
    check: (logging) => {
      const filter = logging.at('LoggingFilter');
      if (!filter.present) return true;
      const filters = filter.at('Filters').items();
      const kept = filter.at('DefaultBehavior').text() === 'KEEP' ? KEPT : actionsOf(filters, 'KEEP');
      const dropped = actionsOf(filters, 'DROP');
      return KEPT.filter((action) => !kept.includes(action) || dropped.includes(action));
    },
  },
];

/** `arn:aws:apigateway:<region>::/restapis/<api>/stages/<stage>` */
function namesStage(arn: Value, stage: Resource): boolean {
  const target = arn.target();
  if (target === stage) return true;
  if (!arn.present) return false;
  const [, name] = arn.display().split('/stages/');
  const isNamed = name === `\${${stage.logicalId}}` || (name !== undefined && name === stage.at('StageName').text());
  return isNamed && target !== undefined && target === stage.at('RestApiId').target();
}

function isAccepted(destination: Value): boolean {
  const target = destination.target();
  if (target === undefined) return /[:/]aws-waf-logs-/.test(destination.text() ?? '');
  const name = NAMES.get(target.type);
  return name !== undefined && target.at(name).present && target.at(name).display().startsWith('aws-waf-logs-');
}

/** What filters surely keep, or may drop: a filter that asks for all of several conditions keeps less than each of them. */
function actionsOf(filters: readonly Value[], behavior: 'KEEP' | 'DROP'): (string | undefined)[] {
  return filters
    .filter((filter) => filter.at('Behavior').text() === behavior)
    .filter((filter) => behavior === 'DROP' || filter.at('Requirement').text() === 'MEETS_ANY')
    .flatMap((filter) => filter.at('Conditions').items())
    .map((condition) => condition.at('ActionCondition.Action').text());
}
