import type { Resource } from '../deployment/deployment';
import { coversAction, matchesPattern, type PolicyStatement, statementsOf } from '../deployment/policy-statement';
import type { Value } from '../deployment/value';
import { arnOf, DOCUMENTS, documentsOf, isExact, limits, POLICY_TYPES, statementsIn } from './granted-statements';
import { awsDocs, nist, type Rule, securityHub, type Verdict } from './rule';

const TYPES = [...POLICY_TYPES, 'AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
const PROPERTY = 'Properties.PolicyDocument';

/** With any of these a holder gives itself, or code that it controls, rights that nobody gave it. */
const ESCALATING = [
  'cloudformation:createchangeset',
  'cloudformation:createstack',
  'cloudformation:executechangeset',
  'cloudformation:setstackpolicy',
  'cloudformation:updatestack',
  'codebuild:startbuild',
  'ec2:associateiaminstanceprofile',
  'ec2:replaceiaminstanceprofileassociation',
  'ec2:runinstances',
  'iam:addroletoinstanceprofile',
  'iam:addusertogroup',
  'iam:attachgrouppolicy',
  'iam:attachrolepolicy',
  'iam:attachuserpolicy',
  'iam:createaccesskey',
  'iam:creategroup',
  'iam:createinstanceprofile',
  'iam:createloginprofile',
  'iam:createopenidconnectprovider',
  'iam:createpolicy',
  'iam:createpolicyversion',
  'iam:createrole',
  'iam:createsamlprovider',
  'iam:createservicelinkedrole',
  'iam:createuser',
  'iam:createvirtualmfadevice',
  'iam:deactivatemfadevice',
  'iam:deletegrouppolicy',
  'iam:deleterolepermissionsboundary',
  'iam:deleterolepolicy',
  'iam:deleteuserpermissionsboundary',
  'iam:deleteuserpolicy',
  'iam:detachgrouppolicy',
  'iam:detachrolepolicy',
  'iam:detachuserpolicy',
  'iam:putgrouppolicy',
  'iam:putrolepermissionsboundary',
  'iam:putrolepolicy',
  'iam:putuserpermissionsboundary',
  'iam:putuserpolicy',
  'iam:setdefaultpolicyversion',
  'iam:updateassumerolepolicy',
  'iam:updateloginprofile',
  'iam:updateopenidconnectproviderthumbprint',
  'iam:updatesamlprovider',
  'lambda:addpermission',
  'lambda:createeventsourcemapping',
  'lambda:createfunction',
  'lambda:updatefunctioncode',
  'lambda:updatefunctionconfiguration',
  'ssm:sendcommand',
  'ssm:startsession',
];

/** With any of these a holder makes what it did invisible, or data unreadable. */
const SILENCING = [
  'backup:deletebackupvault',
  'backup:deletebackupvaultlockconfiguration',
  'backup:deleterecoverypoint',
  'cloudtrail:deletetrail',
  'cloudtrail:puteventselectors',
  'cloudtrail:stoplogging',
  'cloudtrail:updatetrail',
  'cloudwatch:deletealarms',
  'cloudwatch:disablealarmactions',
  'config:deleteconfigurationrecorder',
  'config:deletedeliverychannel',
  'config:stopconfigurationrecorder',
  'ec2:deleteflowlogs',
  'guardduty:deletedetector',
  'guardduty:updatedetector',
  'kms:disablekey',
  'kms:disablekeyrotation',
  'kms:schedulekeydeletion',
  'logs:deleteloggroup',
  'logs:deletelogstream',
  'logs:deleteretentionpolicy',
  'logs:disassociatekmskey',
  's3:deleteobjectversion',
  's3:putlifecycleconfiguration',
  'securityhub:disablesecurityhub',
];

const KEY_USES = [
  'kms:decrypt',
  'kms:encrypt',
  'kms:generatedatakey',
  'kms:generatedatakeypair',
  'kms:generatedatakeypairwithoutplaintext',
  'kms:generatedatakeywithoutplaintext',
  'kms:reencryptfrom',
  'kms:reencryptto',
];

/** Rules for rights that need more care than the others. */
export const sensitivePermissionRules: readonly Rule[] = [
  {
    id: 'IamNoEscalation',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'No policy allows its holder to widen its own rights.',
    why: 'Who may write policies, trust or code of others has every right in the account, whatever else the policy says.',
    fix: 'Leave IAM, code and stacks to the deployment; name the roles in Resource of sts:AssumeRole.',
    property: PROPERTY,
    references: [nist('AC-6'), securityHub('IAM.1'), awsDocs('IAM/latest/UserGuide/best-practices.html')],
    check: (holder) =>
      ofForbidden(holder, ESCALATING.concat('sts:assumerole'), (statement, patterns) => {
        const roles = statement.resources.map(arnOf);
        const assuming = roles.length > 0 && roles.every(isExact);
        return patterns.filter((pattern) => pattern !== 'sts:assumerole' || !assuming);
      }),
  },
  {
    id: 'IamNoSilencing',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'No policy allows its holder to switch off the trail, alarms or keys, or to delete logs and backups.',
    why: 'An intruder hides what he did first of all; with these rights he also decides what can be restored.',
    fix: 'Remove the action; the deployment alone changes safeguards.',
    property: PROPERTY,
    references: [nist('AU-9'), nist('CP-9'), awsDocs('awscloudtrail/latest/userguide/best-practices-security.html')],
    check: (holder) => ofForbidden(holder, SILENCING, (_, patterns) => patterns),
  },
  {
    id: 'IamPassNamedRole',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'A role may be passed to one service only, and by its name.',
    why: 'Who may pass any role to a service lets the service act with the rights of the strongest.',
    fix: 'Name the role in Resource of iam:PassRole and the service in a StringEquals condition on iam:PassedToService.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/id_roles_use_passrole.html')],
    check: (holder) =>
      ofCovering(holder, ['iam:passrole'], (statement) => [
        ...(limits(statement, 'iam:PassedToService') ? [] : ['iam:passrole without iam:PassedToService']),
        ...statement.resources
          .map(arnOf)
          .filter((arn) => !isExact(arn))
          .map((arn) => `iam:passrole on ${arn}`),
      ]),
  },
  {
    id: 'IamKeyUseBound',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'Keys are used through a named service or for a named purpose only.',
    why: 'Otherwise whoever has the rights of the role decrypts anything under the key, whatever it was encrypted for.',
    fix: 'Add a condition on kms:EncryptionContext:<name> or kms:ViaService, or limit the policy of the key to kms:ViaService.',
    property: PROPERTY,
    references: [
      securityHub('KMS.1'),
      securityHub('KMS.2'),
      nist('SC-12'),
      awsDocs('kms/latest/developerguide/conditions-kms.html'),
    ],
    check: (holder) =>
      ofCovering(holder, KEY_USES, (statement, patterns) => {
        if (limits(statement, 'kms:EncryptionContext') || limits(statement, 'kms:ViaService')) return [];
        const keys = statement.resources.filter((key) => !servesServicesOnly(key)).map(arnOf);
        return keys.flatMap((key) => patterns.map((pattern) => `${pattern} on ${key}`));
      }),
  },
  {
    id: 'IamGrantsForServices',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'Grants on keys are created for services of AWS only.',
    why: 'A grant gives use of the key to anybody it names, and no policy shows it.',
    fix: "Add the condition Bool kms:GrantIsForAWSResource 'true' to statements that allow kms:CreateGrant.",
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('kms/latest/developerguide/conditions-kms.html')],
    check: (holder) =>
      ofCovering(holder, ['kms:creategrant'], (statement, patterns) =>
        limits(statement, 'kms:GrantIsForAWSResource', (value) => value === 'true') ? [] : patterns,
      ),
  },
  {
    id: 'IamDatabaseSignIn',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'Sign-in to a database is allowed for named users of one named cluster or proxy.',
    why: 'A wildcard opens every user of every database in the account, and the master user with them.',
    fix: 'Set Resource of rds-db:connect to arn:<partition>:rds-db:<region>:<account>:dbuser:<resource id>/<user>.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html')],
    check: (holder) =>
      ofCovering(holder, ['rds-db:connect'], ({ resources }) =>
        resources.map(arnOf).filter((user) => !isExact(user) || !/:dbuser:.+\/[\w.-]+/.test(user)),
      ),
  },
];

type Wrong = (statement: PolicyStatement, patterns: readonly string[]) => readonly string[];

/** As `ofCovering`, but a policy without such statements holds. */
function ofForbidden(holder: Resource, wanted: readonly string[], wrong: Wrong): Verdict {
  const verdict = ofCovering(holder, wanted, wrong);
  return verdict === 'not applicable' && documentsOf(holder).length > 0 ? true : verdict;
}

/** What is wrong with the allowing statements that cover one of the actions; not applicable when there is none. */
function ofCovering(holder: Resource, wanted: readonly string[], wrong: Wrong): Verdict {
  const covering = statementsIn(holder).filter(
    (statement) => statement.allows && wanted.some((action) => coversAction(statement, action)),
  );
  if (covering.length === 0) return 'not applicable';
  return covering.flatMap((statement) => wrong(statement, patternsFor(statement, wanted)));
}

/** The actions of a statement, as written, that cover one of those wanted. */
function patternsFor({ actions, hasNotAction }: PolicyStatement, wanted: readonly string[]): string[] {
  if (hasNotAction) return ['NotAction'];
  return actions.filter((pattern) => wanted.some((action) => matchesPattern(pattern, action)));
}

/** Whether the policy of a key admits principals of an account through services only, so that policies of roles cannot open it further. */
function servesServicesOnly(value: Value): boolean {
  const key = value.target();
  if (key?.type !== 'AWS::KMS::Key') return false;
  return statementsOf(key.at('KeyPolicy'))
    .filter((statement) => statement.allows && KEY_USES.some((action) => coversAction(statement, action)))
    .filter(({ principals, hasNotPrincipal }) => hasNotPrincipal || principals.some(({ kind }) => kind !== 'Service'))
    .every((statement) => limits(statement, 'kms:ViaService'));
}
