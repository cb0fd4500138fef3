import type { Framework } from './framework';
import { access } from './pci-dss-access';
import { accountData } from './pci-dss-account-data';
import { networkAndConfiguration } from './pci-dss-network';
import { logsAndTests } from './pci-dss-operations';
import { organisation } from './pci-dss-organisation';
import { software } from './pci-dss-software';

/**
 * PCI DSS: the requirements for a backend that processes account data. The numbers are those of the standard, the
 * wording is ours.
 */
export const pciDss: Framework = {
  id: 'pci-dss-4.0.1',
  title: 'PCI DSS',
  version: '4.0.1',
  url: 'https://www.pcisecuritystandards.org/document_library/',
  controls: [...networkAndConfiguration, ...accountData, ...software, ...access, ...logsAndTests, ...organisation],
};
