import type { z } from 'zod';
import type { apiSettings } from './api-settings';
import type { dataSettings } from './data-settings';
import type { networkSettings } from './network-settings';

/** The parts of an environment that depend on each other. */
interface Parts {
  readonly account: string;
  readonly region: string;
  readonly network: z.output<typeof networkSettings>;
  readonly data: z.output<typeof dataSettings>;
  readonly api: z.output<typeof apiSettings>;
}

export interface Contradiction {
  readonly path: (string | number)[];
  readonly expected: string;
}

/** Fields that are right on their own and wrong together. */
export function contradictionsIn(environment: Parts): Contradiction[] {
  return [
    ...foreignZones(environment),
    ...tooManyReaders(environment),
    ...foreignCertificate(environment),
    ...foreignHostedZone(environment),
    ...copyToItself(environment),
  ];
}

function foreignZones({ region, network: { zones } }: Parts): Contradiction[] {
  return zones.flatMap((zone, index) =>
    zone.startsWith(region) ? [] : [{ path: ['network', 'zones', index], expected: `a zone of ${region}` }],
  );
}

function tooManyReaders({ data, network: { zones } }: Parts): Contradiction[] {
  // With no zone for the writer the list of zones is what is wrong, and says so itself.
  if (zones.length === 0 || data.readers < zones.length) return [];
  return [{ path: ['data', 'readers'], expected: `fewer readers than the ${zones.length} zones, each has its own` }];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html */
function foreignCertificate({ region, api: { domain } }: Parts): Contradiction[] {
  if (domain === undefined || domain.certificateArn.split(':')[3] === region) return [];
  const expected = `a certificate in ${region}, where the regional endpoint stands`;
  return [{ path: ['api', 'domain', 'certificateArn'], expected }];
}

function foreignHostedZone({ api: { domain } }: Parts): Contradiction[] {
  const zone = domain?.hostedZone?.name;
  if (domain === undefined || zone === undefined || domain.name === zone || domain.name.endsWith(`.${zone}`)) return [];
  return [{ path: ['api', 'domain', 'hostedZone', 'name'], expected: `the zone that holds ${domain.name}` }];
}

function copyToItself({ account, region, data: { backupCopyVaultArn } }: Parts): Contradiction[] {
  if (backupCopyVaultArn === undefined) return [];
  const [, , , vaultRegion, vaultAccount] = backupCopyVaultArn.split(':');
  if (vaultRegion !== region || vaultAccount !== account) return [];
  return [{ path: ['data', 'backupCopyVaultArn'], expected: `a vault outside ${region} of ${account}` }];
}
