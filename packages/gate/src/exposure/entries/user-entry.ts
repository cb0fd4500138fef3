import type { TemplateResource } from '../../templates/template-resource';
import type { Entry } from '../entry';
import { readAt } from '../known-values';
import { INTERNET } from '../party';
import type { Surroundings } from '../surroundings';

/** IAM users with credentials that do not expire. */
export function listUserEntries(surroundings: Surroundings): readonly Entry[] {
  return surroundings.ofType('AWS::IAM::User').flatMap((user) => {
    const keys = surroundings
      .listReferring('AWS::IAM::AccessKey', 'UserName', user)
      .map((credential) => ({ credential, authentication: 'access key' }));
    const all = readAt(user, 'LoginProfile').present
      ? [...keys, { credential: user, authentication: 'password' }]
      : keys;
    return all.length === 0 ? [] : [{ links: all.map((each) => linkUser(user, each)), methods: [] }];
  });
}

interface Credential {
  readonly credential: TemplateResource;
  readonly authentication: string;
}

function linkUser(user: TemplateResource, { credential, authentication }: Credential): Entry['links'][number] {
  return {
    from: INTERNET,
    to: user,
    action: 'signs in as',
    protocol: 'HTTPS',
    authentication,
    encryption: 'TLS',
    evidence: [credential],
    controls: [{ what: `Secret: ${authentication} that does not expire`, resource: credential }],
    isWay: true,
  };
}
