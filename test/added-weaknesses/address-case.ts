import type { AddedWeakness } from './added-weakness';
import { type OneValue, weakenOneValue } from './one-value';

/** An inbound rule without its source. */
export const ingress = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Description: 'HTTPS from the office' };
export const address = (given: Omit<OneValue, 'kind' | 'names'>): AddedWeakness =>
  weakenOneValue({
    ...given,
    kind: 'addresses of the whole internet',
    names: /(0\.0\.0\.0|128\.0\.0\.0|::|2000::)\/[0-7]|hold half of all addresses|from any address/,
  });
