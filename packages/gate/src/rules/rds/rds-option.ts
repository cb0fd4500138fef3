import type { Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const SETTINGS = 'OptionConfigurations.*.OptionSettings.*';
const ORACLE = awsDocs('AmazonRDS/latest/UserGuide/Appendix.Oracle.Options.NetworkEncryption.html');

/** Settings of options that let connections be read or changed, by their name. */
const WEAK: Readonly<Record<string, RegExp>> = {
  'SQLNET.ALLOW_WEAK_CRYPTO': /^true$/i,
  'SQLNET.ALLOW_WEAK_CRYPTO_CLIENTS': /^true$/i,
  'SQLNET.CRYPTO_CHECKSUM_SERVER': /^(rejected|accepted)$/i,
  'SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER': /\bMD5\b/i,
  'SQLNET.ENCRYPTION_SERVER': /^(rejected|accepted)$/i,
  'SQLNET.ENCRYPTION_TYPES_SERVER': /\b(RC4|DES|3DES)/i,
  'SQLNET.SSL_VERSION': /\b1\.[01]\b/,
};

/** Rules for the options of a database engine. */
export const rdsOptionRules: readonly Rule[] = createElementRules([
  {
    id: 'RdsOptionEncryption',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::RDS::OptionGroup'],
    what: 'RDS option group for Oracle encrypts connections with strong algorithms',
    why: 'Whoever reads traffic on the path sees statements and rows.',
    fix: 'Set SQLNET.ENCRYPTION_SERVER to REQUIRED, and name AES and SHA256 in the algorithms.',
    elements: SETTINGS,
    references: [pciDss('4.2.1'), ORACLE, nist('SC-8')],
    isFaulty: isWeak,
  },
]);

function isWeak(setting: Value): boolean {
  const pattern = WEAK[setting.at('Name').text()?.toUpperCase() ?? ''];
  return pattern?.test(setting.at('Value').text() ?? '') ?? false;
}
