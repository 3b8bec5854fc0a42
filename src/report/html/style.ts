/** The style of the page: light or dark as the reader prefers, readable at 360 pixels, contrast of WCAG AA. */
import { colours } from './style-colours.js';
import { parts } from './style-parts.js';

const layout = `
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
code,pre,kbd,.place td,.at,.release{font-family:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
h1,h2,h3,p,ul,dl,figure,fieldset{margin:0;padding:0;border:0}
ul{list-style:none}
a{color:var(--link);text-underline-offset:.15em}
small{color:var(--dim);font-size:.8125rem}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem;top:.5rem;background:var(--panel);padding:.5rem 1rem;border-radius:.4rem;z-index:2}
.skip:focus{left:.5rem}
.hide{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
.inner,.columns{max-width:90rem;margin:0 auto;padding:0 1rem}
.columns{display:block;padding-bottom:4rem}
main{min-width:0}
#changes:focus,#raw:focus{outline:0}
aside{margin:1.25rem 0;min-width:0}
@media (min-width:64rem){
.inner,.columns{padding:0 2rem}
.columns{display:grid;grid-template-columns:16rem minmax(0,1fr);column-gap:2.5rem;padding-bottom:6rem}
aside{grid-row:1;margin:0;padding:1.5rem .25rem 1.5rem 0;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto}
main{grid-column:2}
.raw-only .columns{display:block}
.raw-only aside{display:none}
}
.raw-only aside{display:none}
@media print{
body{background:#fff;font-size:10pt}
aside,.summary nav,.skip,.link,dialog{display:none!important}

.inner,.columns{display:block;padding:0}
.summary{padding-bottom:1rem}
.change{break-inside:avoid-page;content-visibility:visible!important;box-shadow:none!important}
details::details-content{content-visibility:visible;height:auto;block-size:auto}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:auto}}
`;

/** All of it, for one style element. */
export const style = [colours, layout, parts].join('').replace(/\n+/g, '\n').trim();
