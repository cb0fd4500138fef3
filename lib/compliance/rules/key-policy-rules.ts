import type { Resource } from '../deployment/deployment';
import {
  type Condition,
  coversAction,
  hasCondition,
  type PolicyStatement,
  statementsOf,
} from '../deployment/policy-statement';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::KMS::Key'];
const PROPERTY = 'Properties.KeyPolicy';
const ADMINISTRATION = ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DisableKey'];
const USE = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:Sign'];
const CONDITIONS = awsDocs('kms/latest/developerguide/conditions-kms.html');
const POLICIES = awsDocs('kms/latest/developerguide/key-policies.html');
const CONTEXT = 'kms:encryptioncontext:';

/** Rules for who may do what with a key. Each finding is one statement. */
export const keyPolicyRules: readonly Rule[] = [
  {
    id: 'KmsKeyHasAnAdministrator',
    types: TYPES,
    what: 'The account can change the policy of its key.',
    why: 'A policy that nobody may change locks the account out of the key for ever. CloudFormation does not see it.',
    fix: 'Allow kms:PutKeyPolicy to the account, or to a role of it, without conditions.',
    property: PROPERTY,
    references: [awsDocs('kms/latest/developerguide/key-policy-default.html'), nist('SC-12')],
    check: (key) =>
      allowed(key).some(
        (statement) =>
          coversAction(statement, 'kms:PutKeyPolicy') &&
          statement.conditions.length === 0 &&
          statement.principals.some(({ kind }) => kind === 'AWS'),
      ),
  },
  {
    id: 'KmsNoPublicKey',
    types: TYPES,
    what: 'No statement allows everybody.',
    why: 'A key for everybody protects from nobody.',
    fix: 'Name the account, role or service in Principal; leave NotPrincipal out.',
    property: PROPERTY,
    references: [securityHub('KMS.5'), nist('AC-3')],
    check: (key) =>
      faulty(
        key,
        ({ principals, hasNotPrincipal }) => hasNotPrincipal || principals.some(({ kind }) => kind === 'any'),
      ),
  },
  {
    id: 'KmsKeyOfOneAccount',
    types: TYPES,
    what: 'Only the account of the key may use or manage it.',
    why: 'Another account is another owner, with administrators that nobody here knows.',
    fix: "Name principals of the key's own account.",
    property: PROPERTY,
    references: [nist('AC-3'), awsDocs('kms/latest/developerguide/key-policy-modifying-external-accounts.html')],
    check: (key) =>
      faulty(key, ({ principals }) =>
        principals.some(({ kind, value }) => {
          if (kind !== 'AWS' || value.target() !== undefined) return false;
          const named = /^(?:arn:[\w-]+:iam::)?(\d{12})/.exec(value.text() ?? '')?.[1];
          return named === undefined || !isOwn(named, key);
        }),
      ),
  },
  {
    id: 'KmsExactActions',
    types: TYPES,
    what: 'Statements name actions one by one.',
    why: 'kms:* gives whoever may manage the key its use as well, and whatever AWS adds tomorrow.',
    fix: 'List the actions; leave NotAction out. kms:ReEncrypt* and kms:GenerateDataKey* are pairs that belong together.',
    property: PROPERTY,
    references: [nist('AC-6'), POLICIES],
    check: (key) =>
      faulty(
        key,
        ({ actions, hasNotAction }) =>
          hasNotAction ||
          actions.some((action) => action.includes('*') && !/^kms:(reencrypt|generatedatakey)\*$/.test(action)),
      ),
  },
  {
    id: 'KmsAdministrationApartFromUse',
    types: TYPES,
    what: 'Who manages a key cannot decrypt with it by the same statement.',
    why: 'An administrator who was taken over would read everything, without changing a policy that somebody watches.',
    fix: 'Put administration and use into two statements; let use hang on conditions.',
    property: PROPERTY,
    references: [nist('AC-5'), awsDocs('kms/latest/developerguide/key-policy-default.html')],
    check: (key) => faulty(key, (statement) => covers(statement, ADMINISTRATION) && covers(statement, USE)),
  },
  {
    id: 'KmsUseIsBound',
    types: TYPES,
    what: 'The account uses a key through named services, or for named data, and as itself.',
    why: 'Otherwise any role with kms:Decrypt opens whatever it can copy, from anywhere.',
    fix: 'Add kms:CallerAccount with this account, and kms:ViaService or two keys of kms:EncryptionContext: what for, and whose.',
    property: PROPERTY,
    references: [CONDITIONS, nist('AC-3')],
    check: (key) =>
      faulty(
        key,
        (statement) =>
          covers(statement, USE) &&
          ofAccount(statement) &&
          !(namesAccount(statement, key, 'kms:calleraccount') && (viaService(statement) || bindsContext(statement))),
      ),
  },
  {
    id: 'KmsGrantsOnlyForServices',
    types: TYPES,
    what: 'Grants are made by services of AWS for their resources only.',
    why: 'Whoever may make any grant gives the key to whom he likes, past the policy.',
    fix: 'Set Bool kms:GrantIsForAWSResource to true on kms:CreateGrant, with kms:ViaService and kms:CallerAccount.',
    property: PROPERTY,
    references: [awsDocs('kms/latest/developerguide/grants.html'), nist('AC-6')],
    check: (key) =>
      faulty(
        key,
        (statement) =>
          coversAction(statement, 'kms:CreateGrant') &&
          !(
            statement.conditions.some(
              ({ operator, key: name, values }) =>
                operator === 'Bool' &&
                name === 'kms:grantisforawsresource' &&
                values.every((value) => value.text() === 'true'),
            ) &&
            namesAccount(statement, key, 'kms:calleraccount') &&
            viaService(statement)
          ),
      ),
  },
  {
    id: 'KmsServicesActForThisAccount',
    types: TYPES,
    what: 'A service uses the key for resources of this account only.',
    why: 'A service works for everybody: without the condition a stranger has it use this key for him.',
    fix: 'Add aws:SourceAccount, or aws:SourceArn, or the encryption context of the service, with the number of this account.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-3')],
    check: (key) =>
      faulty(
        key,
        (statement) =>
          statement.principals.some(({ kind }) => kind === 'Service') &&
          !['aws:sourceaccount', 'aws:sourcearn', `${CONTEXT}aws:logs:arn`].some((name) =>
            namesAccount(statement, key, name),
          ),
      ),
  },
  {
    id: 'KmsTrailFilesOnly',
    types: TYPES,
    what: 'CloudTrail uses the key for the files of trails of this account.',
    why: 'The encryption context ties a data key to one trail; without it the service opens what it is handed.',
    fix: 'Add kms:EncryptionContext:aws:cloudtrail:arn besides aws:SourceArn.',
    property: PROPERTY,
    references: [
      awsDocs('awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html'),
      securityHub('CloudTrail.2'),
    ],
    check: (key) => {
      const ofTrail = allowed(key).filter(({ principals }) =>
        principals.some(({ kind, value }) => kind === 'Service' && value.text() === 'cloudtrail.amazonaws.com'),
      );
      if (ofTrail.length === 0) return 'not applicable';
      return ofTrail
        .filter((statement) => covers(statement, USE))
        .filter((statement) => !namesAccount(statement, key, `${CONTEXT}aws:cloudtrail:arn`))
        .map(nameOf);
    },
  },
];

function allowed(key: Resource): readonly PolicyStatement[] {
  return statementsOf(key.at('KeyPolicy')).filter(({ allows }) => allows);
}

function faulty(key: Resource, isFaulty: (statement: PolicyStatement) => boolean): readonly string[] {
  return allowed(key).filter(isFaulty).map(nameOf);
}

function nameOf({ value, actions }: PolicyStatement): string {
  return value.at('Sid').text() ?? actions.join(', ');
}

function covers(statement: PolicyStatement, actions: readonly string[]): boolean {
  return actions.some((action) => coversAction(statement, action));
}

function ofAccount({ principals }: PolicyStatement): boolean {
  return principals.some(({ kind }) => kind === 'AWS' || kind === 'any');
}

/** Whether a condition says this account, and no other. */
function namesAccount(statement: PolicyStatement, key: Resource, name: string): boolean {
  return (
    hasCondition(statement, name) &&
    statement.conditions
      .filter((condition) => condition.key === name)
      .every(({ values }) => values.every((value) => isOwn(/(?<!\d)\d{12}(?!\d)/.exec(value.text() ?? '')?.[0], key)))
  );
}

function viaService(statement: PolicyStatement): boolean {
  return (
    hasCondition(statement, 'kms:viaservice') &&
    statement.conditions
      .filter(({ key }) => key === 'kms:viaservice')
      .every(({ values }) => values.every((value) => /^[\w-]+\.[\w-]+\.amazonaws\.com/.test(value.text() ?? '')))
  );
}

/** Whether the data have to say what they are for and whose they are. */
function bindsContext({ conditions }: PolicyStatement): boolean {
  const contexts = conditions.filter(({ key }) => key.startsWith(CONTEXT));
  return contexts.filter(bindsIt).length >= 2;
}

function bindsIt({ operator, values }: Condition): boolean {
  const texts = values.map((value) => value.text());
  if (operator === 'Null') return texts.every((text) => text === 'false');
  return /^(StringEquals|StringLike|ArnEquals|ArnLike)$/.test(operator) && texts.every((text) => text !== '*');
}

/** A template that does not know its account is deployed to the one that it names. */
function isOwn(account: string | undefined, { stack }: Resource): boolean {
  return account !== undefined && (stack.source.account === undefined || account === stack.source.account);
}
