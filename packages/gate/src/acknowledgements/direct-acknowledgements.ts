import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { LedgerProblem, PackRuleIds } from './ledger';
import { isLibraryAcknowledgement } from './library-acknowledgements';

/**
 * Finds acknowledgements that a program wrote directly on a construct (`Validations.of(x).acknowledge()`). Under a bare
 * id, cdk-nag drops the finding without a trace. Under any id, owner and last day are missing.
 *
 * @param written those that the gate wrote itself, as `path id`
 */
export function findDirectAcknowledgements(
  constructs: readonly IConstruct[],
  packs: readonly PackRuleIds[],
  written: ReadonlySet<string>,
): LedgerProblem[] {
  return constructs.flatMap((construct) =>
    readAcknowledgedIds(construct)
      .filter((id) => !written.has(`${construct.node.path} ${id}`))
      .flatMap((id): LedgerProblem[] => {
        const bare = id.replace(/^annotation::/i, '');
        const [namespace = '', ...rest] = bare.split('::');
        const pack = packs.find(({ name }) => name === namespace || bare.startsWith(`${name}-`));
        if (pack === undefined) return [];
        const path = construct.node.path;
        const fix = 'Write it into the acknowledgement file of the construct, with reason, owner and last day.';
        return rest.length === 0 || bare.startsWith(`${pack.name}-`)
          ? [
              {
                rule: 'Bare',
                path,
                message: `${path}: the code acknowledges ${bare} under its bare id, which hides the finding from every report. ${fix}`,
              },
            ]
          : [{ rule: 'Direct', path, message: `${path}: the code acknowledges ${rest.join('::')} directly. ${fix}` }];
      }),
  );
}

function readAcknowledgedIds({ node }: IConstruct): string[] {
  return node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }: { readonly data?: unknown }) =>
      typeof data === 'object' && data !== null
        ? Object.entries(data).flatMap(([id, reason]) => (isLibraryAcknowledgement(id, reason) ? [] : [id]))
        : [],
    );
}
