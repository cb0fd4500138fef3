import { collectCertain, filterCertain } from '../../templates/undecided';
import { isPlainUrl } from '../plain-url';
import { selectValues } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';
import { urlPlaces } from './url-places';

/** Rules for addresses in resources of any service. */
export const urlEncryptedRules: readonly Rule[] = [
  {
    id: 'UrlEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: Object.keys(urlPlaces),
    what: 'URL that a service of AWS calls or trusts uses HTTPS',
    why: 'Over plain HTTP everyone on the path reads what is sent, and answers in place of the server.',
    fix: 'Use https:// in the property that the finding names.',
    property: 'Properties',
    references: [
      pciDss('4.2.1'),
      awsDocs('wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt.html'),
      nist('SC-8'),
    ],
    check: (resource) =>
      collectCertain(urlPlaces[resource.type] ?? [], (place) =>
        filterCertain(selectValues(resource.at(''), place.split('.')), isPlainUrl).map(({ property }) =>
          property.replace(/^Properties\./, ''),
        ),
      ),
  },
];
