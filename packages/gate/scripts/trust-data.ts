import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

/** One property of a resource type, also inside its property types. */
interface SpecProperty {
  readonly type: string;
  readonly name: string;
  readonly documentation: string;
  readonly isJson: boolean;
}

/** Shape of a type in the service specification, as far as it is read here. */
interface SpecType {
  readonly type: string;
  readonly element?: SpecType;
  readonly types?: readonly SpecType[];
}

/**
 * Names of text properties that hold ids of AWS accounts: their documentation says so, or their name does.
 *
 * @see https://github.com/cdklabs/awscdk-service-spec
 */
export function listAccountProperties(): readonly string[] {
  const named = listProperties(holdsText).filter(
    ({ name, documentation }) =>
      /accounts?$|account(id|ids|identifier|number|numbers)$|owner(id|account|accountid)?$|(registry|catalog|master|member)id$/i.test(
        name,
      ) ||
      /\baccount(?:'s)? ids?\b|\baccount numbers?\b|\bids? of the (?:\w+ ){0,3}account\b|12-digit/i.test(documentation),
  );
  return [...new Set([...named.map(({ name }) => name), ...PRINCIPALS])]
    .filter((name) => !NOT_ACCOUNTS.has(name))
    .sort();
}

/** Reviewed: principals that may be an account id, which neither their name nor their documentation says. */
const PRINCIPALS = ['AllowedPrincipals', 'DataLakePrincipalIdentifier', 'Grantee', 'GranteePrincipal', 'TargetIds'];

/** Reviewed: these mention an account, and hold something else. */
const NOT_ACCOUNTS: ReadonlySet<string> = new Set([
  'ACCOUNT',
  'AccountsUrl',
  'Comparison',
  'DetectorId',
  'EmailSendingAccount',
  'ExcludeUserAccounts',
  'ExcludedAccounts',
  'GroupOwner',
  'KmsKeyArn',
  'ModelOwner',
  'Parameters',
  'Policy',
  'PolicyDocument',
  'RepositoryOwner',
  'ReviewOwner',
  'RoleArn',
  'ServiceAccount',
  'SharedAccounts',
  'Type',
]);

/** Names of properties that hold resource policies, by type. Identity policies name no principal, so they are left out. */
export function listResourcePolicies(): Readonly<Record<string, readonly string[]>> {
  const found = listProperties(isDocument).filter(
    ({ type, name, documentation, isJson }) =>
      /(Policy|Policies|PolicyDocument|PolicyText|Statement|Content)$/.test(name) &&
      !NOT_RESOURCE_POLICIES.test(name) &&
      !NO_RESOURCE_POLICY.test(type) &&
      (isJson ||
        /resource[- ]based policy|IAM (resource )?policy|policy document|access policy|the resource policy to/i.test(
          documentation,
        )),
  );
  const byType: Record<string, string[]> = {};
  for (const { type, name } of found) {
    byType[type] ??= [];
    if (!byType[type].includes(name)) byType[type].push(name);
  }
  return Object.fromEntries(Object.entries(byType).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Policies about retention, delivery, redrive, protocols or data protection grant nothing. */
const NOT_RESOURCE_POLICIES =
  /^(Archive|DataProtection|Delivery|Filter|Lifecycle|Replay|Redrive\w*|Security|Session|Inline|Kms\w*|S3PolicyDocument|Sts\w*)(Policy|PolicyDocument|PolicyText|Policies|AllowPolicy)?$|^Content$/;
/** Identity policies, policies of endpoints and policies in other languages. */
const NO_RESOURCE_POLICY =
  /^AWS::(IAM::(Group|GroupPolicy|ManagedPolicy|Policy|RolePolicy|User|UserPolicy)|EC2::(VPCEndpoint|VerifiedAccess\w+)|IoT::Policy|Logs::AccountPolicy|NetworkManager::\w+|Serverless::\w+|SSO::PermissionSet|WorkSpacesWeb::\w+|OpenSearchServerless::\w+)$/;

/** Accounts of AWS itself, each with what it does. */
export function listAwsAccounts(): Readonly<Record<string, string>> {
  const facts = join(dirname(require.resolve('aws-cdk-lib/package.json')), 'region-info/lib/built-ins.generated.js');
  const found: Record<string, string> = { ...DOCUMENTED_ACCOUNTS };
  for (const account of ALGORITHM_ACCOUNTS) found[account] = 'images of SageMaker AI algorithms';
  for (const [, name = '', value = ''] of readFileSync(facts, 'utf8').matchAll(
    /FactName\.(\w+)[^"{}]*(?:"[^"]*"[^"{}]*)*?,value:"([^"]*)"/g,
  )) {
    const account = /(?<!\d)\d{12}(?!\d)/.exec(value)?.[0];
    const purpose = FACTS.find(([prefix]) => name.startsWith(prefix))?.[1];
    if (account !== undefined && purpose !== undefined) found[account] = purpose;
  }
  return Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Facts of aws-cdk-lib/region-info, which cite the pages of AWS. */
const FACTS: readonly (readonly [prefix: string, purpose: string])[] = [
  ['ELBV2_ACCOUNT', 'access logs of load balancers'],
  ['DLC_REPOSITORY_ACCOUNT', 'images of Deep Learning Containers'],
  ['APPMESH_ECR_ACCOUNT', 'images of App Mesh'],
  ['cloudwatchLambdaInsightsVersion', 'layers of Lambda Insights'],
  ['appConfigLambdaLayerVersion', 'layers of AppConfig'],
  ['adotLambdaLayer', 'layers of OpenTelemetry'],
  ['paramsAndSecretsLambdaLayer', 'layers of Parameters and Secrets'],
];

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html */
const ALGORITHM_ACCOUNTS = `
  104374241257 106583098589 121021644041 141502667606 190319476487 237065988967 246618743249 249704162688
  257386234256 257758044811 272398656194 286214385809 306986355934 341280168497 354813040037 366743142698
  414596584902 433757028032 455444449433 469771592824 475088953585 492215442770 501404015308 510948584623
  544295431143 628508329040 632365934929 644912444149 651117190479 659782779980 662702820516 669576153137
  680994064768 683313688378 685385470294 720646828776 737474898029 746614075791 749696950732 764974769150
  783357654285 801668240914 811284229777 813361260812 825641698319 855470959533 867004704886 898809789911
  951798379941 978288397137 991648021394`
  .trim()
  .split(/\s+/);

const EKS = 'images of EKS add-ons';
/**
 * @see https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/getting-started/lambda-layers
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/amazon_linux_container_image.html
 * @see https://github.com/awslabs/aws-lambda-web-adapter
 * @see https://docs.aws.amazon.com/powertools/python/latest/getting-started/install/
 */
const DOCUMENTED_ACCOUNTS: Readonly<Record<string, string>> = {
  '013241004608': EKS,
  '066635153087': EKS,
  '121268973566': EKS,
  '151610086707': EKS,
  '151742754352': EKS,
  '296578399912': EKS,
  '333609536671': EKS,
  '455263428931': EKS,
  '491585149902': EKS,
  '533267051163': EKS,
  '558608220178': EKS,
  '590381155156': EKS,
  '602401143452': EKS,
  '759879836304': EKS,
  '761377655185': EKS,
  '800184023465': EKS,
  '877085696533': EKS,
  '900612956339': EKS,
  '900889452093': EKS,
  '918309763551': EKS,
  '961992271922': EKS,
  '017000801446': 'layers of Powertools for AWS Lambda',
  '094274105915': 'layers of Powertools for AWS Lambda',
  '137112412989': 'images of Amazon Linux',
  '753240598075': 'layers of Lambda Web Adapter',
};

function listProperties(accepts: (type: SpecType) => boolean): readonly SpecProperty[] {
  const database = loadAwsServiceSpecSync();
  return database.all('resource').flatMap((resource) => {
    const types = [resource, ...database.follow('usesType', resource).map(({ entity }) => entity)];
    return types.flatMap(({ properties }) =>
      Object.entries(properties)
        .filter(([, property]) => accepts(property.type))
        .map(([name, { type, documentation = '' }]) => ({
          type: resource.cloudFormationType,
          name,
          documentation,
          isJson: holdsJson(type),
        })),
    );
  });
}

function holdsText({ type, element, types = [] }: SpecType): boolean {
  if (type === 'array' || type === 'map') return element !== undefined && holdsText(element);
  return type === 'string' || types.some(holdsText);
}

function isDocument({ type, types = [] }: SpecType): boolean {
  return type === 'string' || type === 'json' || types.some(isDocument);
}

function holdsJson({ type, types = [] }: SpecType): boolean {
  return type === 'json' || types.some(holdsJson);
}
