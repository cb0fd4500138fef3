import { cisAws } from './cis-aws';
import type { Framework } from './framework';
import { gdpr } from './gdpr';
import { hipaa } from './hipaa';
import { pciDss } from './pci-dss';

/** Every framework that an assessment speaks of. */
export const allFrameworks: readonly Framework[] = [gdpr, hipaa, pciDss, cisAws];
