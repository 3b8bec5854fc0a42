/** The colours, each text on its ground with a contrast of 4.5 or more. A verdict has an ink, a ground and a line. */
export const colours = `
:root{color-scheme:light dark;
--ground:#f6f7f9;--panel:#fff;--ink:#1b1f24;--dim:#5a6370;--line:#dfe3e8;--link:#1a56c4;--code:#f1f3f6;
--wire:#ad1f17;--wire-ground:#fdeceb;--wire-line:#d9463c;
--review:#7c4a00;--review-ground:#fff3dc;--review-line:#d99a20;
--source:#5f35b0;--source-ground:#f2ecfd;--source-line:#8d64dd;
--compatible:#17613a;--compatible-ground:#e5f5ec;--compatible-line:#3c9d6a;
--editorial:#495361;--editorial-ground:#edf0f3;--editorial-line:#9aa4b1;
--del:#fdeceb;--ins:#e5f5ec;--mark:#ffd9d4;--mark-ink:#7d120c}
@media screen and (prefers-color-scheme:dark){:root{
--ground:#121519;--panel:#1a1e24;--ink:#e5e8ec;--dim:#a2abb7;--line:#2e353e;--link:#8db8ff;--code:#22272f;
--wire:#ff9f96;--wire-ground:#3b1d1b;--wire-line:#d9564c;
--review:#f3bd70;--review-ground:#37290f;--review-line:#c08a2c;
--source:#c7acff;--source-ground:#2b2142;--source-line:#8d6ad6;
--compatible:#84d8a8;--compatible-ground:#163221;--compatible-line:#3f9a69;
--editorial:#b4bdc8;--editorial-ground:#272c33;--editorial-line:#677180;
--del:#3b1d1b;--ins:#163221;--mark:#6b201a;--mark-ink:#ffe3df}}
@media print{:root{--ground:#fff;--panel:#fff;--ink:#000;--dim:#444;--line:#bbb}}
.wire{--of:var(--wire);--of-ground:var(--wire-ground);--of-line:var(--wire-line)}
.review{--of:var(--review);--of-ground:var(--review-ground);--of-line:var(--review-line)}
.source{--of:var(--source);--of-ground:var(--source-ground);--of-line:var(--source-line)}
.compatible,.identical{--of:var(--compatible);--of-ground:var(--compatible-ground);--of-line:var(--compatible-line)}
.editorial{--of:var(--editorial);--of-ground:var(--editorial-ground);--of-line:var(--editorial-line)}
`;
