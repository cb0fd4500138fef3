import type { TrustZone } from '../exposure-record';

/** What is known about a resource type that is a node of the picture. Paths are of properties, with `*` for each. */
export interface Kind {
  readonly type: string;
  /** `function`, `cluster`; with the name of its construct it is the title of a node. */
  readonly noun: string;
  /** @default - the noun with an s */
  readonly nouns?: string;
  readonly zone: TrustZone;
  /** Whether it keeps data of the app. @default false */
  readonly isStore?: boolean;
  /** Whether all resources of this type in an environment are one node. @default false */
  readonly isFolded?: boolean;
  /** Property with its physical name. @default - it has none */
  readonly name?: string;
  /** Beginning of the ARN after the account, with the service before a colon: `dynamodb:table/`. @default - no ARN */
  readonly arn?: string;
  /** Roles, instance profiles or task definitions whose permissions it has. @default - it acts with no role */
  readonly roles?: readonly string[];
  /** Security groups. @default - it is in no VPC */
  readonly groups?: readonly string[];
  /** Subnets. @default - it is in no VPC */
  readonly subnets?: readonly string[];
  /** Protocol and port that clients use: `PostgreSQL 5432`. @default - that of the rules of its security groups */
  readonly protocol?: string;
  /** Actions of IAM with which an identity uses it. @default - IAM grants nothing that leads to it */
  readonly uses?: readonly Use[];
}

/** Actions that mean the same to a reader. */
export interface Use {
  /** `reads`, `writes`, `invokes` */
  readonly verb: string;
  /** As the Service Authorization Reference writes them: `dynamodb:GetItem`. */
  readonly actions: readonly string[];
}

export function readsBy(service: string, ...actions: readonly string[]): Use {
  return { verb: 'reads', actions: withService(service, actions) };
}

export function writesBy(service: string, ...actions: readonly string[]): Use {
  return { verb: 'writes', actions: withService(service, actions) };
}

export function usesBy(verb: string, service: string, ...actions: readonly string[]): Use {
  return { verb, actions: withService(service, actions) };
}

function withService(service: string, actions: readonly string[]): readonly string[] {
  return actions.map((action) => `${service}:${action}`);
}
