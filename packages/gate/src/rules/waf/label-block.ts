import type { TemplateResource, Value } from '../../templates/template-resource';
import { isBlocking, readRules } from './web-acl-lookup';

/** How the names of managed rules end, and how the labels of the same rules end. */
const SUFFIXES: readonly (readonly [rule: string, label: string])[] = [
  ['_BODY', '_Body'],
  ['_COOKIE', '_Cookie'],
  ['_HEADER', '_Header'],
  ['_QUERYARGUMENTS', '_QueryArguments'],
  ['_QUERYSTRING', '_QueryString'],
  ['_URIPATH', '_URIPath'],
];

/** Which requests a later rule of the web ACL blocks by the label of a managed rule that only counts. */
export type LabelBlock = 'all requests' | 'some requests' | 'no request';

/**
 * A rule in Count mode still adds its label, and a later rule can block by it.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-label-match-examples.html
 */
export function findLabelBlock(acl: TemplateResource, group: Value, ruleName: string): LabelBlock {
  const priority = group.at('Priority').number() ?? 0;
  const label = toLabel(ruleName);
  const blocking = readRules(acl).filter(
    (rule) => (rule.at('Priority').number() ?? 0) > priority && isBlocking(rule.at('Action')),
  );
  if (blocking.some((rule) => listAlternatives(rule.at('Statement')).some((one) => isLabel(one, label)))) {
    return 'all requests';
  }
  const isNarrowed = blocking.some((rule) =>
    rule
      .at('Statement.AndStatement.Statements')
      .items()
      .some((part) => listAlternatives(part).some((one) => isLabel(one, label))),
  );
  return isNarrowed ? 'some requests' : 'no request';
}

/** The statements of an OrStatement, or the statement itself. */
function listAlternatives(statement: Value): Value[] {
  const alternatives = statement.at('OrStatement.Statements');
  return alternatives.present ? alternatives.items() : [statement];
}

function isLabel(statement: Value, label: string): boolean {
  const match = statement.at('LabelMatchStatement');
  return match.at('Scope').text() === 'LABEL' && (match.at('Key').text() ?? '').endsWith(`:${label}`);
}

function toLabel(ruleName: string): string {
  const [suffix, ending] = SUFFIXES.find(([rule]) => ruleName.endsWith(rule)) ?? ['', ''];
  return suffix === '' ? ruleName : `${ruleName.slice(0, -suffix.length)}${ending}`;
}
