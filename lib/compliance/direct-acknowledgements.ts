import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { KnownRules, LedgerProblem } from './ledger';

/**
 * Acknowledgements that a program wrote on a construct itself (`Validations.of(x).acknowledge()`), past the ledger. Under a bare id cdk-nag drops the
 * finding without a trace; under any id there is neither owner nor expiry.
 *
 * @param ours those that the gate wrote on behalf of the ledger, as `path id`
 */
export function directAcknowledgements(
  constructs: readonly IConstruct[],
  packs: readonly KnownRules[],
  ours: ReadonlySet<string>,
): LedgerProblem[] {
  return constructs.flatMap((construct) =>
    acknowledgedOn(construct)
      .filter((id) => !ours.has(`${construct.node.path} ${id}`))
      .flatMap((id): LedgerProblem[] => {
        const bare = id.replace(/^annotation::/i, '');
        const [namespace = '', ...rest] = bare.split('::');
        const pack = packs.find(({ name }) => name === namespace || bare.startsWith(`${name}-`));
        if (pack === undefined) return [];
        const path = construct.node.path;
        const fix = 'write it into the sidecar of its construct, with reason, owner and expiry';
        return rest.length === 0 || bare.startsWith(`${pack.name}-`)
          ? [
              {
                rule: 'Bare',
                path,
                message: `${path}: acknowledges ${bare} under its bare id, which hides the finding from every report; ${fix}`,
              },
            ]
          : [{ rule: 'Direct', path, message: `${path}: acknowledges ${rest.join('::')} past the ledger; ${fix}` }];
      }),
  );
}

function acknowledgedOn({ node }: IConstruct): string[] {
  return node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }: { readonly data?: unknown }) =>
      typeof data === 'object' && data !== null ? Object.keys(data) : [],
    );
}
