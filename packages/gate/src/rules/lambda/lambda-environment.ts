import { isCustomerManagedKey } from '../kms/customer-managed-key';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::Lambda::Function'];
const PROPERTY = 'Properties.Environment.Variables';
const GUIDE = 'lambda/latest/dg';
const SECRET_NAME = /password|passwd|secret|token|api_?key|private_?key/i;
/** Last words of variables about a secret: where it is, how long it is valid, what it looks like. */
const ABOUT_A_SECRET = new Set(
  (
    'arn id name path parameter uri url endpoint region table topic issuer audience header prefix policy use type ' +
    'length version ttl expiry seconds minutes hours days'
  ).split(' '),
);
const SECRET_VALUE =
  /^AKIA[0-9A-Z]{16}$|-----BEGIN [A-Z ]*PRIVATE KEY|^gh[pousr]_\w{20,}|^postgres(ql)?:\/\/[^:]+:[^@]+@/;

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
    references: [awsDocs(`${GUIDE}/configuration-envvars-encryption.html`), nist('SC-28')],
    check: (fn) => {
      if (!fn.at('Environment.Variables').present) return 'not applicable';
      return isCustomerManagedKey(fn.at('KmsKeyArn'));
    },
  },
  {
    id: 'LambdaEnvironmentNoSecrets',
    level: 'required',
    group: 'databaseIdentity',
    types: TYPES,
    what: 'Lambda environment variables contain no secrets',
    why: 'Variables can be read in the template, in the history of the stack and in the console.',
    fix: 'Put the secret into AWS Secrets Manager, and its ARN into Environment.Variables.',
    property: PROPERTY,
    references: [pciDss('8.6.2'), awsDocs(`${GUIDE}/configuration-envvars.html`), nist('IA-5(7)')],
    check: (fn) =>
      fn
        .at('Environment.Variables')
        .entries()
        .filter(([name, value]) => SECRET_VALUE.test(value.display()) || (isSecretName(name) && isLiteral(value.raw)))
        .map(([name]) => name),
  },
  {
    id: 'LambdaEnvironmentVerifiesTls',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Lambda environment variables do not weaken TLS of the Node runtime',
    why: 'A client that accepts any certificate or an old TLS version sends its data to an attacker on the network.',
    fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED, --tls-min-v1.0 and --insecure options from Environment.Variables.',
    property: PROPERTY,
    references: [awsDocs(`${GUIDE}/lambda-nodejs.html`), nist('SC-8')],
    check: (fn) =>
      fn
        .at('Environment.Variables')
        .entries()
        .filter(
          ([name, value]) =>
            (name === 'NODE_TLS_REJECT_UNAUTHORIZED' && value.text() === '0') ||
            (name === 'NODE_OPTIONS' && /--tls-min-v1\.[01]|--insecure/.test(value.text() ?? '')),
        )
        .map(([name]) => name),
  },
];

function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_-]+/);
  return SECRET_NAME.test(name) && !ABOUT_A_SECRET.has(words.at(-1) ?? '');
}

/** CloudFormation resolves references at deployment, so they put no secret into the template. */
function isLiteral(raw: unknown): boolean {
  return typeof raw === 'string' && raw !== '' && !/^(arn:|\{\{resolve:)/.test(raw);
}
