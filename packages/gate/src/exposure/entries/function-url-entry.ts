import type { TemplateResource } from '../../templates/template-resource';
import { createMethod, type Entry } from '../entry';
import { findText, readAt } from '../known-values';
import { INTERNET } from '../party';
import type { Surroundings } from '../surroundings';

/** URLs of Lambda functions. */
export function listFunctionUrlEntries(surroundings: Surroundings): readonly Entry[] {
  return surroundings.ofType('AWS::Lambda::Url').flatMap((url) => readUrl(url, surroundings));
}

function readUrl(url: TemplateResource, surroundings: Surroundings): readonly Entry[] {
  const target = surroundings.findNode(readAt(url, 'TargetFunctionArn'));
  if (target === undefined) return [];
  const type = findText(readAt(url, 'AuthType'));
  const isSigned = type === 'AWS_IAM';
  const limit = findText(readAt(target, 'ReservedConcurrentExecutions'));
  return [
    {
      links: [
        {
          from: INTERNET,
          to: target,
          action: 'calls',
          protocol: 'HTTPS',
          authentication: isSigned ? 'IAM' : 'none',
          encryption: 'TLS 1.2',
          evidence: [url],
          controls: [
            { what: 'HTTPS only, TLS 1.2 or later', resource: url },
            ...(isSigned ? [{ what: 'IAM signature', resource: url }] : []),
            ...(limit === undefined ? [] : [{ what: `At most ${limit} requests at a time`, resource: target }]),
          ],
          weaknesses: type === 'NONE' ? [{ what: 'no authorization', resource: url }] : [],
          isWay: true,
        },
      ],
      methods: [
        createMethod(url, 'ANY /*', {
          authorization: isSigned ? 'IAM' : 'none',
          ...(limit === undefined ? {} : { throttle: `${limit} requests at a time` }),
        }),
      ],
    },
  ];
}
