import type { TemplateResource } from '../templates/template-resource';
import type { AccessStatement } from './access-statement';
import type { Caller } from './request-context';

/** A role or a user, with all policies that decide what it may do. */
export interface Subject {
  /** Path, or the ARN of a role that is outside of the templates. */
  readonly name: string;
  readonly arn: string;
  /** Last part of the ARN, which the ARNs of its sessions have too. */
  readonly shortName: string;
  readonly account: string;
  readonly caller: Caller;
  /** @default - it is outside of the templates, which attach policies to it */
  readonly resource?: TemplateResource;
  readonly identity: readonly AccessStatement[];
  /** The statements of the boundary. @default - it has none, or its text is not in the templates */
  readonly boundary?: readonly AccessStatement[];
  /** Path or ARN of the boundary. @default - it has none */
  readonly boundaryName?: string;
}

/** Texts that the templates name and do not have, for the list of what is not evaluated. */
export interface UnreadPolicies {
  /** ARNs of managed policies of AWS, whose text is data of the gate. */
  readonly published: Set<string>;
  /** ARNs of other managed policies. */
  readonly managed: Set<string>;
  /** Paths of resources with a policy that only a deployment determines. */
  readonly undetermined: Set<string>;
  /** ARNs of boundaries. */
  readonly boundaries: Set<string>;
}
