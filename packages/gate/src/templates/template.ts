/** A CloudFormation template, as far as the gate reads it. */
export interface Template {
  readonly Description?: unknown;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, ParameterDeclaration>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<Record<string, ResourceDeclaration>>;
  readonly Outputs?: Readonly<
    Record<
      string,
      { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown }; readonly Condition?: unknown }
    >
  >;
}

export interface ParameterDeclaration {
  readonly Type?: unknown;
  readonly Default?: unknown;
  readonly NoEcho?: unknown;
  readonly AllowedValues?: unknown;
}

export interface ResourceDeclaration {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
  readonly Condition?: unknown;
  readonly DependsOn?: unknown;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** What a cloud assembly says about the deployment of a stack. */
export interface StackDeployment {
  /** Roles, buckets and repositories of other accounts that take part, each with what it does. */
  readonly strangers: readonly string[];
  readonly terminationProtection: boolean;
}

/** A template, its names and the account and region it is deployed to. */
export interface StackTemplate {
  /** Path of the stack among the constructs (`sandbox/Network`), or the file name of a foreign template. */
  readonly path: string;
  /** Name in CloudFormation. @default - unknown, so that no other template can read its outputs */
  readonly stackName?: string;
  /** File of the template, relative to the cloud assembly. */
  readonly file: string;
  /** @default - only a deployment determines it */
  readonly account?: string;
  /** @default - only a deployment determines it */
  readonly region?: string;
  readonly template: Template;
  /** How the stack is deployed, as the cloud assembly says beside the template. @default - not known */
  readonly deployment?: StackDeployment;
  /**
   * Logical ids that are not in the file, because the gate expanded SAM, a loop or an OpenAPI document, with the key
   * below `Resources` that they come from. @default - none
   */
  readonly origins?: ReadonlyMap<string, string>;
  /** The resource in another template that deploys this one, for a nested stack. */
  readonly nestedIn?: { readonly path: string; readonly logicalId: string };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
