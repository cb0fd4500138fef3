import type { ResourceRecord } from '../../assessment/assessment';
import type { Changed } from './changed';

export interface ResourceDifference {
  readonly added: readonly ResourceRecord[];
  readonly removed: readonly ResourceRecord[];
  /**
   * The same construct with another logical id or type. CloudFormation creates a new resource and deletes the old one
   * with its data.
   */
  readonly replaced: readonly Changed<ResourceRecord>[];
  /** The same type and properties under another path. CloudFormation replaces these too. */
  readonly renamed: readonly Changed<ResourceRecord>[];
}

/** Types whose logical id has a hash of what they hold, so that a new version is a new resource. */
const VERSIONED: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGatewayV2::Deployment',
  'AWS::Lambda::Version',
]);

export function compareResources(
  before: readonly ResourceRecord[],
  after: readonly ResourceRecord[],
  renames: ReadonlyMap<string, string>,
): ResourceDifference {
  const old = new Map(before.map((resource) => [getPath(resource), resource]));
  const now = new Map(after.map((resource) => [getPath(resource), resource]));
  const renamed = [...renames].flatMap(([from, to]): Changed<ResourceRecord>[] => {
    const [one, other] = [old.get(from), now.get(to)];
    return one === undefined || other === undefined ? [] : [{ before: one, after: other }];
  });
  const [left, right] = [
    new Set(renamed.map((change) => change.before)),
    new Set(renamed.map((change) => change.after)),
  ];
  return {
    added: after.filter((resource) => !old.has(getPath(resource)) && !right.has(resource)),
    removed: before.filter((resource) => !now.has(getPath(resource)) && !left.has(resource)),
    replaced: after.flatMap((resource) => {
      const former = old.get(getPath(resource));
      return former === undefined || isSame(former, resource) ? [] : [{ before: former, after: resource }];
    }),
    renamed,
  };
}

/** A resource without a construct has its logical id as path. */
function getPath({ path, type }: ResourceRecord): string {
  return VERSIONED.has(type) ? path.replace(/[0-9a-f]{32}$/, '') : path;
}

function isSame(before: ResourceRecord, after: ResourceRecord): boolean {
  return before.type === after.type && (before.logicalId === after.logicalId || VERSIONED.has(after.type));
}
