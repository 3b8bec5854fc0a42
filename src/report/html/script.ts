/**
 * What the page does where JavaScript runs: filters, the address, keys. It reads what is on the page and hides or shows it;
 * it writes no markup, so no text of a document can become any.
 */
import { address } from './script-address.js';
import { keyboard } from './script-keys.js';

const filtering = String.raw`
const byId = (id) => document.getElementById(id);
const form = byId('filters');
const search = byId('search');
const articles = [...document.querySelectorAll('article')];
const sections = [...document.querySelectorAll('section.area')];
const boxes = [...form.querySelectorAll('input[type=checkbox]')];
const names = ['verdict', 'audience', 'method', 'area'];
const facts = articles.map((element) => ({
  element,
  verdict: [element.dataset.v],
  audience: [element.dataset.w],
  method: element.dataset.m.split(' '),
  area: [element.parentElement.dataset.a],
  words: null,
}));
const wordsOf = (fact) => {
  if (fact.words === null) {
    const parts = [...fact.element.children].filter((child) => !child.matches('.where'));
    fact.words = (fact.element.id + ' ' + fact.element.querySelector('.at code').title + ' ' + parts.map((child) => child.textContent).join(' ')).toLowerCase();
  }
  return fact.words;
};
const chosen = () => {
  const state = { q: search.value.trim() };
  for (const name of names) state[name] = boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
  return state;
};
const suits = (fact, state, words) =>
  names.every((name) => state[name].length === 0 || fact[name].some((value) => state[name].includes(value))) &&
  words.every((word) => wordsOf(fact).includes(word));
const count = byId('count');
const clear = form.querySelector('button[type=reset]');
const say = (shown) => {
  const all = articles.length;
  count.textContent = shown === all ? all + (all === 1 ? ' change' : ' changes') : shown + ' of ' + all + ' changes';
  byId('none').hidden = shown > 0 || all === 0;
};
const apply = () => {
  const state = chosen();
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const left = new Set();
  let shown = 0;
  for (const fact of facts) {
    const fits = suits(fact, state, words);
    if (fact.element.hidden === fits) fact.element.hidden = !fits;
    if (fits) {
      shown++;
      left.add(fact.element.parentElement);
    }
  }
  for (const section of sections) section.hidden = !left.has(section);
  say(shown);
  clear.hidden = written(state) === '';
  return state;
};
`;

/** All of it, for one script element. */
export const script = `(() => {\n'use strict';${filtering}${address}${keyboard}})();`;
