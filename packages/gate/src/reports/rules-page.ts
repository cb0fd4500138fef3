import { EVERY_TYPE, type Rule } from '../rules/rule';
import { groupBy } from '../templates/group-by';
import { escapeProse, formatCode, formatLink } from './markdown';

/** Renders the rules of Bulwark as a page: one chapter per service, and one heading per rule that findings link to. */
export function renderRulesPage(rules: readonly Rule[]): string {
  const services = [...groupBy(rules, getService)].sort(([one], [other]) => (one < other ? -1 : 1));
  const required = rules.filter(({ level }) => level === 'required').length;
  return [
    '# Rules of the pack Bulwark',
    '',
    `${rules.length} rules: ${required} required, ${rules.length - required} hardening. \`npm run rules\` writes this page from`,
    '`packages/gate/src/rules`. The rules read the synthesized templates; a finding has the id `Bulwark-<rule>`.',
    '',
    '- **required**: a published control asks for exactly this, or a public scanner checks it. On by default.',
    '- **hardening**: AWS documentation or NIST recommends it. On where the policy chooses the level.',
    '',
    'How rules are run, chosen, acknowledged and tested: [gate.md](gate.md).',
    ...services.flatMap(([service, own]) => [
      '',
      `## ${escapeProse(service)}`,
      ...[...own].sort((one, other) => (one.id < other.id ? -1 : 1)).flatMap(renderRule),
    ]),
    '',
  ].join('\n');
}

function renderRule({ id, level, what, why, fix, property, types, references }: Rule): string[] {
  return [
    '',
    `### ${id}`,
    '',
    `**${escapeProse(what)}.** (${level})`,
    '',
    `- Risk: ${escapeProse(why)}`,
    `- Fix: ${escapeProse(fix)}`,
    `- Property: ${formatCode(property)} of ${types.includes(EVERY_TYPE) ? 'every type' : types.map(formatCode).join(', ')}`,
    ...references.map((reference) => `- ${formatLink(escapeProse(reference.id), reference.url)}`),
  ];
}

/** Reads `S3` from a rule about `AWS::S3::Bucket`. */
function getService({ types }: Rule): string {
  if (types.includes(EVERY_TYPE)) return 'Every type';
  return types[0]?.split('::')[1] ?? 'Other';
}
