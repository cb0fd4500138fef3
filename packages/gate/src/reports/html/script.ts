/**
 * The script of the page. Without it everything can be read. It filters lists, keeps the filters in the address, opens
 * what a link points to, copies texts and highlights the edges of a node. It builds no markup from texts.
 */
export const SCRIPT = `(() => {
'use strict';
const $ = (selector, root = document) => [...root.querySelectorAll(selector)];
document.documentElement.classList.add('js');
const lists = new Map();
const textOf = (element) => (element.searched ??= element.textContent.toLowerCase());

for (const form of $('form.filter')) {
  const section = document.getElementById(form.dataset.list);
  const groups = $('details.group', section).map((group) => ({
    group,
    head: group.querySelector('summary'),
    count: group.querySelector('.n'),
    rows: $('table > tbody > tr', group).filter((row) => row.closest('details') === group),
  }));
  const status = form.querySelector('[role=status]');
  const read = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim() !== '') query.set(name, value.trim());
    return query;
  };
  const apply = () => {
    const query = read();
    const words = (query.get('q') ?? '').toLowerCase().split(/\\s+/).filter(Boolean);
    query.delete('q');
    const facets = [...query];
    let shown = 0;
    let total = 0;
    for (const { group, head, count, rows } of groups) {
      let visible = 0;
      const inHead = words.filter((word) => textOf(head).includes(word));
      for (const row of rows) {
        const fits = facets.every(([name, value]) =>
          name in row.dataset ? row.dataset[name] === value : (group.dataset[name] ?? '').split(' ').includes(value));
        const found = fits && (words.length === inHead.length || words.every((word) => inHead.includes(word) || textOf(row).includes(word)));
        if (row.hidden === found) row.hidden = !found;
        if (found) visible += 1;
      }
      const empty = visible === 0;
      if (group.hidden !== empty) group.hidden = empty;
      const all = String(rows.length);
      count.textContent = visible === rows.length ? all : visible + ' of ' + all;
      shown += visible;
      total += rows.length;
    }
    const noun = form.dataset.noun + (total === 1 ? '' : 's');
    status.textContent = (shown === total ? '' : shown + ' of ') + total + ' ' + noun;
  };
  const remember = () => {
    const query = String(read());
    history.replaceState(null, '', '#' + form.dataset.list + (query === '' ? '' : '?' + query));
  };
  let planned = 0;
  const plan = () => {
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(() => { apply(); remember(); });
  };
  form.addEventListener('input', plan);
  form.addEventListener('reset', plan);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('click', ({ target }) => {
    if (!('open' in target.dataset)) return;
    for (const { group } of groups) if (!group.hidden) group.open = target.dataset.open === 'true';
  });
  lists.set(form.dataset.list, (query) => {
    form.reset();
    cancelAnimationFrame(planned);
    for (const [name, value] of query) {
      const field = form.elements.namedItem(name);
      if (field !== null) field.value = value;
    }
    apply();
  });
}

// A person may have typed the address: a percent sign there need not be the start of a code.
const readAddress = () => {
  const hash = location.hash.slice(1);
  try {
    return decodeURI(hash);
  } catch {
    return hash;
  }
};
const follow = () => {
  const hash = readAddress();
  const cut = hash.indexOf('?');
  const id = cut < 0 ? hash : hash.slice(0, cut);
  const query = cut < 0 ? '' : hash.slice(cut + 1);
  const target = document.getElementById(id);
  if (target === null) return;
  if (query !== '') lists.get(id)?.(new URLSearchParams(query));
  for (let part = target; part !== null; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true;
  for (let part = target; part !== null; part = part.parentElement) if (part.hidden) part.hidden = false;
  target.scrollIntoView();
};
addEventListener('hashchange', follow);
if (location.hash !== '') follow();

const toast = document.getElementById('toast');
let hiding = 0;
const say = (text) => {
  toast.textContent = text;
  toast.classList.add('on');
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.classList.remove('on'), 2000);
};
document.addEventListener('click', async ({ target }) => {
  if (!(target instanceof Element) || !target.matches('button.copy')) return;
  const pre = target.parentElement.querySelector('pre');
  try {
    await navigator.clipboard.writeText(pre.textContent);
    say('Copied');
  } catch {
    getSelection().selectAllChildren(pre);
    say(document.execCommand('copy') ? 'Copied' : 'Selected: copy it with the keyboard');
  }
});

for (const svg of $('.scroll svg')) {
  const nodes = $('.node', svg);
  const edges = $('.edge', svg);
  const show = ({ target }) => {
    const node = target.closest('.node');
    svg.classList.toggle('focus', node !== null);
    if (node === null) return;
    const { node: number } = node.dataset;
    const near = new Set([number]);
    for (const edge of edges) {
      const touches = edge.dataset.from === number || edge.dataset.to === number;
      edge.classList.toggle('on', touches);
      if (touches) near.add(edge.dataset.from).add(edge.dataset.to);
    }
    for (const each of nodes) each.classList.toggle('on', near.has(each.dataset.node));
  };
  svg.addEventListener('pointerover', show);
  svg.addEventListener('focusin', show);
  for (const name of ['pointerleave', 'focusout']) svg.addEventListener(name, () => svg.classList.remove('focus'));
}
})();
`;
