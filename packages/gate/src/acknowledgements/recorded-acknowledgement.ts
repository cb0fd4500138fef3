import { splitFindingId } from '../engine/finding';
import type { JudgedResource } from '../engine/judged-resource';
import { suggestName } from '../schema/suggest-name';
import { groupBy } from '../templates/group-by';
import type { AcknowledgementMatcher } from './ledger';

/**
 * An accepted finding of a template that no app of this run wrote: it names the resource, since there is no construct
 * class. As `acknowledgements.schema.json` describes it.
 */
export interface RecordedAcknowledgement {
  /** Id as in the report, details included: `AwsSolutions-IAM5[Resource::*]`. */
  readonly rule: string | readonly string[];
  /** Path of the resource as in the report, or its logical id if one template has it. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day on which it is valid, as YYYY-MM-DD, at most a year ahead. */
  readonly until: string;
  /** Construct class that it was copied from. @default - the name of the file */
  readonly subject?: string;
}

/** The acknowledgements of one file. */
export interface RecordedAcknowledgements {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly entries: readonly RecordedAcknowledgement[];
}

/** Builds one matcher per rule and detail of every entry. */
export function buildRecordedMatchers(
  files: readonly RecordedAcknowledgements[],
  resources: readonly JudgedResource[],
): AcknowledgementMatcher[] {
  const findPlace = createPlaceFinder(resources);
  return files.flatMap(({ file, entries }) =>
    entries.flatMap(({ rule: ids, resource, subject = file, ...decision }, entry) => {
      const { path, adviceIfStale } = findPlace(resource);
      return [ids].flat().map((id): AcknowledgementMatcher => {
        const { rule, detail } = splitFindingId(id);
        const details = detail === undefined ? {} : { details: [detail] };
        return {
          acknowledgement: { ...decision, rule: ids, at: '', ...details },
          entry,
          subject,
          place: `${file}: entry ${entry + 1} at ${resource}`,
          path: path ?? resource,
          rule,
          detail,
          coversPath: (candidate) => candidate === path,
          isRoot: false,
          isLibraryClass: false,
          adviceIfStale,
        };
      });
    }),
  );
}

interface NamedPlace {
  /** @default - no resource has this name, or several have this logical id */
  readonly path?: string;
  readonly adviceIfStale: string;
}

/**
 * Finds the resource that an entry names. A logical id that several templates have names none of them: the entry then
 * matches nothing, since it would also cover a template that is added later.
 */
function createPlaceFinder(resources: readonly JudgedResource[]): (name: string) => NamedPlace {
  const paths = new Set(resources.flatMap(({ path, resource }) => [path, resource.stack.path]));
  const byId = groupBy(resources, ({ resource: { logicalId } }) => logicalId);
  return (name) => {
    if (paths.has(name)) return { path: name, adviceIfStale: ADVICE };
    const [first, ...others] = byId.get(name) ?? [];
    if (first === undefined) {
      const hint = suggestName(name, [...paths, ...byId.keys()]);
      return { adviceIfStale: `No template has the resource.${hint} ${ADVICE}` };
    }
    if (others.length === 0) return { path: first.path, adviceIfStale: ADVICE };
    const candidates = [first, ...others].map(({ path }) => path).join(', ');
    return { adviceIfStale: `Several resources have this logical id. Write the path of one: ${candidates}.` };
  };
}

const ADVICE = 'Delete the entry, or set `rule` and `resource` as in the report.';
