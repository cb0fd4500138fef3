import { join } from 'node:path';
import { type IntrinsicScope, type Located, resolveDeeply } from '@bulwark/gate/templates';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';

const FILE = join(__dirname, '..', '..', 'docs', 'bootstrap', 'policies.yaml');
export const ACCOUNT = '111122223333';

/** Values of the parameters that chapter 3.1 of docs/deploy.md passes. A parameter that is absent has its default. */
export type BootstrapParameters = Readonly<Record<string, string>>;

/** A managed policy of docs/bootstrap/policies.yaml, as CloudFormation would create it. */
export interface BootstrapPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

export interface PolicyDocument {
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

/** Reads every managed policy, with the parameters filled in. */
export function readBootstrapPolicies(parameters: BootstrapParameters = {}): readonly BootstrapPolicy[] {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Policies');
  // CfnInclude reads the short forms of YAML, such as `!Sub`.
  new CfnInclude(stack, 'Template', { templateFile: FILE });
  const template: BootstrapTemplate = Template.fromStack(stack).toJSON();
  const scope = new BootstrapScope(template, parameters);
  return Object.entries(template.Resources ?? {})
    .filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy')
    .map(([id, { Properties }]) => ({
      name: Properties.ManagedPolicyName,
      document: parseDocument(resolveDeeply<BootstrapScope>(Properties.PolicyDocument, scope, id)),
    }));
}

export function findBootstrapPolicy(name: string, parameters?: BootstrapParameters): PolicyDocument {
  const found = readBootstrapPolicies(parameters).find((policy) => policy.name === name);
  if (found === undefined) throw new Error(`docs/bootstrap/policies.yaml has no policy ${name}`);
  return found.document;
}

interface BootstrapTemplate {
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default: string }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Properties: { readonly ManagedPolicyName: string; readonly PolicyDocument: unknown };
      }
    >
  >;
}

class BootstrapScope implements IntrinsicScope<BootstrapScope> {
  constructor(
    private readonly template: BootstrapTemplate,
    private readonly parameters: BootstrapParameters,
  ) {}

  findReferenced(id: string): Located<BootstrapScope> | undefined {
    if (id === 'AWS::NoValue') return { raw: undefined, scope: this };
    const raw = this.#findPseudoParameter(id) ?? this.#findParameter(id) ?? this.#findArn(id);
    return raw === undefined ? undefined : { raw, scope: this };
  }

  findExported(): undefined {
    return undefined;
  }

  findStackOutput(): undefined {
    return undefined;
  }

  findCondition(name: string): unknown {
    return this.template.Conditions?.[name];
  }

  #findPseudoParameter(id: string): string | undefined {
    if (id === 'AWS::Partition') return 'aws';
    return id === 'AWS::AccountId' ? ACCOUNT : undefined;
  }

  #findParameter(id: string): string | readonly string[] | undefined {
    const parameter = this.template.Parameters?.[id];
    if (parameter === undefined) return undefined;
    const value = this.parameters[id] ?? parameter.Default;
    return parameter.Type === 'CommaDelimitedList' ? value.split(',') : value;
  }

  #findArn(id: string): string | undefined {
    const resource = this.template.Resources?.[id];
    return resource && `arn:aws:iam::${ACCOUNT}:policy/${resource.Properties.ManagedPolicyName}`;
  }
}

function parseDocument(document: unknown): PolicyDocument {
  if (typeof document === 'object' && document !== null && 'Statement' in document) {
    const { Statement } = document;
    // Fn::If leaves AWS::NoValue, which CloudFormation removes.
    if (Array.isArray(Statement)) return { ...document, Statement: Statement.filter((each) => each !== undefined) };
  }
  throw new Error('a policy document has no list of statements');
}
