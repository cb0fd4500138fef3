import type { Subject } from './finding';

/** Finds what a playbook can act on in the ARN of a resource. */
export function readArnSubject(arn: string): Subject | undefined {
  const [, , service, , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  const match = (pattern: RegExp) => pattern.exec(resource)?.[1];
  switch (service) {
    case 'lambda':
      return wrap(match(/^function:([\w-]+)/), (functionName) => ({ kind: 'function', functionName }));
    case 'iam':
      return wrap(match(/^role\/(?:.+\/)?([^/]+)$/), (roleName) => ({ kind: 'role', roleName }));
    case 'cloudtrail':
      return wrap(match(/^trail\/(.+)$/), (trailName) => ({ kind: 'trail', trailName }));
    case 'rds':
      return wrap(match(/^cluster:([\w-]+)$/), (clusterIdentifier) => ({ kind: 'database', clusterIdentifier }));
    case 'cognito-idp': {
      const [, userPoolId, username] = /^userpool\/([\w-]+)\/user\/(.+)$/.exec(resource) ?? [];
      return userPoolId && username ? { kind: 'user', userPoolId, username } : undefined;
    }
    default:
      return undefined;
  }
}

function wrap(name: string | undefined, build: (name: string) => Subject): Subject | undefined {
  return name === undefined ? undefined : build(name);
}
