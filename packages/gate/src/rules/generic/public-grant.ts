import { memoizeRecent } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule, securityHub } from '../rule';
import { isCustomResource } from './custom-resource-type';
import { findPlaces, type Place } from './places';

/** Properties that name who may use a resource, outside policies. */
const PRINCIPAL_NAMES =
  /^(allowedPrincipals|authorizedPrincipals|grantee|granteePrincipal|principals?|principalArn|userGroups)$/i;
/** The same in calls of the AWS SDK: CreateVolumePermission, ModifyDBSnapshotAttribute, ModifyDocumentPermission. */
const SDK_NAMES = /^(accountIdsToAdd|group|groupNames|uri|valuesToAdd|acl)$/i;
/** Any principal: a wildcard, the group of an image, the groups and names of access control lists. */
const ANY =
  /^\*$|^all$|^arn:[^:]*:(iam|sts)::[*?]+(:|$)|\/groups\/global\/(AllUsers|AuthenticatedUsers)$|^public-read(-write)?$|^authenticated-read$/i;
/** Siblings that limit a wildcard. */
const LIMITS = ['OrganizationId', 'PrincipalOrgID', 'Condition', 'SourceAccount', 'SourceArn'];

/** Rules for access that is granted by properties, not by a policy. */
export const publicGrantRules: readonly Rule[] = [
  {
    id: 'PublicGrantPrincipals',
    level: 'required',
    group: 'noPublicAccess',
    types: [EVERY_TYPE],
    // The rule about permissions of functions reads their source too.
    appliesTo: (resource) => resource.type !== 'AWS::Lambda::Permission' && findPrincipals(resource).length > 0,
    what: 'Resource is not shared with all AWS accounts',
    why: 'Any AWS account can use what is shared: run the code, connect to the service, or read the data.',
    fix: 'Name the accounts or roles that need access, or add the organization that limits the grant.',
    property: 'Properties',
    references: [
      securityHub('Lambda.1'),
      securityHub('SSM.4'),
      pciDss('7.2.1'),
      awsDocs('IAM/latest/UserGuide/access-analyzer-resources.html'),
      nist('AC-3'),
    ],
    check: (resource) =>
      findPrincipals(resource)
        .filter((place) => ANY.test(place.text) && !isLimited(place))
        .map(({ path, text }) => `${path}: ${text} is any AWS account`),
  },
  ...createPropertyRules([
    {
      id: 'PublicGrantExternalShares',
      level: 'required',
      group: 'noPublicAccess',
      types: ['AWS::RAM::ResourceShare'],
      what: 'Resource share is limited to the organization',
      why: 'An administrator can otherwise share networks, databases and keys with any AWS account by one change.',
      fix: 'Set AllowExternalPrincipals to false.',
      property: 'AllowExternalPrincipals',
      references: [pciDss('7.2.1'), awsDocs('ram/latest/userguide/working-with-sharing-create.html'), nist('AC-3')],
      expects: { equals: false },
    },
  ]),
];

const findPrincipals = memoizeRecent((resource: TemplateResource): readonly Place[] =>
  findPlaces(resource).candidates.filter((place) => {
    const name = place.name;
    const isNamed = PRINCIPAL_NAMES.test(name) || (SDK_NAMES.test(name) && isCustomResource(resource));
    return isNamed && place.text !== '';
  }),
);

function isLimited({ parent }: Place): boolean {
  return LIMITS.some((name) => {
    const { raw } = parent;
    // A list of principals has no other properties.
    return !Array.isArray(raw) && parent.at(name).present;
  });
}
