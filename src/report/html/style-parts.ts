/** The parts of the page, from top to bottom. */
export const parts = `
.summary{background:var(--panel);border-bottom:1px solid var(--line)}
.summary h1{padding-top:2rem;font-size:1rem;font-weight:600;line-height:1.25}
.api{display:block;color:var(--dim)}
.releases{display:flex;flex-wrap:wrap;align-items:baseline;gap:.35rem 1.25rem;margin-top:.35rem;font-size:clamp(1.5rem,5vw,2.1rem);font-weight:650;letter-spacing:-.02em}
.release{font-family:inherit;overflow-wrap:anywhere}
.release small{display:block;font:400 .8125rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;letter-spacing:0}
.arrow{color:var(--dim);font-weight:400}
.answer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem;margin-top:1.25rem;padding:.85rem 1.1rem;border-radius:.6rem;background:var(--of-ground);color:var(--of);border:1px solid var(--of-line)}
.answer p{font-size:1.0625rem}
.badge{display:inline-block;padding:.1em .6em;border-radius:1em;background:var(--of-ground);color:var(--of);border:1px solid var(--of-line);font-size:.8125rem;font-weight:650;line-height:1.5;white-space:nowrap}
.answer .badge{background:var(--panel);margin-right:.35rem}
.tiles{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.9rem}
.tiles li{flex:1 1 6rem}
.tiles a{display:block;padding:.6rem .9rem;border:1px solid var(--line);border-left:4px solid var(--of-line);border-radius:.5rem;background:var(--panel);color:var(--of);text-decoration:none}
.tiles a:hover{background:var(--of-ground)}
.tiles strong{display:block;font-size:1.5rem;line-height:1.15;font-variant-numeric:tabular-nums}
.tiles span{font-size:.875rem}
.tiles .zero a{color:var(--dim);border-left-color:var(--line)}
.uses{margin-top:1rem;padding:.75rem 1.1rem;border-left:4px solid var(--link);background:var(--code);border-radius:.3rem;overflow-wrap:anywhere}
.summary nav{display:flex;gap:1.5rem;margin-top:1.25rem}
.summary nav a{padding:.6rem .1rem;color:var(--dim);text-decoration:none;font-weight:600;border-bottom:3px solid transparent}
.summary nav a[aria-current]{color:var(--ink);border-bottom-color:var(--link)}
.summary nav a:hover{color:var(--ink)}
.plus{color:var(--compatible)}.minus{color:var(--wire)}
.title{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
#raw .title{position:static;clip-path:none;width:auto;height:auto;margin:2rem 0 1rem;font-size:1.125rem;white-space:normal}
aside h2,legend,#facets>summary{font-size:.8125rem;font-weight:650;color:var(--dim);letter-spacing:.01em}
.search span{display:block;font-size:.8125rem;font-weight:650;color:var(--dim)}
.search input{width:100%;margin-top:.25rem;padding:.5rem .7rem;font:inherit;color:var(--ink);background:var(--panel);border:1px solid var(--editorial-line);border-radius:.45rem}
#count{margin:.5rem 0 .75rem;font-size:.875rem;color:var(--dim);font-variant-numeric:tabular-nums}
#facets>summary{cursor:pointer;padding:.25rem 0}
fieldset{margin-top:.9rem!important;min-width:0}
fieldset label{display:flex;align-items:baseline;gap:.5rem;padding:.2rem 0;font-size:.9375rem;cursor:pointer}
fieldset label span{flex:1;min-width:0;overflow-wrap:anywhere}
fieldset summary{font-size:.9375rem;cursor:pointer;padding:.2rem 0}
input[type=checkbox]{accent-color:var(--link);margin:0;width:1rem;height:1rem;align-self:center;flex:none}
.actions{margin-top:1rem;display:flex;gap:.5rem;flex-wrap:wrap}
button{font:inherit;font-size:.875rem;color:var(--ink);background:var(--panel);border:1px solid var(--editorial-line);border-radius:.45rem;padding:.3rem .75rem;cursor:pointer}
button:hover{background:var(--code)}
kbd{font-size:.8125em;border:1px solid var(--line);border-radius:.25rem;padding:0 .35em;background:var(--code)}
.areas li{display:flex;justify-content:space-between;gap:.5rem;padding:.2rem 0}
.areas a{overflow-wrap:anywhere}
.area>h2{margin:2rem 0 .75rem;font-size:1.25rem;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
.area>h2 .count{font-size:.875rem;font-weight:400;color:var(--dim);letter-spacing:0;margin-left:.35rem}
.change{position:relative;margin-bottom:.75rem;padding:1rem 1.1rem;background:var(--panel);border:1px solid var(--line);border-left:4px solid var(--of-line);border-radius:.5rem;content-visibility:auto;contain-intrinsic-size:auto 9rem}
.change:target,.change:focus{outline:2px solid var(--link);outline-offset:1px}
.top{display:flex;align-items:flex-start;gap:.65rem}
.top h3{flex:1;min-width:0;font-size:1.0625rem;font-weight:600;line-height:1.45;overflow-wrap:anywhere}
.top h3 code{font-size:.9375em;background:var(--code);border-radius:.25rem;padding:.05em .3em}
.link{color:var(--dim);text-decoration:none;padding:0 .35rem}
.link:hover{color:var(--link)}
.who{color:var(--of);font:600 .875rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.at{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .85rem;margin-top:.3rem;font-size:.8125rem;color:var(--dim);overflow-wrap:anywhere}
.at code{min-width:0}
.at i{font-style:normal}
.at .rule{white-space:nowrap;font-family:system-ui,sans-serif}
.operations{display:flex;flex-wrap:wrap;gap:.35rem;margin-top:.6rem}
.operations code{display:inline-block;padding:.12em .55em;background:var(--code);border-radius:.3rem;font-size:.8125rem;overflow-wrap:anywhere}
.more summary,.whole summary,.where summary{cursor:pointer;font-size:.875rem;color:var(--link);margin-top:.6rem;width:fit-content}
.reason{margin-top:.75rem;padding:.5rem .85rem;border-left:3px solid var(--of-line);background:var(--of-ground);border-radius:.25rem;font-size:.9375rem;overflow-wrap:anywhere}
.witness{margin-top:.9rem}
figcaption,.wants,.only{font-size:.875rem;color:var(--dim);margin-bottom:.35rem;overflow-wrap:anywhere}
.wants,.only{margin-top:.6rem}
.wants code{color:var(--ink)}
pre{margin:0;padding:.7rem .9rem;background:var(--code);border-radius:.4rem;font-size:.8125rem;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:2}
.witness mark{background:var(--mark);color:var(--mark-ink);font-weight:600;border-radius:.2rem;box-shadow:0 0 0 .15rem var(--mark);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.wanted{border-left:3px solid var(--compatible-line)}
.nothing{padding:.7rem .9rem;border-radius:.4rem;background:var(--mark);color:var(--mark-ink);font-size:.875rem;width:fit-content}
.cut,.range{color:var(--dim);font-style:italic}
.where[open]>summary{margin-bottom:.5rem}
.place{width:100%;border-collapse:collapse;table-layout:fixed;background:var(--code);border-radius:.4rem;font-size:.8125rem;line-height:1.5}
.place caption{text-align:left;color:var(--dim);padding-bottom:.3rem;overflow-wrap:anywhere;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
.place th{text-align:left;font-weight:600;color:var(--dim);padding:.4rem .75rem;border-bottom:1px solid var(--line)}
.place td{padding:0 .75rem 0 1.75rem;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere;position:relative}
.place td+td,.place th+th{border-left:1px solid var(--line)}
.place .d,pre.d,del{background:var(--del);color:var(--wire)}
.place .i,pre.i,ins{background:var(--ins);color:var(--compatible)}
.place .d::before,.place .i::before{position:absolute;left:.75rem}
.place .d::before{content:"\\2212"}.place .i::before{content:"+"}
.place .gap td{text-align:center;color:var(--dim);padding:.1rem;font-style:italic}
.place tr:last-child td{padding-bottom:.35rem}
del,ins{display:block;text-decoration:none;margin:0 -.9rem;padding:0 .9rem}
#raw pre{margin-bottom:.75rem;background:var(--panel);border:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 20rem}
.rest,.none{padding:.75rem 0;color:var(--dim)}
dialog{border:1px solid var(--line);border-radius:.6rem;background:var(--panel);color:var(--ink);padding:1.25rem 1.5rem;max-width:22rem}
dialog::backdrop{background:rgb(0 0 0/.45)}
dialog h2{font-size:1.0625rem;margin-bottom:.75rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.4rem 1rem;margin-bottom:1rem}
dd{margin:0}
@media (hover:none) and (pointer:coarse){#show-keys{display:none}}
@media (max-width:40rem){
#show-keys{display:none}
.change{padding:.85rem .85rem}
.top{flex-wrap:wrap}
.top h3{flex-basis:100%;order:2}
.link{margin-left:auto}
.tiles li{flex:1 1 30%}
.tiles a{padding:.35rem .6rem}
.tiles strong{display:inline;font-size:1.0625rem}
.summary h1{padding-top:1.25rem}
.place thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.place caption{padding:.4rem .75rem 0}
.place,.place tbody,.place tr,.place td,.place caption{display:block}
.place .s td+td,.place .n{display:none}
.place td+td{border-left:0}
.place td{padding-right:.5rem}
}
`;
