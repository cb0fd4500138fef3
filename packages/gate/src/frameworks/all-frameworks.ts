import { cisAws } from './cis-aws';
import type { Framework } from './framework';
import { fsbp } from './fsbp/fsbp';
import { gdpr } from './gdpr';
import { hipaa } from './hipaa';
import { nist80053 } from './nist-800-53';
import { pciDss } from './pci-dss';
import { soc2 } from './soc2';

/** All frameworks of an assessment. */
export const allFrameworks: readonly Framework[] = [gdpr, hipaa, pciDss, nist80053, cisAws, fsbp, soc2];
