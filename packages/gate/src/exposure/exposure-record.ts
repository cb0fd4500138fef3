/**
 * What of an environment can be reached, read from the templates: nodes in trust zones, typed edges, public methods,
 * and the ways from the internet to each data store.
 */
export interface ExposureRecord {
  readonly environment: string;
  readonly nodes: readonly ExposureNode[];
  readonly edges: readonly ExposureEdge[];
  readonly publicMethods: readonly PublicMethod[];
  readonly attackPaths: readonly AttackPath[];
}

/** From the outside to the inside. */
export type TrustZone = 'internet' | 'edge' | 'identity' | 'application' | 'data' | 'audit' | 'management';

export interface ExposureNode {
  /**
   * Path of the resource, or of the first of several; `internet` for everybody, `account 111122223333` for another
   * account.
   */
  readonly id: string;
  /** Short name for people: `Records API`. */
  readonly title: string;
  readonly type: string;
  readonly zone: TrustZone;
  /** Whether it keeps data of the app: a database, a bucket, a table, a queue, a secret. */
  readonly isDataStore: boolean;
  /** How many resources are folded into the node. */
  readonly count: number;
  /**
   * Paths of other resources that the node stands for: those that are folded into it, and methods, stages, permissions
   * and policies of it. @default - none
   */
  readonly parts?: readonly string[];
}

export interface ExposureEdge {
  readonly from: string;
  readonly to: string;
  /** `calls`, `reads and writes`, `writes logs to`, `assumes` */
  readonly action: string;
  /** `HTTPS`, `PostgreSQL 5432`. @default - the templates do not determine it */
  readonly protocol?: string;
  /** `JWT or none`, `IAM as records_read`. @default - the templates do not determine it */
  readonly authentication?: string;
  /** `TLS 1.2`, `TLS`. @default - the templates do not require it */
  readonly encryption?: string;
  /** Paths of the resources that show it, at most eight. */
  readonly evidence: readonly string[];
}

/** A method of an API, a function URL, a distribution or a listener that the internet reaches. */
export interface PublicMethod {
  readonly resource: string;
  /** `GET /subjects/{id}` */
  readonly name: string;
  /** `JWT`, `IAM`, `none` */
  readonly authorization: string;
  readonly scopes: readonly string[];
  readonly isApiKeyRequired: boolean;
  /** `100 requests/s, burst 200`. @default - no limit */
  readonly throttle?: string;
  /** What is validated: `body, parameters`. @default - nothing */
  readonly validation?: string;
  /** Name of the web ACL in front of it. @default - none */
  readonly webAcl?: string;
}

/** One way from the internet, or from another account, to a data store. */
export interface AttackPath {
  readonly dataStore: string;
  /** Empty for a store that nobody outside reaches, which has this one record. */
  readonly steps: readonly AttackStep[];
  /** Number of further ways to the same store that no record lists; the same on each record. @default 0 */
  readonly otherPaths?: number;
}

export interface AttackStep {
  readonly from: string;
  readonly to: string;
  /** As on the edge: `calls`, `reads and writes`. @default - that of the edge */
  readonly action?: string;
  /** Safeguards on this step, each in words and with the resource that shows it. A step without one stops nobody. */
  readonly controls: readonly { readonly what: string; readonly resource: string }[];
  /**
   * Safeguards that are certainly missing or open, such as a security group that admits any address. @default - none is
   * known
   */
  readonly weaknesses?: readonly { readonly what: string; readonly resource: string }[];
}
