import { createHash } from 'node:crypto';
import { endSentence, removeGeneratedNames } from '../engine/finding';
import type { GateFinding, GateResult } from '../engine/gate-result';
import { removeControlIds } from '../engine/pack-rules';
import { groupBy } from '../templates/group-by';
import { findAcknowledgementPlace } from './acknowledgement-place';
import type { FindingRecord } from './assessment';

/** Builds one record per check, detail and resource. Reports of several packs become one record. */
export function buildFindingRecords({ findings, acceptedEntries, resources }: GateResult): FindingRecord[] {
  const subjects = new Map(resources.map(({ path, subject }) => [path, subject]));
  const numbers = new Map(acceptedEntries.map((entry, number) => [entry, number]));
  return [...groupBy(findings, buildIdentity)].flatMap(([key, group]): FindingRecord[] => {
    const [first] = group;
    if (first === undefined) return [];
    const acknowledged = group.every(({ acceptedBy }) => acceptedBy !== undefined);
    const covering = group.flatMap(({ acceptedBy }) =>
      acceptedBy === undefined ? [] : (numbers.get(acceptedBy) ?? []),
    );
    const found = group.find((finding) => finding.found !== undefined)?.found;
    const place = findAcknowledgementPlace(first.path, subjects.get(first.path));
    return [
      {
        fingerprint: createHash('sha256').update(key).digest('hex'),
        check: first.check,
        ...(first.detail === undefined ? {} : { detail: first.detail }),
        ...(found === undefined ? {} : { found }),
        resource: first.path,
        ...(first.stack === undefined ? {} : { stack: first.stack }),
        outcome: first.undecided ? 'undecided' : 'violation',
        severity: group.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
        message: endSentence(removeControlIds(first.description)),
        // CDK's report has the bare id of CloudFormation Validate; an acknowledgement names it with its pack.
        ids: group.map(({ id, rule, detail: part }) => (part === undefined ? rule : id)),
        state: acknowledged ? 'acknowledged' : 'open',
        fails: group.some(({ fails }) => fails),
        acknowledgements: [...new Set(covering)],
        ...(place === undefined ? {} : { place }),
      },
    ];
  });
}

/** Builds the identity of a finding, without lines and without names that CDK generates. */
function buildIdentity({ check, detail, path, undecided }: GateFinding): string {
  return JSON.stringify([check, undecided, detail === undefined ? null : removeGeneratedNames(detail), path]);
}
