/** Words that a function name may start with: verbs, and the words of predicates. */
const VERBS = `
  accept acknowledge acquire act add adjust admit advance align allow analyze answer append apply ask assert assess assign associate attach authorize await
  balance bind block bound break build bundle cache calculate call canonicalize cancel change charge check choose cite claim clean clear clone close collect combine compare compile
  complete compose compute configure confirm connect consume contain continue control convert copy count cover create cruise cut decide declare decode decrypt
  define delete deny depend derive describe destroy detect determine disable discard dispatch display divide drain draw drop emit empty enable encode encrypt
  end enforce enqueue ensure enter erase escape estimate evaluate examine exclude execute exist exit expand expect expire explain export expose extend extract fail fetch fill filter
  find finish fit flatten flush follow forbid forge format forward freeze generate get give grant group guard handle has hash hide hold identify ignore import include
  increment index infer init initialize inject insert inspect install intersect introduce invoke is issue join judge keep kill learn leave limit link list listen load locate lock
  log look lookup lower make map mark mask match measure memoize merge migrate mint mock mount move mutate name narrow negotiate normalize note notify observe obtain omit open
  order override own pack pad page pair parse pass patch paint pause permit persist pick pin place plan poll pop post prefix prepare present preserve prevent print process produce prove
  provide prune publish pull purge push put quote raise random rank reach read rebuild receive recall recognize record redact reduce refer refill refresh refuse register reject relate release
  reload remember remove rename render renew reopen repeat replace reply report request require reserve reset resolve respond restart restore restrict retry return
  reveal reverse revoke rewrite roll rotate round route run sample satisfy save scale scan schedule seal search seed select send separate serialize serve set settle shorten show
  shrink shut sign simplify skip slice sort spawn split spoil start stop store stream strip submit substitute subtract suggest summarize supply suppress surround swap switch synthesize take
  tamper tell terminate test throttle throw tighten to toggle touch trace track transfer transform translate transpose trim trust try unwrap update upgrade use validate verify view visit wait walk warn
  watch weaken weigh widen wipe with work wrap write
  are can could does may must needs should was will
`;

const KNOWN: ReadonlySet<string> = new Set(VERBS.trim().split(/\s+/));

/** Whether a function name starts with a verb: `parseOptions`, `isOpen`, `findsPath`. */
export function startsWithVerb(name: string): boolean {
  const [first = ''] = /^[a-z]+/.exec(name) ?? [];
  return KNOWN.has(first) || stripThirdPerson(first).some((verb) => KNOWN.has(verb));
}

/** `matches` is `match`, `denies` is `deny`, `covers` is `cover`. */
function stripThirdPerson(word: string): string[] {
  if (!word.endsWith('s')) return [];
  return [word.slice(0, -1), word.replace(/es$/, ''), word.replace(/ies$/, 'y')];
}
