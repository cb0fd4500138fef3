/**
 * Who an environment works with. Any other account, organization or owner in a template is somebody else's. Nothing of
 * this is guessed from resources.
 */
export interface Trust {
  /** Account ids of the app and its partners. The account that a stack is deployed to always belongs to the app. */
  readonly accounts?: readonly string[];
  /** Ids of AWS Organizations (`o-exampleorgid`) or paths of organizational units. */
  readonly organizations?: readonly string[];
  /** Canonical user ids of S3. */
  readonly canonicalUsers?: readonly string[];
  /** Names of buckets outside the templates, `*` included. */
  readonly buckets?: readonly string[];
  /** Container registries and repositories outside the templates: `ghcr.io/example/*`. */
  readonly registries?: readonly string[];
  /** Hosts that resources may call or send data to: `api.example.com`, `*.example.com`. */
  readonly hosts?: readonly string[];
}

/** What the app says about one of its environments. */
export interface EnvironmentFacts {
  /** Whether the environment may be deleted with its data. @default false */
  readonly disposable?: boolean;
  /** @default - nobody but the accounts that the stacks are deployed to */
  readonly trusts?: Trust;
}
