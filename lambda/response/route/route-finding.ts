import { createHash } from 'node:crypto';
import { type Environment, isOwnName } from '../environment';
import { findEnd, findTargets, type Target } from '../findings/find-playbooks';
import type { Finding } from '../findings/finding';
import type { PlaybookName } from '../playbooks/playbook-name';
import type { Severity } from '../severity';

/** An execution to start. */
export interface Start {
  readonly playbook: PlaybookName;
  readonly target: Target;
}

/** What happens to a finding. */
export interface Routing {
  readonly incident: string;
  readonly starts: readonly Start[];
  /** What people are told at once; undefined where a playbook or the alarm tells, and for low severity. */
  readonly told: { readonly severity: Severity; readonly why: string } | undefined;
}

/** The id of the incident of a finding. Every update and every copy of the finding has the same. */
export function buildIncidentId(findingId: string): string {
  return createHash('sha256').update(findingId).digest('hex').slice(0, 32);
}

/** Decides what happens to a finding. Every finding has an end: a playbook, a message or a line in the digest. */
export function routeFinding(finding: Finding, environment: Environment, playbooks: readonly PlaybookName[]): Routing {
  const incident = buildIncidentId(finding.id);
  const tell = (why: string, severity = finding.severity): Routing => ({
    incident,
    starts: [],
    told: severity === 'low' ? undefined : { severity, why },
  });
  const end = findEnd(finding);
  switch (end.kind) {
    case 'unknown':
      // Told whatever its severity is: nobody has decided about the type.
      return tell(`The type ${finding.type} is unknown.`, finding.severity === 'low' ? 'medium' : finding.severity);
    case 'told':
      return finding.source === 'CloudWatch alarm' ? { incident, starts: [], told: undefined } : tell(end.why);
    case 'playbooks': {
      const starts = end.playbooks
        .filter((playbook) => playbooks.includes(playbook))
        .flatMap((playbook) =>
          findTargets(playbook, finding)
            .filter((target) => isOwnTarget(target, finding, environment))
            .map((target) => ({ playbook, target })),
        );
      if (starts.length > 0) return { incident, starts, told: undefined };
      return tell('No playbook can act: the finding names no resource of this environment.');
    }
  }
}

/** Whether the resource may be one of this environment. The playbook itself decides. */
function isOwnTarget(target: Target, { account, region }: Finding, environment: Environment): boolean {
  if (account !== environment.account) return false;
  const { functionName, roleName, clusterIdentifier } = target;
  const regional = functionName ?? clusterIdentifier;
  if (regional !== undefined && region !== environment.region) return false;
  const name = regional ?? roleName;
  return name === undefined || isOwnName(environment, name);
}
