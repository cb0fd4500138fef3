import { buildLine, UnpricedResource } from './cost-line';
import { renderCount } from './nouns';
import type { Estimate } from './resource-class';

/**
 * The KMS keys of epochs, which a function creates: that of the open epoch, and one for each epoch of the time for which
 * backups stay readable. A key that waits for its deletion costs nothing.
 *
 * @see https://aws.amazon.com/kms/pricing/
 */
export const estimateKeyEpochs: Estimate = (resources, { region }) =>
  resources.map((resource) => {
    const days = Number(resource.at('EpochDays').text());
    const restorable = Number(resource.at('RestorableDays').text());
    if (!(days > 0 && restorable > 0))
      throw new UnpricedResource(resource.path, 'EpochDays or RestorableDays is missing');
    const keys = Math.ceil(restorable / days) + 1;
    return buildLine(region, {
      resource: resource.path,
      what: renderCount(keys, 'epoch key'),
      quantity: keys,
      price: 'key',
    });
  });
