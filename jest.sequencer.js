const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Jest starts with the tests that took longest. Before the first run it knows no durations and takes the size of the
 * files, so the slowest tests would come last, on one of the workers only. These projects have them.
 */
const SLOWEST_FIRST = ['mutants', 'running', 'synth', 'unit'];

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const rank = ({ context }) => SLOWEST_FIRST.indexOf(context.config.displayName.name);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
};
