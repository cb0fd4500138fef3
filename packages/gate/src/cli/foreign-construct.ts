import { BootstraplessSynthesizer, CfnResource, NestedStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { JsonObject } from '../foreign/json-value';

export interface ForeignStackProps {
  readonly template: JsonObject;
  /** Name in CloudFormation. @default - CDK derives it from the path */
  readonly stackName?: string;
  readonly env?: { readonly account: string; readonly region: string };
  /** The stack whose resource deploys this one. @default - it is no nested stack */
  readonly nestedIn?: { readonly stack: Stack; readonly logicalId: string; readonly place: readonly string[] };
}

/**
 * A stack that writes a template as it is. CDK would resolve its own tokens in the texts of a template, and a construct
 * for each resource would refuse what it does not know.
 */
export class ForeignStack extends Stack {
  declare readonly nestedStackResource?: CfnResource;
  readonly #template: JsonObject;

  constructor(scope: Construct, id: string, { template, stackName, env, nestedIn }: ForeignStackProps) {
    super(scope, id, createProps(stackName, env, nestedIn?.stack));
    this.#template = template;
    if (nestedIn !== undefined) {
      const { stack, logicalId, place } = nestedIn;
      const parent = createScopes(stack, place.slice(0, -1));
      const type = 'AWS::CloudFormation::Stack';
      const resource = new CfnResource(parent, place.at(-1) ?? logicalId, { type });
      resource.overrideLogicalId(logicalId);
      this.nestedStackResource = resource;
    }
  }

  /** CDK calls this method of nested stacks. The template of this one is part of an assembly that has its asset already. */
  _prepareTemplateAsset(): boolean {
    return false;
  }

  /** CDK writes the result of this method to the disk. The tests of templates fail if CDK calls another one. */
  protected override _toCloudFormation(): JsonObject {
    return this.#template;
  }
}

function createProps(stackName: string | undefined, env: StackProps['env'], parent: Stack | undefined): StackProps {
  const props: StackProps = { ...(stackName && { stackName }), ...(env && { env }) };
  // Neither synthesizer adds anything to a template. exactOptionalPropertyTypes makes their classes incompatible with
  // CDK's interface, so the property is assigned untyped.
  return Object.assign(props, {
    synthesizer: parent === undefined ? new BootstraplessSynthesizer() : new NestedStackSynthesizer(parent.synthesizer),
  });
}

/** Finds or creates the scopes of a path, so that the stack has the path that it has in its own app. */
export function createScopes(root: Construct, path: readonly string[]): Construct {
  return path.reduce((scope, id) => {
    const known = scope.node.tryFindChild(id);
    return Construct.isConstruct(known) ? known : new Construct(scope, id);
  }, root);
}
