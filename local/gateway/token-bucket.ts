import type { ThrottleLimit } from './api-definition';

/**
 * Limits requests: a burst up to the size of the bucket, which is refilled at a steady rate.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export class TokenBucket {
  readonly #limit: ThrottleLimit;
  #tokens: number;
  #filled: number;

  /** @param now milliseconds */
  constructor(limit: ThrottleLimit, now: number) {
    this.#limit = limit;
    this.#tokens = limit.burst;
    this.#filled = now;
  }

  take(now: number): boolean {
    this.#tokens = Math.min(this.#limit.burst, this.#tokens + ((now - this.#filled) / 1000) * this.#limit.rate);
    this.#filled = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
