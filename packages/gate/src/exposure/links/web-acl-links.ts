import { readAt } from '../known-values';
import type { Link } from '../party';
import type { Surroundings } from '../surroundings';

/** Web ACLs inspect requests before what they protect. They are safeguards, and no way leads through them. */
export function listWebAclLinks(surroundings: Surroundings): readonly Link[] {
  const associations = surroundings.ofType('AWS::WAFv2::WebACLAssociation').map((association) => ({
    from: surroundings.findNode(readAt(association, 'WebACLArn')),
    to: surroundings.findNode(readAt(association, 'ResourceArn')),
    evidence: association,
  }));
  const distributions = surroundings.ofType('AWS::CloudFront::Distribution').map((distribution) => ({
    from: surroundings.findNode(readAt(distribution, 'DistributionConfig.WebACLId')),
    to: distribution,
    evidence: distribution,
  }));
  return [...associations, ...distributions].flatMap(({ from, to, evidence }): readonly Link[] =>
    from === undefined || to === undefined
      ? []
      : [{ from, to, action: 'inspects requests to', evidence: [evidence], controls: [], isWay: false }],
  );
}
