import { Stack } from 'aws-cdk-lib';
import { type Conditions, Effect, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Named actions on named resources. No role of the blueprint gets a permission in another way. */
export interface Permission {
  /** Full action names, never a wildcard. */
  readonly actions: readonly string[];
  /** ARNs. `*` only where the action supports no resource; cite the page where it is used. */
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

export interface ServiceRoleProps {
  /** Why the role exists; shown in the console and in the trail. */
  readonly purpose: string;
  /** Service that may assume the role, such as `lambda.amazonaws.com`. */
  readonly assumedBy: string;
  /**
   * ARN pattern of the resource on whose behalf the service may assume the role (`aws:SourceArn`).
   * @default - any resource of this account, where the service sets `aws:SourceAccount`
   */
  readonly onBehalfOf?: string;
}

/**
 * A role for one resource, with one customer managed policy that lists each action. Where the service sets the source,
 * the trust policy allows it for this account only. This prevents the confused deputy: another account cannot make the
 * service use the role.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export class ServiceRole extends Construct {
  readonly role: Role;
  readonly #policy: ManagedPolicy;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const trusted = new ServicePrincipal(props.assumedBy);
    this.role = new Role(this, 'Resource', {
      description: props.purpose,
      assumedBy: SENDS_SOURCE.has(props.assumedBy)
        ? trusted.withConditions({
            StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
            ...(props.onBehalfOf === undefined ? {} : { ArnLike: { 'aws:SourceArn': props.onBehalfOf } }),
          })
        : trusted,
    });
    this.#policy = new ManagedPolicy(this, 'Policy', { description: props.purpose, roles: [this.role] });
  }

  allow(permission: Permission): void {
    this.#add(Effect.ALLOW, permission);
  }

  deny(permission: Permission): void {
    this.#add(Effect.DENY, permission);
  }

  #add(effect: Effect, { actions, resources, conditions = {} }: Permission): void {
    this.#policy.addStatements(
      new PolicyStatement({ effect, actions: [...actions], resources: [...resources], conditions }),
    );
  }
}

/**
 * Services that are documented to set the source when they assume a role. For other services a condition on the source
 * would deny every call, so their trust policy names the service only, as their documentation does.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy
 */
const SENDS_SOURCE: ReadonlySet<string> = new Set([
  'vpc-flow-logs.amazonaws.com',
  'monitoring.rds.amazonaws.com',
  'states.amazonaws.com',
]);
