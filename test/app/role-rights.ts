import { listResources, type SynthesizedStack } from './synthesized-stacks';

/**
 * Reads the permissions of every role as lines that a reviewer can check: `allow sqs:SendMessage on
 * <Audit.DeadLetters.Arn>`. The hashes of logical ids are left out.
 */
export function readRoleRights(stacks: readonly SynthesizedStack[]): Record<string, string[]> {
  const rights: Record<string, string[]> = {};
  for (const stack of stacks) {
    const resources = Object.entries(listResources(stack));
    for (const [id, { Type, Properties }] of resources) {
      if (Type !== 'AWS::IAM::Role') continue;
      const policies = resources.filter(
        ([, policy]) =>
          policy.Type === 'AWS::IAM::ManagedPolicy' && JSON.stringify(policy.Properties?.['Roles']).includes(`"${id}"`),
      );
      rights[`${stack.id} ${trimHash(id)}`] = [
        ...listStatements(Properties?.['AssumeRolePolicyDocument']).map(
          (statement) => `assumed by ${formatValue(statement['Principal'])}${formatCondition(statement)}`,
        ),
        ...policies.flatMap(([, policy]) => listStatements(policy.Properties?.['PolicyDocument']).map(formatStatement)),
      ];
    }
  }
  return rights;
}

type Json = Readonly<Record<string, unknown>>;

function listStatements(document: unknown): Json[] {
  const found: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, 'Statement') : [];
  return Array.isArray(found) ? found : [];
}

function formatStatement(statement: Json): string {
  const actions = [statement['Action']].flat().join(', ');
  const resources = [statement['Resource']].flat().map(formatValue).join(', ');
  return `${String(statement['Effect']).toLowerCase()} ${actions} on ${resources}${formatCondition(statement)}`;
}

function formatCondition({ Condition }: Json): string {
  return Condition === undefined ? '' : ` if ${formatValue(Condition)}`;
}

/** Formats a value with its intrinsic functions in a short form. */
function formatValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(formatValue).join(' or ');
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined) return '';
  const [name, argument] = entry;
  if (more.length === 0) {
    if (name === 'Ref') return `<${trimHash(String(argument))}>`;
    if (name === 'Fn::ImportValue') return `<${formatImport(String(argument))}>`;
    if (name === 'Fn::GetStackOutput') return `<${formatImport(formatOutput(argument))}>`;
    if (name === 'Fn::GetAtt' && Array.isArray(argument)) return `<${trimHash(String(argument[0]))}.${argument[1]}>`;
    if (name === 'Fn::Join' && Array.isArray(argument)) return argument[1].map(formatValue).join(String(argument[0]));
    if (name === 'Fn::Select' && Array.isArray(argument)) return `${formatValue(argument[1])}[${argument[0]}]`;
    if (name === 'Fn::Split' && Array.isArray(argument)) return formatValue(argument[1]);
  }
  return Object.entries(value)
    .map(([key, item]) => `${key} ${formatValue(item)}`)
    .join(', ');
}

function trimHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** The output of another stack that is read without an export, in the form of an export. */
function formatOutput(argument: unknown): string {
  const { StackName, OutputName }: Json = Object(argument);
  return `${StackName}:${String(OutputName).replace(/^Publish/, 'Exports')}`;
}

/** `sandbox-Audit:ExportsOutputFnGetAttDeadLetters0DF9D9FBArn6B7C2E1F` becomes `Audit DeadLetters.Arn`. */
function formatImport(name: string): string {
  const [, stack, id, attribute] =
    /^[^-]+-(\w+):ExportsOutput(?:Ref|FnGetAtt)(\w+?)[0-9A-F]{8}(\w*?)[0-9A-F]{8}$/.exec(name) ?? [];
  return stack === undefined ? name : `${stack} ${id}${attribute ? `.${attribute}` : ''}`;
}
