import type { Mutant } from './mutants';

/** Mutants that weaken nothing, with the reason. */
interface Equivalence {
  /** Of the type, path and change, as `AWS::S3::Bucket Properties.BucketName removed`. */
  readonly of: RegExp;
  readonly because: string;
}

const EQUIVALENCES: readonly Equivalence[] = [
  {
    of: /Properties\.(Tags|BackupPlanTags|BackupVaultTags|UserPoolTags|FileSystemTags)\b/,
    because: 'Tags name an owner and an environment; no right and no rule of the backend depends on one.',
  },
  {
    of: /^AWS::.* Properties\.(Name|\w*Description|OperationName|(Trail|BackupVault|RestoreTesting\w+|Client|DBProxy|Database|TargetGroup|Stage|Policy|Security)Name|Domain) removed$/,
    because: 'Without a name CloudFormation makes one up; what is protected stays the same.',
  },
  {
    of: /^AWS::IAM::\w+ Properties\.PolicyDocument\.Statement removed$/,
    because: 'IAM refuses a policy without statements.',
  },
  {
    of: /^AWS::IAM::ManagedPolicy Properties\.(Roles(\.\d+)?|Path) removed$/,
    because: 'A policy that is attached to nobody gives no right; a path only sorts.',
  },
  {
    of: /^AWS::(IAM::|ApiGateway::Account|Lambda::Version).*(DeletionPolicy|UpdateReplacePolicy) ("Delete"|removed)$/,
    because: 'It is kept so that an update can be rolled back; it holds no data and protects nothing.',
  },
  {
    of: /^AWS::ApiGateway::ApiKey Properties(\.Enabled)? (removed|false)$/,
    because: 'Without Enabled a key cannot be used: API Gateway makes it disabled.',
  },
  {
    of: /^AWS::ApiGateway::ClientCertificate Properties removed$|^AWS::CodeDeploy::Application Properties(\.ComputePlatform)? removed$/,
    because: 'It has no properties but tags; a platform other than Lambda is refused with the deployment group.',
  },
  {
    of: /^AWS::ApiGateway::RestApi Properties\.DisableExecuteApiEndpoint (removed|true)$/,
    because: 'The API is reached by its execute-api name on purpose; to switch that off closes a door.',
  },
  {
    of: /^AWS::ApiGateway::Stage Properties\.(DeploymentId|MethodSettings\.\d+\.DataTraceEnabled) removed$/,
    because: 'A stage without a deployment answers nothing; without DataTraceEnabled nothing is traced.',
  },
  {
    of: /^AWS::ApiGateway::GatewayResponse Properties\.StatusCode /,
    because: 'API Gateway refuses a status that is none, and answers with its own where there is none.',
  },
  {
    of: /^AWS::Backup::BackupVault Properties\.LockConfiguration\.ChangeableForDays (0|removed)$/,
    because:
      'AWS refuses less than 3. Without it the lock is in governance mode, as in an environment that can be thrown away.',
  },
  {
    of: /^AWS::Backup::RestoreTestingPlan Properties\.StartWindowHours removed$/,
    because: 'The default is 24 hours, within what the rule allows.',
  },
  {
    of: /^AWS::Route53Resolver::FirewallRuleGroup Properties\.FirewallRules\.\d+\.(Action "(\*|\w+:\*)"|BlockResponse removed|FirewallDomainListId removed|FirewallDomainRedirectionAction removed|Priority \d+)$/,
    because:
      'AWS refuses the action and a rule without list or response; redirections are inspected by default; the order stays, or the rule that blocks comes first.',
  },
  {
    of: /^AWS::Route53Resolver::FirewallRuleGroup Properties\.FirewallRules\.0 removed$/,
    because: 'Without the rule that allows, every name is blocked.',
  },
  {
    of: /^AWS::Route53Resolver::FirewallRuleGroupAssociation Properties\.(Priority \d+|MutationProtection removed)$/,
    because:
      'There is one association, so that its priority decides nothing; without MutationProtection it is off, as where it was.',
  },
  {
    of: /^AWS::EC2::NetworkAclEntry Properties\.(PortRange\.(From|To) (0|\d{6,})|Protocol (0|6000)|RuleNumber (0|\d{5,})|CidrBlock removed|PortRange(\.\w+)? removed|Egress removed)$/,
    because:
      'EC2 refuses a port beyond 65535, a range from above to below, a protocol or a number that is none, and an entry without a range or without a CIDR block; Egress is false by default.',
  },
  {
    of: /^AWS::EC2::SecurityGroup(Egress|Ingress)? Properties\.(SecurityGroup(Egress|Ingress)\.\d+\.)?(FromPort|ToPort) (\d{6,})$/,
    because: 'EC2 refuses a port beyond 65535.',
  },
  {
    of: /^AWS::EC2::SecurityGroup(Egress|Ingress) Properties\.(ToPort 0|(FromPort|ToPort) removed|Destination\w+ removed|Source\w+ removed|GroupId removed)$/,
    because:
      'EC2 refuses a range from above to below, a TCP rule without a range, and a rule without a peer or without a group.',
  },
  {
    of: /^AWS::EC2::(Subnet|VPC) Properties\.(CidrBlock (removed|"0\.0\.0\.0\/0")|AvailabilityZone removed)$|^AWS::EC2::VPC Properties removed$/,
    because: 'EC2 refuses a network of that size or without one, and chooses a zone where none is named.',
  },
  {
    of: /^AWS::EC2::VPC Properties\.InstanceTenancy removed$/,
    because: 'The default is the same.',
  },
  {
    of: /^AWS::Lambda::Function Properties\.(Architectures(\.\d+)?|Code\.S3(Bucket|Key)|Handler|MemorySize|Environment\.Variables\.DATABASE_\w+) (removed|0|\d{5,}|"\d+")$/,
    because:
      'What runs and how fast: Lambda refuses a function without its code or with such a memory, and a function that does not find its database answers nothing.',
  },
  {
    of: /^AWS::RDS::(DBCluster|DBInstance|DBProxy\w*) Properties\.(Engine|EngineVersion|Port|DBInstanceClass|PreferredBackupWindow|PreferredMaintenanceWindow|PromotionTier|ServerlessV2ScalingConfiguration(\.\w+)?) (removed|\d+|"\d+")$/,
    because:
      'Which machine, when and how large. RDS refuses a cluster without an engine and a port or version that is none.',
  },
  {
    of: /^AWS::ApiGateway::GatewayResponse Properties\.ResponseParameters\.gatewayresponse\.header\.(Retry-After|WWW-Authenticate) removed$/,
    because: 'A courtesy to clients: it tells them when to come again and how to sign in.',
  },
  {
    of: /^AWS::ApiGateway::Method Properties\.Integration(\.IntegrationHttpMethod|\.Uri)? removed$/,
    because: 'API Gateway refuses to deploy a method without a place to send its requests.',
  },
  {
    of: /^AWS::ApiGateway::Method Properties\.RequestParameters(\.method\.request\.(header|querystring)\.[\w-]+)? (removed|true)$/,
    because:
      'An undeclared header or query parameter is passed on and checked by the function, as test/attack shows; a required one refuses more.',
  },
  {
    of: /^AWS::ApiGateway::Model Properties\.(ContentType|Schema\.properties|Schema\.properties\.[\w.]*?(properties\.)?(cursor|email|fields|name|note|phone|subject)|Schema\.properties\.fields\.properties) removed$/,
    because:
      'A field that the model does not name is refused, since additional ones are; the content type is JSON by default.',
  },
  {
    of: /^AWS::ApiGateway::Model Properties\.Schema\..*\.(format|anyOf\.\d+) removed$/,
    because: 'The pattern and the length that remain decide; with one alternative less, less is accepted.',
  },
  {
    of: /^AWS::ApiGateway::Model Properties\.Schema\..*\.(minLength (0|removed)|maxLength 16000)$|^AWS::ApiGateway::Model Properties\.Schema\.(properties\.fields\.)?required(\.\d+)? removed$/,
    because:
      'The pattern allows no empty and no longer text. What is missing is refused by the function, which test/attack shows.',
  },
  {
    of: /^AWS::KMS::Key Properties\.KeyPolicy\.Statement\.\d+\.Condition\.(ArnLike\.kms:EncryptionContext:aws:logs:arn|StringEquals\.kms:ViaService)\.\d+ removed$/,
    because: 'One service or group less may use the key.',
  },
  {
    of: /^AWS::KMS::Key Properties\.(PendingWindowInDays|RotationPeriodInDays) removed$/,
    because: 'The defaults of KMS are the same: 30 days and 365.',
  },
  {
    of: /^AWS::Lambda::Alias UpdatePolicy\b/,
    because:
      'Without it CloudFormation moves the alias at once; how a version is tried is a matter of care, and the deployment group is judged.',
  },
  {
    of: /^AWS::Lambda::EventInvokeConfig Properties\.DestinationConfig(\.OnFailure)? removed$/,
    because: 'The dead letter queue of the function keeps what failed.',
  },
  {
    of: /^AWS::Lambda::Function Properties\.Environment(\.Variables(\.(NODE_EXTRA_CA_CERTS|NODE_OPTIONS|TENANT_KEYS_KEY_ARN))?)? removed$/,
    because:
      'A function without its settings does not start, and without the certificates it reaches no database: it fails closed.',
  },
  {
    of: /^AWS::Lambda::Function Properties\.(LoggingConfig\.(Application|System)LogLevel|RecursiveLoop|RuntimeManagementConfig|Timeout) removed$/,
    because: 'The defaults of Lambda are the same: INFO, Terminate, Auto, and 3 seconds.',
  },
  {
    of: /^AWS::Lambda::Function Properties\.VpcConfig\.SubnetIds\.\d+ removed$/,
    because: 'Two zones of three remain.',
  },
  {
    of: /^AWS::Logs::LogGroup (DeletionPolicy|UpdateReplacePolicy) removed$/,
    because: 'Of a group whose name a service demands, which is not retained either way.',
  },
  {
    of: /^AWS::WAFv2::LoggingConfiguration Properties\.LoggingFilter(\.DefaultBehavior)? removed$/,
    because: 'Without the filter more is logged; WAF refuses a filter without a default.',
  },
  {
    of: /^AWS::WAFv2::WebACL Properties\.Rules\.\d+\.Priority \d+$/,
    because: 'The order of rules that all block decides nothing but cost; the same number twice is refused by a rule.',
  },
  {
    of: /^AWS::WAFv2::WebACL Properties\.Rules\.\d+\.Statement\.ManagedRuleGroupStatement\.RuleActionOverrides(\.\d+(\.ActionToUse\.Count)?)? removed$/,
    because: 'The rule blocks again, as AWS has it.',
  },
  {
    of: /^AWS::WAFv2::WebACL Properties\.Rules\.\d+\.Statement\.OrStatement\.Statements\.\d+\.SizeConstraintStatement\.(Size 0|TextTransformations\.\d+ removed)$|TextTransformations\.\d+ removed$/,
    because: 'A limit of 0 refuses more, and WAF refuses a statement without a transformation.',
  },
  {
    of: /^AWS::WAFv2::WebACL Properties\.Rules\.\d+\.Statement\.RateBasedStatement\.EvaluationWindowSec (\d+|removed)$/,
    because: 'The default is the same 300 seconds, and WAF refuses other than 60, 120, 300 and 600.',
  },
  {
    of: /^AWS::S3::Bucket Properties\.LifecycleConfiguration\.Rules\.\d+\.Transitions\b/,
    because: 'Where an object is stored decides its price, not who reads it or how long it is kept.',
  },
  {
    of: /^AWS::RDS::DBCluster Properties\.DeletionProtection removed$/,
    because: 'The default is what the environment that can be thrown away has; elsewhere AwsSolutions-RDS10 asks for it.',
  },
  {
    of: /^AWS::RDS::DBProxy Properties\.(DebugLogging|IdleClientTimeout) removed$/,
    because: 'The defaults of RDS are the same: no statements in the log, and 1800 seconds.',
  },
  {
    of: /^AWS::RDS::EventSubscription Properties\.(Enabled|EventCategories|SourceType) removed$/,
    because: 'RDS tells of more: a subscription is on by default, and without categories or a kind of source it has all.',
  },
  { of: /\.(Sid|Version|\$schema|Id|Label) removed$/, because: 'Names a part; nothing is decided by it.' },
];

/** Reasons that no mutant needs, which have to go. */
export function unusedEquivalences(mutants: readonly Mutant[]): readonly string[] {
  const texts = mutants.map(textOf);
  return EQUIVALENCES.filter(({ of }) => !texts.some((text) => of.test(text))).map(({ because }) => because);
}

/** Why a mutant weakens nothing; undefined for one that a rule has to turn red on. */
export function equivalenceOf(mutant: Mutant): string | undefined {
  const text = textOf(mutant);
  return EQUIVALENCES.find(({ of }) => of.test(text))?.because;
}

function textOf({ type, path, change }: Mutant): string {
  return `${type} ${path} ${change}`;
}
