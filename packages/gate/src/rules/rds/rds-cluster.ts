import { isDisposable } from '../disposable-environment';
import { nist, type Rule, securityHub } from '../rule';
import { findClusterMembers } from './database-members';

/** Rules for the instances of a cluster together. */
export const rdsClusterRules: readonly Rule[] = [
  {
    id: 'RdsClusterMultiAz',
    level: 'required',
    group: 'resilience',
    types: ['AWS::RDS::DBCluster'],
    what: 'RDS cluster has instances in at least two Availability Zones',
    why: 'A cluster in one zone is unavailable for as long as the zone is.',
    fix: 'Add an AWS::RDS::DBInstance to the cluster, with another AvailabilityZone than that of the writer.',
    property: 'Properties.AvailabilityZones',
    references: [securityHub('RDS.15'), nist('CP-10')],
    check: (cluster, templates) => {
      // RDS itself spreads the instances of a Multi-AZ DB cluster, which are no resources of the template.
      const members = findClusterMembers(cluster, templates);
      if (members.length === 0 || isDisposable(cluster, templates)) return 'not applicable';
      const zones = members.map((instance) => {
        const zone = instance.at('AvailabilityZone');
        return zone.target()?.at('AvailabilityZone').text() ?? zone.text();
      });
      return members.length > 1 && (zones.includes(undefined) || new Set(zones).size > 1);
    },
  },
];
