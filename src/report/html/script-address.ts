/** The page's address: what is chosen is kept in its fragment, and a fragment leads to a change, a part or a choice. */
export const address = `
const written = (state) => {
  const parts = names.filter((name) => state[name].length > 0).map((name) => name + '=' + state[name].map(encodeURIComponent).join(','));
  if (state.q !== '') parts.push('q=' + encodeURIComponent(state.q));
  return parts.length === 0 ? '' : '#?' + parts.join('&');
};
const plain = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const choose = (query) => {
  const given = new Map(query.split('&').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  search.value = plain(given.get('q') ?? '');
  for (const box of boxes) box.checked = (given.get(box.name) ?? '').split(',').map(plain).includes(box.value);
  for (const box of boxes) if (box.checked) for (let up = box.closest('details'); up; up = up.parentElement.closest('details')) up.open = true;
  apply();
};
const changed = () => {
  const next = written(apply());
  history.replaceState(null, '', next === '' ? location.pathname + location.search : next);
};
const main = byId('changes');
const raw = byId('raw');
const tabs = { changes: byId('tab-changes'), raw: byId('tab-raw') };
const part = (name) => {
  main.hidden = name !== 'changes';
  raw.hidden = name !== 'raw';
  document.body.classList.toggle('raw-only', name === 'raw');
  for (const [key, tab] of Object.entries(tabs)) {
    if (key === name) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
  }
};
const lead = () => {
  const fragment = location.hash.slice(1);
  if (fragment.startsWith('?')) {
    part('changes');
    choose(fragment.slice(1));
    return;
  }
  const target = fragment === '' ? null : byId(plain(fragment));
  part(fragment === 'raw' ? 'raw' : 'changes');
  if (target === null || !main.contains(target) || target === main) return;
  if (target.hidden || target.closest('section.area').hidden) choose('');
  if (target.matches('article')) {
    for (const details of target.querySelectorAll('.where')) details.open = true;
    target.focus({ preventScroll: true });
  }
  target.scrollIntoView();
};
form.addEventListener('input', changed);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(() => {
  changed();
  search.focus();
}));
addEventListener('hashchange', lead);
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')];
  for (const details of opened) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
});
form.hidden = false;
if (matchMedia('(max-width: 64rem)').matches) byId('facets').open = false;
document.querySelector('.areas').hidden = true;
lead();
`;
