import { createHash } from 'node:crypto';
import { withoutGeneratedNames } from '../finding';
import { grouped } from '../grouped';
import type { JudgedFinding, Judgement } from '../judgement';
import type { FindingRecord } from './assessment';

/** One record for each fault of each resource, whatever the number of packs that report it. */
export function findingRecords({ findings, decisions }: Judgement): FindingRecord[] {
  const numbers = new Map(decisions.map((decision, number) => [decision, number]));
  return [...grouped(findings, identity)].flatMap(([key, group]): FindingRecord[] => {
    const [first] = group;
    if (first === undefined) return [];
    const acknowledged = group.every(({ decision }) => decision !== undefined);
    const covering = group.flatMap(({ decision }) => (decision === undefined ? [] : (numbers.get(decision) ?? [])));
    return [
      {
        fingerprint: createHash('sha256').update(key).digest('hex'),
        check: first.check,
        ...(first.detail === undefined ? {} : { detail: first.detail }),
        resource: first.path,
        outcome: first.undecided ? 'undecided' : 'violation',
        severity: group.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
        message: first.description,
        ids: group.map(({ id }) => id),
        state: acknowledged ? 'acknowledged' : 'open',
        fails: group.some(({ fails }) => fails),
        acknowledgements: [...new Set(covering)],
      },
    ];
  });
}

/** Survives an edit above and a rename of what CDK generates. */
function identity({ check, detail, path, undecided }: JudgedFinding): string {
  return JSON.stringify([check, undecided, detail === undefined ? null : withoutGeneratedNames(detail), path]);
}
