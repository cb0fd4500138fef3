/** A CloudFormation template, as far as the gate reads it. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown; readonly NoEcho?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<Record<string, ResourceDeclaration>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown } }>
  >;
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
  /** The resource in another template that deploys this one, for a nested stack. */
  readonly nestedIn?: { readonly path: string; readonly logicalId: string };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
