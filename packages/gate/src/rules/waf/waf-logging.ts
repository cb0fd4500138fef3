import type { Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const LOGGING = ['AWS::WAFv2::LoggingConfiguration'];
const GUIDE = 'waf/latest/developerguide';

/** The property with the name of a resource that AWS WAF can write to. */
const NAME_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['AWS::Logs::LogGroup', 'LogGroupName'],
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::KinesisFirehose::DeliveryStream', 'DeliveryStreamName'],
]);

/** Actions of requests that match a rule. */
const MATCH_ACTIONS = ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'];

/** The logs of web ACLs. */
export const wafLoggingRules: readonly Rule[] = [
  {
    id: 'WafLoggingEnabled',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::WAFv2::WebACL'],
    what: 'WAF web ACL has logging enabled',
    why: 'Metrics show that requests were blocked. Only the log shows which requests, from where and by which rule.',
    fix: 'Add an AWS::WAFv2::LoggingConfiguration with the web ACL ARN as ResourceArn.',
    property: 'Properties.Name',
    references: [securityHub('WAF.11'), nist('AU-12')],
    check: (acl, templates) => {
      const arns = templates.ofType(...LOGGING).map((logging) => logging.at('ResourceArn'));
      if (arns.some((arn) => arn.target() === acl)) return true;
      for (const arn of arns) if (arn.target() === undefined) arn.text();
      return false;
    },
  },
  {
    id: 'WafLoggingKeepsRequests',
    level: 'required',
    group: 'auditLogs',
    types: LOGGING,
    what: 'WAF logging configuration does not drop every request',
    why: 'A filter that keeps nothing is a log that is switched off, although a logging configuration exists.',
    fix: 'Remove LoggingFilter, set its DefaultBehavior to KEEP, or add a filter with the Behavior KEEP.',
    property: 'Properties.LoggingFilter',
    references: [securityHub('WAF.11'), awsDocs(`${GUIDE}/logging-management.html`), nist('AU-12')],
    check: (logging) => !dropsEveryRequest(logging.at('LoggingFilter')),
  },
  {
    id: 'WafLoggingRedaction',
    level: 'hardening',
    group: 'noDataInLogs',
    types: LOGGING,
    what: 'WAF logging configuration redacts the authorization and cookie headers',
    why: 'Anyone who reads the log could otherwise copy a token and act as its owner.',
    fix: 'Add a SingleHeader for authorization and one for cookie to RedactedFields.',
    property: 'Properties.RedactedFields',
    references: [nist('SI-12'), awsDocs(`${GUIDE}/logging-management.html`)],
    check: (logging) => {
      const redacted = logging
        .at('RedactedFields')
        .items()
        .map((field) => field.at('SingleHeader.Name').text()?.toLowerCase());
      return ['authorization', 'cookie'].filter((header) => !redacted.includes(header));
    },
  },
  {
    id: 'WafLoggingDestination',
    level: 'hardening',
    group: 'auditLogs',
    types: LOGGING,
    what: 'WAF logging configuration has one destination with a name that starts with aws-waf-logs-',
    why: 'AWS WAF refuses every other destination during deployment, so the web ACL stays without a log.',
    fix: 'Name one log group, bucket or delivery stream that starts with aws-waf-logs- in LogDestinationConfigs.',
    property: 'Properties.LogDestinationConfigs',
    references: [nist('AU-12'), awsDocs(`${GUIDE}/logging-destinations.html`)],
    check: (logging) => {
      const destinations = logging.at('LogDestinationConfigs').items();
      return destinations.length === 1 && destinations.every(isAcceptedDestination);
    },
  },
  {
    id: 'WafLoggingFilter',
    level: 'hardening',
    group: 'auditLogs',
    types: LOGGING,
    what: 'WAF logging configuration keeps every request that a rule blocked or counted',
    why: 'A filter that drops blocked requests leaves a log without the attacks.',
    fix: 'Remove LoggingFilter, or KEEP the actions BLOCK, COUNT and EXCLUDED_AS_COUNT with MEETS_ANY and DROP none of them.',
    property: 'Properties.LoggingFilter',
    references: [nist('AU-12'), awsDocs(`${GUIDE}/logging-management.html`)],
    check: (logging) => {
      const filter = logging.at('LoggingFilter');
      if (!filter.present) return true;
      if (dropsEveryRequest(filter)) return 'not applicable';
      const filters = filter.at('Filters').items();
      const keepsByDefault = filter.at('DefaultBehavior').text() === 'KEEP';
      const kept = keepsByDefault ? MATCH_ACTIONS : readFilteredActions(filters, 'KEEP');
      const dropped = readFilteredActions(filters, 'DROP');
      return MATCH_ACTIONS.filter((action) => !kept.includes(action) || dropped.includes(action));
    },
  },
];

function dropsEveryRequest(filter: Value): boolean {
  if (!filter.present || filter.at('DefaultBehavior').text() !== 'DROP') return false;
  return !filter
    .at('Filters')
    .items()
    .some((each) => each.at('Behavior').text() === 'KEEP');
}

function isAcceptedDestination(destination: Value): boolean {
  const target = destination.target();
  if (target === undefined) return /[:/]aws-waf-logs-/.test(destination.text() ?? '');
  const name = NAME_PROPERTIES.get(target.type);
  return name !== undefined && target.at(name).present && target.at(name).display().startsWith('aws-waf-logs-');
}

/** Actions that filters certainly keep, or may drop. A KEEP filter with MEETS_ALL keeps less than any condition. */
function readFilteredActions(filters: readonly Value[], behavior: 'KEEP' | 'DROP'): (string | undefined)[] {
  return filters
    .filter((filter) => filter.at('Behavior').text() === behavior)
    .filter((filter) => behavior === 'DROP' || filter.at('Requirement').text() === 'MEETS_ANY')
    .flatMap((filter) => filter.at('Conditions').items())
    .map((condition) => condition.at('ActionCondition.Action').text());
}
