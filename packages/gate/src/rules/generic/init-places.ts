import { memoize } from '../../templates/memoize';
import { TemplateResource } from '../../templates/template-resource';
import { findPlaces, type Place } from './places';

const INIT = 'AWS::CloudFormation::Init';
const NONE: readonly Place[] = [];

/**
 * The texts of the metadata that cfn-init carries out on a machine: packages, sources, files and commands.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-init.html
 */
export const listInitPlaces = memoize((resource: TemplateResource): readonly Place[] => {
  const { stack, logicalId, type } = resource;
  const init = stack.source.template.Resources?.[logicalId]?.Metadata?.[INIT];
  if (init === undefined) return NONE;
  const read = new TemplateResource(stack, logicalId, { Type: type, Properties: { [INIT]: init } });
  return findPlaces(read).texts;
});

/** Whether a text is what cfn-init downloads: an archive, the content of a file, or a package. */
export function isDownloadOfInit({ path }: Place): boolean {
  return path.startsWith(`${INIT}.`) && /\.(?:sources\.|packages\.|files\..*\.source$)/s.test(path);
}
