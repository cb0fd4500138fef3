import type { Limit } from './api-definition';

/**
 * Requests that may pass: as many as the bucket holds at once, refilled at a steady rate.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export class TokenBucket {
  readonly #limit: Limit;
  #tokens: number;
  #filled: number;

  /** @param now milliseconds on a clock that only goes forward */
  constructor(limit: Limit, now: number) {
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
