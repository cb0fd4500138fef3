/**
 * What an app adds about itself: costs, detections and playbooks. The gate judges nothing of it and copies it into the
 * assessment, so that one report answers all questions of a reviewer.
 */
export interface AppRecord {
  /** Command that writes the assessment again from a fresh checkout. @default - the report names `npx cdk synth` */
  readonly reproduce?: string;
  /** Command of the gate in this app. @default `npx bulwark-gate` */
  readonly gate?: string;
  /** What a person has to know or to do before the deployment, one sentence each. @default - nothing */
  readonly notices?: readonly string[];
  readonly environments: readonly AppEnvironmentRecord[];
}

export interface AppEnvironmentRecord {
  /** Name of the environment: the first step of a construct's path. */
  readonly environment: string;
  /** @default - the app has no estimate */
  readonly cost?: CostRecord;
  /** @default - the app has no detections */
  readonly detections?: readonly DetectionRecord[];
  /** @default - the app has no playbooks */
  readonly playbooks?: readonly PlaybookRecord[];
}

export interface CostRecord {
  /** What is estimated, as a noun: `an idle month at list price`. */
  readonly basis: string;
  /** USD per month. @default - there is no total, since a resource has no price */
  readonly totalUsd?: number;
  /** The most expensive line first. */
  readonly lines: readonly CostLineRecord[];
  /** Why there is no total, or what is not in it, one sentence each. */
  readonly notes: readonly string[];
}

export interface CostLineRecord {
  /** Path of the construct, or the path that a group has in common. */
  readonly resource: string;
  /** `interface endpoint of kms in 1 zone` */
  readonly what: string;
  readonly monthlyUsd: number;
  /** How it is computed: `730 hours at 0.012 USD`. @default - the app does not say */
  readonly calculation?: string;
  /** Page on which the price was published. @default - the app does not say */
  readonly source?: string;
}

/** Something that is noticed after the deployment, and leads to an alert. */
export interface DetectionRecord {
  readonly id: string;
  /** What happened, in one sentence. */
  readonly title: string;
  /** Techniques of MITRE ATT&CK: `T1562.008`. */
  readonly techniques: readonly string[];
  /** `critical`, `high`, `medium` */
  readonly severity: string;
  /** How it is deployed: `metric filter`, `event rule`. */
  readonly form: string;
  /** Page that a person follows, relative to the root of the repository. */
  readonly runbook: string;
}

/** What is done about a finding after the deployment. */
export interface PlaybookRecord {
  readonly name: string;
  /** What it does, in one sentence. */
  readonly title: string;
  /** What starts it. */
  readonly trigger: string;
  /** Who decides: `acts at once`, or `waits 60 minutes for an approval`. */
  readonly approval: string;
  /** Page that a person follows, relative to the root of the repository. */
  readonly runbook: string;
}
