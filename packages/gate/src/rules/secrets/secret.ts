import { TemplateResource, type TemplateStack, Value } from '../../templates/template-resource';
import { findPlaces } from '../generic/places';
import { awsDocs, cfnNag, checkov, EVERY_TYPE, nist, pciDss, type Rule, securityHub } from '../rule';
import { findSecretFormat } from './secret-formats';
import { isLiteralSecret, isSecretName } from './secret-names';
import { isPlainReference, listSecretParameters } from './secret-parameters';
import { describeLongText, listSecrets } from './secret-text';

const PRACTICES = awsDocs('AWSCloudFormation/latest/UserGuide/security-best-practices.html');
const PARAMETERS = awsDocs('AWSCloudFormation/latest/UserGuide/parameters-section-structure.html');
const DYNAMIC_REFERENCES = awsDocs('AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html');

/** Rules for credentials in the texts of templates. */
export const secretRules: readonly Rule[] = [
  {
    id: 'SecretNotInResource',
    level: 'required',
    group: 'passwords',
    types: [EVERY_TYPE],
    what: 'Properties of a resource contain no password, key or token as a secret in plain text',
    why: 'Any reader of the repository, the template or the console can use the credential.',
    fix: 'Replace the text by {{resolve:secretsmanager:...}}, or let the program read AWS Secrets Manager; then rotate it.',
    property: 'Properties',
    references: [checkov('CKV_AWS_45'), securityHub('CodeBuild.2'), pciDss('8.6.2'), nist('IA-5(7)'), PRACTICES],
    check: listSecrets,
  },
  {
    id: 'SecretNotInTemplate',
    level: 'required',
    group: 'passwords',
    types: [EVERY_TYPE],
    appliesTo: isFirstOfStack,
    isAboutStack: true,
    what: 'Outputs, parameter defaults, mappings and metadata of a template contain no secret in plain text',
    why: 'Any principal that may describe the stack reads outputs, defaults and metadata, also years later.',
    fix: 'Remove the credential from the template and from Outputs, and keep it in AWS Secrets Manager.',
    property: 'Outputs',
    references: [checkov('CKV_SECRET_2'), pciDss('8.6.2'), nist('IA-5(7)'), PRACTICES],
    check: ({ stack }) => listTemplateSecrets(stack),
  },
  {
    id: 'SecretNotInParameter',
    level: 'required',
    group: 'passwords',
    types: [EVERY_TYPE],
    appliesTo: isFirstOfStack,
    isAboutStack: true,
    what: 'Parameter for a secret has NoEcho',
    why: 'CloudFormation shows the value of a parameter to any principal that may describe the stack.',
    fix: 'Set NoEcho of the parameter to true, or replace it by a dynamic reference to AWS Secrets Manager.',
    property: 'Parameters',
    references: [PARAMETERS, checkov('CKV_SECRET_6'), pciDss('8.6.2'), nist('IA-5(7)')],
    check: ({ stack }) =>
      [...listSecretParameters(stack)].filter((name) => {
        const { NoEcho, Type } = stack.source.template.Parameters?.[name] ?? {};
        return isPlainType(Type) && String(NoEcho) !== 'true';
      }),
  },
  {
    id: 'SecretReferenceEncrypted',
    level: 'required',
    group: 'passwords',
    types: [EVERY_TYPE],
    what: 'Property for a password, key or token does not read an unencrypted parameter of Systems Manager',
    why: 'A parameter of type String is stored in plain text, and every principal that may read parameters has the secret.',
    fix: 'Replace {{resolve:ssm:...}} by {{resolve:secretsmanager:...}}, or by {{resolve:ssm-secure:...}} where it is allowed.',
    property: 'Properties',
    references: [cfnNag('F34'), DYNAMIC_REFERENCES, pciDss('8.6.2'), nist('IA-5(7)')],
    check: (resource) =>
      findPlaces(resource)
        .texts.filter(isPlainReference)
        .map(({ path }) => path),
  },
];

/** A template has no place for findings, so its first resource reports them. */
function isFirstOfStack(resource: TemplateResource): boolean {
  return resource === resource.stack.resources[0];
}

/** A parameter of another type holds a name or an id. */
function isPlainType(type: unknown): boolean {
  return type === undefined || type === 'String';
}

/** Attributes and references whose value a service shows only once, or only to those who may read the secret. */
const SHOWN_SECRET = /\.(?:SecretAccessKey|ClientSecret)\}|\{\{resolve:(?:secretsmanager|ssm-secure):/;

function listTemplateSecrets(stack: TemplateStack): readonly string[] {
  const {
    Description,
    Conditions = {},
    Outputs = {},
    Mappings = {},
    Parameters = {},
    Metadata = {},
    Resources = {},
  } = stack.source.template;
  const outputs = mapValues(Outputs, ({ Value: raw }) => raw);
  const shown = Object.entries(outputs).filter(([name, raw]) =>
    SHOWN_SECRET.test(new Value(raw, stack, `Outputs.${name}`).display()),
  );
  const sections = {
    Outputs: outputs,
    Parameters: mapValues(Parameters, ({ Default }) => Default),
    Mappings,
    Metadata,
    'Metadata of resources': mapValues(Resources, ({ Metadata: metadata }) => omitCdkMetadata(metadata)),
  };
  // Texts that describe or compare a parameter: its name says nothing about them.
  const prose = {
    Conditions,
    Rules: Reflect.get(stack.source.template, 'Rules'),
    Description,
    Parameters: mapValues(Parameters, readDescription),
    Outputs: mapValues(Outputs, readDescription),
  };
  return [
    ...shown.map(([name]) => `Outputs.${name}: secret that every reader of the stack sees`),
    ...listTexts(prose).flatMap(([path, text]) => {
      const kind = findSecretFormat(text) ?? describeLongText(text);
      return kind === undefined ? [] : [`${path}: ${kind}`];
    }),
    ...listHiddenDefaults(stack).map((name) => `Parameters.${name}: literal value of a parameter for a secret`),
    // The same search as in the properties of a resource.
    ...Object.entries(sections).flatMap(([section, Properties]) =>
      listSecrets(new TemplateResource(stack, section, { Type: 'Template', Properties })).map(
        (found) => `${section}.${found}`,
      ),
    ),
  ];
}

function readDescription(declaration: object): unknown {
  return Reflect.get(declaration, 'Description');
}

/** The texts of sections that hold intrinsic functions only, each with its path. */
function listTexts(given: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof given === 'string') return [[path, given]];
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([key, value]) => listTexts(value, path === '' ? key : `${path}.${key}`));
}

/** Leaves out what CDK itself writes: paths of constructs and assets. */
function omitCdkMetadata(metadata: Readonly<Record<string, unknown>> | undefined): unknown {
  const own = Object.entries(metadata ?? {}).filter(([name]) => !/^aws:(?:cdk|asset):/.test(name));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** NoEcho hides the value of a deployment, and not the default, which is the password until somebody sets another. */
function listHiddenDefaults(stack: TemplateStack): readonly string[] {
  return [...listSecretParameters(stack)].filter((name) => {
    const { Default, NoEcho } = stack.source.template.Parameters?.[name] ?? {};
    return String(NoEcho) === 'true' && !isSecretName(name) && isLiteralSecret(String(Default ?? ''));
  });
}

function mapValues<Given>(
  given: Readonly<Record<string, Given>>,
  select: (value: Given) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, select(value)]));
}
