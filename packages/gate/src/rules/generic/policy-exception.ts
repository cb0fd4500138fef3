import { type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { allHold, collectCertain } from '../../templates/undecided';
import { awsDocs, type CheckResult, cfnNag, EVERY_TYPE, nist, type Rule, trivy } from '../rule';
import { describeStatement } from './bounded-statement';
import { findPlaces } from './places';

const ELEMENTS = 'IAM/latest/UserGuide/reference_policies_elements';

/** Types whose policies narrow what other policies allow: of an endpoint, and of the accounts of an organization. */
const NARROWS: ReadonlySet<string> = new Set(['AWS::EC2::VPCEndpoint', 'AWS::Organizations::Policy']);

/** Types whose policies allow one kind of request only, or that need a statement for the account itself. */
const WITH_ALL_ACTIONS: ReadonlySet<string> = new Set([
  ...NARROWS,
  'AWS::ApiGateway::RestApi',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
]);

/** Rules for statements that allow all actions, or all but a list. */
export const policyExceptionRules: readonly Rule[] = [
  {
    id: 'PolicyExceptionNotAllowed',
    level: 'required',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) => !NARROWS.has(resource.type) && findPlaces(resource).policies.length > 0,
    what: 'Policy allows actions and resources by a list, not all but a list (NotAction, NotResource)',
    why: 'It also allows what AWS or the account adds later, and what the author of the exception did not think of.',
    fix: 'Replace NotAction by Action and NotResource by Resource in statements that allow.',
    property: 'Properties',
    references: [
      cfnNag('W20'),
      cfnNag('W22'),
      awsDocs(`${ELEMENTS}_notresource.html`),
      awsDocs(`${ELEMENTS}_notaction.html`),
      nist('AC-6'),
    ],
    check: checkStatements(listExceptions),
  },
  {
    id: 'PolicyExceptionAllActions',
    level: 'required',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) =>
      !isOfIam(resource) && !WITH_ALL_ACTIONS.has(resource.type) && findPlaces(resource).policies.length > 0,
    what: 'Policy of a resource does not allow all actions of its service',
    why: 'All actions include deleting the resource and changing its policy, which then admits other principals.',
    fix: 'List the actions in Action of the statement.',
    property: 'Properties',
    references: [trivy('AVD-AWS-0097'), cfnNag('F21'), awsDocs(`${ELEMENTS}_action.html`), nist('AC-6')],
    check: checkStatements(listAllActions),
  },
];

/** Checks the statements of every policy of a resource. Each finding is one fault of one statement. */
function checkStatements(
  listFaults: (resource: TemplateResource, statement: PolicyStatement) => readonly string[],
): (resource: TemplateResource) => CheckResult {
  return (resource) => [
    ...new Set(
      collectCertain(findPlaces(resource).policies, ({ path, document }) =>
        collectCertain(readStatements(document), (statement) =>
          listFaults(resource, statement).map((fault) => `${path === '' ? 'Statement' : path}: ${fault}`.trim()),
        ),
      ),
    ),
  ];
}

function isOfIam({ type }: TemplateResource): boolean {
  return type.startsWith('AWS::IAM::');
}

/** The rules for full access and for trust policies tell of actions in the policies of IAM. */
function listExceptions(resource: TemplateResource, statement: PolicyStatement): readonly string[] {
  const written = [
    ...(statement.hasNotAction && !isOfIam(resource) ? ['NotAction'] : []),
    ...(statement.hasNotResource ? ['NotResource'] : []),
  ];
  if (written.length === 0 || !statement.allows) return [];
  return written.map((exception) => `${exception} ${describeStatement(statement)}`.trim());
}

/** A statement for the account itself leaves the decision to the policies of its identities. */
function listAllActions(_: TemplateResource, statement: PolicyStatement): readonly string[] {
  const isFault = allHold(
    () => statement.allows,
    () => statement.actions.some((action) => /^(?:\*|[a-z\d-]+:\*)$/.test(action)),
    () => !statement.principals.every(({ value }) => isOwnRoot(value)),
  );
  return isFault ? [describeStatement(statement)] : [];
}

function isOwnRoot(principal: Value): boolean {
  const [, account] = /^(?:arn:[^:]*:iam::)?([^:]+)(?::root)?$/.exec(principal.display()) ?? [];
  return account !== undefined && [`\${AWS::AccountId}`, principal.stack.source.account].includes(account);
}
