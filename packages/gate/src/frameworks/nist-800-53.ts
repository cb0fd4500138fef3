import type { Framework } from './framework';
import { accessControl } from './nist-800-53-access';
import { auditAndConfiguration } from './nist-800-53-audit';
import { continuity } from './nist-800-53-continuity';
import { protection } from './nist-800-53-protection';

/** NIST SP 800-53 revision 5: the families with controls for a backend. */
export const nist80053: Framework = {
  id: 'nist-800-53-r5',
  title: 'NIST SP 800-53',
  version: 'Revision 5',
  url: 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final',
  controls: [...accessControl, ...auditAndConfiguration, ...protection, ...continuity],
};
