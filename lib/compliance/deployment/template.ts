/** A CloudFormation template, as far as the gate reads it. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown; readonly NoEcho?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown } }>
  >;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
  readonly Condition?: unknown;
  readonly DependsOn?: unknown;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** Where a template is deployed to and what it is called. */
export interface StackTemplate {
  /** Path of the stack among the constructs (`sandbox/Network`), or the file name of a foreign template. */
  readonly path: string;
  /** File of the template, relative to the cloud assembly. */
  readonly file: string;
  /** @default - known at deployment only */
  readonly account?: string;
  /** @default - known at deployment only */
  readonly region?: string;
  readonly template: Template;
  /** The resource in another template that deploys this one, for a nested stack. */
  readonly nestedIn?: { readonly path: string; readonly logicalId: string };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
