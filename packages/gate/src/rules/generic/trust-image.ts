import { memoizeRecent } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { readRegistryAccount } from './find-accounts';
import { findKnownParties } from './known-parties';
import { findPlaces, type Place } from './places';

/** Properties that name a container image, or the registry that images are pulled from. */
const IMAGE_NAMES =
  /^(baseImage|containerImage|containerUri|ecrUri|image|imageIdentifier|imageUri|parentImage|sourceImage|specifiedImage|trainingImage|upstreamRegistryUrl)$/i;

/**
 * Images that AWS publishes: those of CodeBuild by their names, and repositories of AWS in the public gallery.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/public/public-gallery.html
 */
const AWS_IMAGES =
  /^(aws\/codebuild\/|public\.ecr\.aws\/(amazoncorretto|amazonlinux|appmesh|aws-[a-z-]+|aws-observability|cloudwatch-agent|codebuild|ecs|eks|eks-distro|lambda|sam|ssm|xray)\/)/;

/** Rules for the container images that resources of every type run. */
export const trustImageRules: readonly Rule[] = [
  {
    id: 'TrustImageRegistry',
    level: 'required',
    group: 'changes',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findImages(resource).length > 0,
    what: 'Container image comes from a registry of the app, of a partner or of AWS',
    why: 'Whoever owns the repository decides what code runs here, with the identity and the data of the workload.',
    fix: 'Use an image of an own ECR repository, or list the registry in trusts.registries of the gate policy.',
    property: 'Properties',
    references: [
      pciDss('6.3.2'),
      awsDocs('AmazonECS/latest/bestpracticesguide/security-tasks-containers.html'),
      nist('SR-3'),
    ],
    check: (resource, templates) => {
      const { knowsAccount, knowsImage } = findKnownParties(resource, templates);
      return findImages(resource)
        .filter(({ text }) => {
          const owner = readRegistryAccount(text);
          if (owner !== undefined) return !knowsAccount(owner) && !knowsImage(text);
          return !AWS_IMAGES.test(text) && !knowsImage(addRegistry(text));
        })
        .map(({ path, text }) => `${path}: image of ${readRegistry(text)}, whose owner decides what code runs`);
    },
  },
];

/** Places that name an image of a registry, not one of the templates, a machine image, or a picture. */
const findImages = memoizeRecent((resource: TemplateResource): readonly Place[] =>
  findPlaces(resource).candidates.filter((place) => IMAGE_NAMES.test(place.name) && isImageReference(place)),
);

function isImageReference({ text, value }: Place): boolean {
  if (value.target() !== undefined || text.length > 512) return false;
  // A reference to something that only a deployment determines, or to the own account.
  if (/^\$\{|^\{\{|^\{"|\$\{AWS::AccountId\}/.test(text)) return false;
  return !/^(arn:|ami-|ssm:|resolve:|https?:|data:)/.test(text) && /^[\w.-]+(:\d+)?(\/[\w./-]+)*([:@]|$|\$)/.test(text);
}

/** The reference with its registry; Docker adds `docker.io/library/` to a bare name. */
function addRegistry(text: string): string {
  const registry = readRegistry(text);
  return text.startsWith(registry) ? text : `${registry}/${text.includes('/') ? '' : 'library/'}${text}`;
}

function readRegistry(text: string): string {
  const [first = '', ...rest] = text.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  // The URL of a pull-through cache is a host without an image.
  return isHost || (rest.length === 0 && /\.[a-z]{2,}$/.test(first) && !first.includes(':')) ? first : 'docker.io';
}
