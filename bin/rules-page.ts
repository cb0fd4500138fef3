import { grouped } from '../lib/compliance/grouped';
import type { Rule } from '../lib/compliance/rules/rule';
import { code, link, prose, table } from '../lib/evidence/markdown';

/** Our own rules as a page for reviewers, by service. */
export function rulesPage(rules: readonly Rule[]): string {
  const services = [...grouped(rules, serviceOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    '# Rules of our own',
    '',
    `The ${rules.length} rules of the pack ${code('Bulwark')}, written by ${code('npm run rules')}; the sources are in [lib/compliance/rules/](../lib/compliance/rules/). They judge the synthesized`,
    `templates beside the packs of cdk-nag, and are reported as ${code('Bulwark-<rule>')}. How they are run, acknowledged and tested: [gate.md](gate.md).`,
    ...services.flatMap(([service, own]) => [
      '',
      `## ${prose(service)}`,
      '',
      ...table(
        ['Rule', 'Promise', 'Otherwise', 'Fix', 'Published'],
        [...own]
          .sort((one, other) => (one.id < other.id ? -1 : 1))
          .map(({ id, what, why, fix, references }) => [
            code(id),
            prose(what),
            prose(why),
            prose(fix),
            references.map((reference) => link(prose(reference.id), reference.url)).join(', '),
          ]),
      ),
    ]),
    '',
  ].join('\n');
}

/** `S3` of a rule about `AWS::S3::Bucket`. */
function serviceOf({ types }: Rule): string {
  return types[0]?.split('::')[1] ?? 'Other';
}
