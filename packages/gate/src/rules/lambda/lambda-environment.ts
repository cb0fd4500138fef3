import { parseIntrinsic } from '../../templates/intrinsics';
import { isDynamicReference } from '../../templates/known-values';
import type { Value } from '../../templates/template-resource';
import { isCustomerManagedKey } from '../kms/customer-managed-key';
import { awsDocs, checkov, nist, pciDss, type Rule } from '../rule';
import { isSecretName } from '../secrets/secret-names';
import { skipCdkProviders } from './cdk-provider';

const TYPES = ['AWS::Lambda::Function'];
const PROPERTY = 'Properties.Environment.Variables';
const GUIDE = 'lambda/latest/dg';
const ENCRYPTION = awsDocs(`${GUIDE}/configuration-envvars-encryption.html`);

/** Rules for the environment variables of functions. */
export const lambdaEnvironmentRules: readonly Rule[] = [
  {
    id: 'LambdaEnvironmentCustomerManagedKey',
    level: 'hardening',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'Lambda environment variables are encrypted with a customer managed key',
    why: 'With the AWS managed key everyone who may read the configuration of the function can read the variables.',
    fix: 'Set KmsKeyArn to a customer managed key.',
    property: 'Properties.KmsKeyArn',
    references: [ENCRYPTION, nist('SC-28')],
    check: skipCdkProviders((fn) => {
      if (!fn.at('Environment.Variables').present) return 'not applicable';
      return isCustomerManagedKey(fn.at('KmsKeyArn'));
    }),
  },
  {
    id: 'LambdaEnvironmentSecretsCustomerManagedKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'Lambda environment variables with confidential values are encrypted with a customer managed key',
    why: 'With the AWS managed key everyone who may read the configuration of the function can read the password or token.',
    fix: 'Set KmsKeyArn to a customer managed key, or let the function read AWS Secrets Manager when it runs.',
    property: 'Properties.KmsKeyArn',
    references: [checkov('CKV_AWS_173'), ENCRYPTION, nist('SC-28')],
    check: (fn) => {
      if (!fn.at('Environment.Variables').entries().some(isConfidential)) return 'not applicable';
      return isCustomerManagedKey(fn.at('KmsKeyArn'));
    },
  },
  {
    id: 'LambdaEnvironmentVerifiesTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Lambda environment variables do not weaken TLS of the function',
    why: 'A client that accepts any certificate or an old TLS version sends its data to an attacker on the network.',
    fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED, PYTHONHTTPSVERIFY, GIT_SSL_NO_VERIFY and insecure NODE_OPTIONS.',
    property: PROPERTY,
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/lambda-nodejs.html`), nist('SC-8')],
    check: (fn) =>
      fn
        .at('Environment.Variables')
        .entries()
        .filter(
          ([name, value]) =>
            (/^(NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY)$/.test(name) && value.text() === '0') ||
            (name === 'GIT_SSL_NO_VERIFY' && value.text() !== '') ||
            (name === 'NODE_OPTIONS' && /--tls-min-v1\.[01]|--insecure/.test(value.text() ?? '')),
        )
        .map(([name]) => name),
  },
];

/**
 * Names of tables and queues are not confidential; a credential is, and what a deployment reads or hides. Of a credential
 * in plain text, SecretNotInResource tells.
 */
function isConfidential([name, value]: readonly [name: string, value: Value]): boolean {
  const isReference = parseIntrinsic(value.raw) !== undefined;
  return (isSecretName(name) && isReference) || isDynamicReference(value) || isHiddenParameter(value);
}

function isHiddenParameter({ raw, stack }: Value): boolean {
  const [name, argument] = parseIntrinsic(raw) ?? [];
  if (name !== 'Ref' || typeof argument !== 'string') return false;
  return String(stack.source.template.Parameters?.[argument]?.NoEcho) === 'true';
}
