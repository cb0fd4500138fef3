import { accountDiscovery } from './account-discovery';
import { auditTampering } from './audit-tampering';
import { computeAbuse } from './compute-abuse';
import { dataDestruction } from './data-destruction';
import { dataExposure } from './data-exposure';
import type { Detection } from './detection';
import { functionChanges } from './function-changes';
import { identityChanges } from './identity-changes';
import { monitoringList } from './monitoring-list';
import { networkOpenings } from './network-openings';
import { serviceChanges } from './service-changes';

/**
 * Every detection of an environment. The metric filters, alarms and event rules, docs/detections.md and the tests are
 * made from this table.
 */
export const DETECTIONS: readonly Detection[] = [
  ...monitoringList,
  ...auditTampering,
  ...identityChanges,
  ...functionChanges,
  ...dataExposure,
  ...dataDestruction,
  ...networkOpenings,
  ...serviceChanges,
  ...computeAbuse,
  ...accountDiscovery,
];
