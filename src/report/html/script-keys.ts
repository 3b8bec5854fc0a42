/** Keys: j and k walk through the changes that are shown, o opens one, / searches, ? lists the keys. */
export const keyboard = `
const dialog = byId('keys');
const go = (step) => {
  part('changes');
  const shown = articles.filter((each) => !each.hidden);
  const here = document.activeElement.closest('article');
  const at = here === null ? -1 : shown.indexOf(here);
  const next = at === -1 && step < 0 ? undefined : shown[at + step];
  if (next === undefined) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
};
const open = () => {
  const here = document.activeElement.closest('article');
  const details = here === null ? null : here.querySelector('.where');
  if (details !== null) details.open = !details.open;
};
const seek = () => {
  part('changes');
  search.focus();
  search.select();
};
const actions = { j: () => go(1), k: () => go(-1), o: open, '/': seek, '?': () => dialog.showModal() };
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  const typing = event.target.matches('input[type=search], textarea, select');
  if (typing) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
  if (action === undefined) return;
  event.preventDefault();
  action();
});
byId('show-keys').addEventListener('click', () => dialog.showModal());
`;
