import type { Mutant } from './mutants';

/** Mutants that weaken nothing, with the reason. */
interface Equivalence {
  /** Of the type, path and change, as `AWS::S3::Bucket Properties.BucketName removed`. */
  readonly of: RegExp;
  /** Path of the stacks that it is true in. @default - everywhere */
  readonly stack?: RegExp;
  readonly because: string;
}

const EQUIVALENCES: readonly Equivalence[] = [
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
    stack: /^production\//,
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
    stack: /^sandbox\//,
    because: 'The default is the same: an environment that can be thrown away.',
  },
  {
    of: /^AWS::RDS::DBProxy Properties\.(DebugLogging|IdleClientTimeout) removed$/,
    because: 'The defaults of RDS are the same: no statements in the log, and 1800 seconds.',
  },
  {
    of: /^AWS::RDS::EventSubscription Properties\.(Enabled|EventCategories|SourceType) removed$/,
    because:
      'RDS tells of more: a subscription is on by default, and without categories or a kind of source it has all.',
  },
  {
    of: /^AWS::EC2::FlowLog Properties\.LogDestinationType removed$/,
    because: 'The default is CloudWatch Logs, as it was.',
  },
  {
    of: /^AWS::EC2::SecurityGroup Properties\.SecurityGroupEgress\.\d+\.(CidrIp removed|Description removed|FromPort (0|removed)|ToPort (0|86000|removed))$/,
    because:
      'The entry leads to an address that no machine has, whatever the kind of message; EC2 refuses one without an address.',
  },
  {
    of: /^AWS::EC2::Subnet Properties\.MapPublicIpOnLaunch removed$/,
    because: 'The default is the same: no public address.',
  },
  {
    of: /^AWS::EC2::VPCEndpoint Properties\.(ServiceName|VpcEndpointType) removed$/,
    because:
      'EC2 refuses an endpoint to no service; the kind that it makes by default is that of the one endpoint in question.',
  },
  {
    of: /^Custom::\w+ (DeletionPolicy|UpdateReplacePolicy) removed$/,
    because: 'The default is the same: what CloudFormation asked the function for is undone.',
  },
  {
    of: /^Custom::ManagedPrefixList Properties\.Name removed$/,
    because: 'The function refuses a request without a name, as test/functions shows.',
  },
  {
    of: /^Custom::(Migration Properties\.Migrations|VpcRestrictDefaultSG Properties\.Revision) (removed|\d+)$/,
    because: 'It only tells CloudFormation when to call the function again, which then does all that is missing.',
  },
  {
    of: /^AWS::CloudTrail::Trail Properties\.AdvancedEventSelectors\.\d+\.FieldSelectors\.2 removed$/,
    because: 'Without the ARN the selector records every object or function, which is more.',
  },
  {
    of: /^AWS::CloudTrail::Trail Properties\.AdvancedEventSelectors\.\d+\.Name removed$/,
    because: 'The name of a selector decides nothing.',
  },
  {
    of: /^AWS::CloudWatch::Alarm Properties\.Dimensions\.1 removed$/,
    because: 'The alarm then counts all versions of the function or all stages of the API, the live one among them.',
  },
  {
    of: /^AWS::Logs::MetricFilter Properties\.MetricTransformations\.0\.Unit removed$/,
    because: 'A unit is a word beside the number; an alarm without one takes any.',
  },
  {
    of: /^AWS::Cognito::ManagedLoginBranding Properties\.(ClientId removed|UseCognitoProvidedValues (false|removed))$/,
    because: 'How the page looks. Cognito refuses a branding without a client or without a look.',
  },
  {
    of: /^AWS::Cognito::UserPool (Properties\.DeletionProtection|DeletionPolicy|UpdateReplacePolicy) removed$/,
    stack: /^sandbox\//,
    because: 'The default is the same: an environment that can be thrown away.',
  },
  {
    of: /^AWS::Cognito::UserPool Properties\.AccountRecoverySetting\.RecoveryMechanisms\.\d+\.Priority (0|1000|removed)$/,
    because: 'There is one way to recover, so that its priority decides nothing.',
  },
  {
    of: /^AWS::Cognito::UserPool Properties\.(EmailVerification(Message|Subject)|SmsVerificationMessage|VerificationMessageTemplate(\.\w+)?) removed$/,
    because: 'Texts: Cognito sends its own, with a code in them.',
  },
  {
    of: /^AWS::Cognito::UserPool Properties\.Policies\.SignInPolicy\.AllowedFirstAuthFactors\.0 removed$/,
    because: 'Without passwords passkeys remain, which are stronger.',
  },
  {
    of: /^AWS::Cognito::UserPool Properties\.Schema\.\d+\.Mutable (false|removed)$/,
    because: 'What cannot be changed is stricter, and the default is the same or stricter.',
  },
  {
    of: /^AWS::Cognito::UserPool Properties\.UsernameAttributes(\.\d+)? removed$/,
    because: 'People sign in with a name in place of the address, which is verified all the same.',
  },
  {
    of: /^AWS::Cognito::UserPoolClient Properties\.(AccessTokenValidity|IdTokenValidity|EnableTokenRevocation|AuthSessionValidity) removed$/,
    because: 'The defaults are within what the rules allow: an hour, revocation on, 3 minutes.',
  },
  {
    of: /^AWS::Cognito::UserPoolClient Properties\.AuthSessionValidity 3000$/,
    because: 'Cognito refuses more than 15 minutes.',
  },
  {
    of: /^AWS::Cognito::UserPoolClient Properties\.(AllowedOAuthScopes\.\d+|ReadAttributes\.\d+|SupportedIdentityProviders(\.\d+)?) removed$/,
    because: 'One right, attribute or provider less.',
  },
  {
    of: /^AWS::Cognito::UserPoolClient Properties\.GenerateSecret (true|removed)$/,
    because:
      'A secret asks for more. None is the default of clients for people; CognitoClientCodeFlow finds a machine without one.',
  },
  {
    of: /^AWS::Cognito::UserPoolClient Properties\.RefreshTokenRotation\.RetryGracePeriodSeconds (0|removed)$/,
    because: 'No grace is stricter.',
  },
  {
    of: /^AWS::Cognito::UserPoolRiskConfigurationAttachment Properties\.AccountTakeoverRiskConfiguration\.Actions\.\w+\.Notify true$/,
    because: 'Telling the user weakens nothing.',
  },
  {
    of: /^AWS::Cognito::UserPoolRiskConfigurationAttachment Properties\.CompromisedCredentialsRiskConfiguration\.EventFilter removed$/,
    because: 'The default is every kind of event.',
  },
  {
    of: /^AWS::Cognito::UserPool Properties\.DeviceConfiguration(\.ChallengeRequiredOnNewDevice)? removed$/,
    because: 'Then no device is remembered; without a word on it a device is no factor.',
  },
  { of: /\.(Sid|Version|\$schema|Id|Label) removed$/, because: 'Names a part; nothing is decided by it.' },
];

/** Reasons that no mutant needs, which have to go. */
export function unusedEquivalences(mutants: readonly Mutant[]): readonly string[] {
  return EQUIVALENCES.filter((equivalence) => !mutants.some((mutant) => covers(equivalence, mutant))).map(
    ({ because }) => because,
  );
}

/** Why a mutant weakens nothing; undefined for one that a rule has to turn red on. */
export function equivalenceOf(mutant: Mutant): string | undefined {
  return EQUIVALENCES.find((equivalence) => covers(equivalence, mutant))?.because;
}

function covers({ of, stack }: Equivalence, mutant: Mutant): boolean {
  return of.test(`${mutant.type} ${mutant.path} ${mutant.change}`) && stack?.test(mutant.stack) !== false;
}
