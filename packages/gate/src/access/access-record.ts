/** Who may do what in an environment, by its identity policies, resource policies, boundaries and key policies. */
export interface AccessRecord {
  readonly environment: string;
  /**
   * In the order of the resources. Those about alarms, event rules, managed policies, deletion of logs and code of roles
   * are left out if no principal is allowed.
   */
  readonly answers: readonly AccessAnswer[];
  /** Each role or user with what it may do, for the table `who can do what`. */
  readonly principals: readonly PrincipalRecord[];
  /** What the evaluation leaves out, one sentence each. */
  readonly notEvaluated: readonly string[];
}

export interface AccessAnswer {
  /** Stable id: `decrypt:<path of the key>`. */
  readonly id: string;
  /** `Who can decrypt with sandbox/Data/FieldKey?` */
  readonly question: string;
  /** `kms:Decrypt` */
  readonly actions: readonly string[];
  /** Path of the resource that is asked about. */
  readonly resource: string;
  readonly allowed: readonly AllowedPrincipal[];
}

export interface AllowedPrincipal {
  /** Path of a role or user, `account 111122223333`, a service such as `logs.amazonaws.com`, or `everybody`. */
  readonly principal: string;
  readonly actions: readonly string[];
  /** Conditions that have to hold, in words. @default - none */
  readonly conditions: readonly string[];
  /** Paths of the resources whose policies give it. */
  readonly evidence: readonly string[];
}

export interface PrincipalRecord {
  /** Path of the role or user. */
  readonly principal: string;
  /** Who may assume it: services, accounts, roles. */
  readonly trusts: readonly string[];
  /** Path or ARN of the permissions boundary. @default - none */
  readonly boundary?: string;
  /** One line for each allowed statement after denials: `s3:GetObject on sandbox/Audit/Archive/* if ...`. */
  readonly permissions: readonly string[];
}
