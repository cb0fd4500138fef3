import { Stack } from 'aws-cdk-lib';
import { type Conditions, Effect, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Named actions on named resources; the only way anything in Bulwark gets a right. */
export interface Permission {
  /** Full action names, never a wildcard. */
  readonly actions: readonly string[];
  /** ARNs. `*` only where the service knows no resource for the action; cite the page where it is used. */
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

export interface ServiceRoleProps {
  /** What the role is for; shown in the console and in the trail. */
  readonly purpose: string;
  /** Service that may assume it, such as `lambda.amazonaws.com`. */
  readonly assumedBy: string;
  /**
   * ARN pattern of the resource on whose behalf the service may assume it (`aws:SourceArn`).
   * @default - any resource of this account, where the service names it (`aws:SourceAccount`)
   */
  readonly onBehalfOf?: string;
}

/**
 * A role for one resource, with one customer managed policy that is written out action by action. Where the
 * service names the source, the trust policy admits it for this account alone, so that nobody can make the service act for
 * them (confused deputy).
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
 * Services documented to name the source when they assume a role. A condition on the source would lock out the others, so for them
 * the trust policy names the service alone, as their documentation does.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
const SENDS_SOURCE: ReadonlySet<string> = new Set(['vpc-flow-logs.amazonaws.com', 'monitoring.rds.amazonaws.com']);
